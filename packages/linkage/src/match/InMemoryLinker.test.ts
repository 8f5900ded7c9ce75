import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { f1, sightings } from "../../test/people.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { BLOCK_LIMIT, InMemoryLinker, model } from "./index.ts"

const linkerOf = (
  records: ReadonlyArray<{ readonly id: string; readonly encoding: ReturnType<typeof encode> }>,
  hubLimit = 20
) => {
  const linker = new InMemoryLinker({ model, hubLimit })
  for (const { id, encoding } of records) linker.add(id, encoding)
  return linker
}
const small = sightings(12, 3)

describe("InMemoryLinker", () => {
  it("gives the same clusters in any order, with repeats, and after records came and went", () => {
    const wanted = linkerOf(small, 3).clusters()
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...small], { minLength: small.length }),
        fc.subarray([...small]),
        (order, again) => {
          const linker = linkerOf([...again, ...order, ...again], 3)
          for (const { id } of again) linker.remove(id)
          for (const { id, encoding } of again) linker.add(id, encoding)
          expect(linker.clusters()).toEqual(wanted)
        }
      ),
      { numRuns: 40 }
    )
  })

  it("finds the same people over a new key", () => {
    const linked = f1(linkerOf(sightings(120, 5)).clusters().clusters, sightings(120, 5))
    expect(linked).toBeGreaterThan(0.9)
  })

  it("links unseen names and errors well, as shipped and fitted to the file", () => {
    const records = sightings(400, 11)
    const linker = linkerOf(records)
    expect(f1(linker.clusters().clusters, records)).toBeGreaterThan(0.92)
    expect(f1(linker.clusters({}, linker.edges(linker.adapted())).clusters, records)).toBeGreaterThan(0.92)
  })

  it("takes a phone of many for no ground, for the first pair as for the last", () => {
    const at = (i: number): SubjectIdentity => ({
      givenNames: `Kind${String.fromCharCode(97 + i)}oe`,
      phones: ["010-4561237"]
    })
    const few = linkerOf(
      Array.from({ length: 3 }, (_, i) => ({ id: `r${i}`, encoding: encode(at(i), keys) })),
      3
    )
    const many = linkerOf(
      Array.from({ length: 4 }, (_, i) => ({ id: `r${i}`, encoding: encode(at(i), keys) })),
      3
    )
    expect([...few.candidates()].length).toBe(3)
    expect(few.hubs().size).toBe(0)
    expect([...many.candidates()]).toEqual([])
    expect(many.hubs().size).toBe(1)
    many.remove("r0")
    expect([...many.candidates()].length).toBe(3)
  })

  it("does bounded work for thousands of one name", () => {
    const one = encode({ givenNames: "Mohamed", familyName: "Ali", birthDate: "2001-01-01" }, keys)
    const linker = linkerOf(Array.from({ length: 20_000 }, (_, i) => ({ id: `r${i}`, encoding: one })))
    expect([...linker.candidates()].length).toBe(0)
    expect(linker.clusters().clusters.length).toBe(20_000)
    expect(BLOCK_LIMIT).toBeLessThan(20_000)
  })

  it("heeds what people decided", () => {
    const [first, second] = small.filter(
      (r) => r.person === small.find((s) => small.filter((o) => o.person === s.person).length > 1)?.person
    )
    if (first === undefined || second === undefined) throw new Error("the generator made nobody twice")
    const apart = linkerOf(small).clusters({ cannotLink: [[first.id, second.id]] })
    expect(apart.clusters.some((c) => c.includes(first.id) && c.includes(second.id))).toBe(false)
  })
})
