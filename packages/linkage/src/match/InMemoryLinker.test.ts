import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { crowd, holding } from "../../test/crowds.ts"
import { f1, sightings } from "../../test/people.ts"
import { type Encoding, encode, type SubjectIdentity } from "../encode/index.ts"
import { BUDGET, followedOf, InMemoryLinker, loadOf, model } from "./index.ts"

const linkerOf = (records: ReadonlyArray<{ readonly id: string; readonly encoding: Encoding }>, hubLimit = 20) => {
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

  it("heeds what people decided", () => {
    const [first, second] = small.filter(
      (r) => r.person === small.find((s) => small.filter((o) => o.person === s.person).length > 1)?.person
    )
    if (first === undefined || second === undefined) throw new Error("the generator made nobody twice")
    const apart = linkerOf(small).clusters({ cannotLink: [[first.id, second.id]] })
    expect(apart.clusters.some((c) => c.includes(first.id) && c.includes(second.id))).toBe(false)
  })
})

/** How many others each record is compared with. */
const comparisons = (linker: InMemoryLinker) => {
  const out = new Map<string, number>()
  for (const pair of linker.candidates()) for (const id of pair) out.set(id, (out.get(id) ?? 0) + 1)
  return out
}
const sorted = (linker: InMemoryLinker) => [...linker.candidates()].map((pair) => pair.join(" ")).sort()

describe("InMemoryLinker.candidates", () => {
  it("are the same pairs in any order, with repeats, and after records came and went", () => {
    fc.assert(
      fc.property(
        crowd(160, 5).chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray([...records], { minLength: records.length }),
            fc.subarray([...records])
          )
        ),
        ([records, order, again]) => {
          const wanted = sorted(linkerOf(records))
          const linker = linkerOf([...again, ...order, ...again])
          for (const { id } of again) linker.remove(id)
          for (const { id } of again) linker.add(`${id} of another`, holding("", ["n00", "b00", "i01"]).encoding)
          for (const { id, encoding } of again) linker.add(id, encoding)
          for (const { id } of again) linker.remove(`${id} of another`)
          expect(sorted(linker)).toEqual(wanted)
        }
      ),
      { numRuns: 30 }
    )
  })

  it("are, for each record, no more than the budget and three for each of its tokens", () => {
    let over = 0
    fc.assert(
      fc.property(crowd(300, 4), (records) => {
        const linker = linkerOf(records, 100)
        const { step } = linker.frequencies()
        const met = comparisons(linker)
        for (const { id, encoding } of records) {
          if (loadOf(encoding.tokens, step) > BUDGET) over++
          expect(met.get(id) ?? 0).toBeLessThanOrEqual(BUDGET + 3 * encoding.tokens.length)
        }
      }),
      { numRuns: 30 }
    )
    // or the budget was never put to the test
    expect(over).toBeGreaterThan(1000)
  })

  it("are the pairs of the definition: both follow a token that both hold", () => {
    fc.assert(
      fc.property(crowd(120, 4), (records) => {
        const linker = linkerOf(records)
        const { step } = linker.frequencies()
        const followed = records.map(({ encoding }) => new Set(followedOf(encoding.tokens, step)))
        const wanted: Array<string> = []
        records.forEach(({ id }, i) => {
          records.forEach((other, j) => {
            const shared = [...(followed[i] ?? [])].some((token) => followed[j]?.has(token) === true)
            if (id < other.id && shared) wanted.push(`${id} ${other.id}`)
          })
        })
        expect(sorted(linker)).toEqual(wanted.sort())
      }),
      { numRuns: 30 }
    )
  })

  it("are none under a name that 50,000 records repeat, and few under what tells those records apart", () => {
    const linker = linkerOf(
      Array.from({ length: 50_000 }, (_, i) => holding(`r${i}`, ["n-mohamed-ali", `b${i % 500}`, `d${i >> 1}`]))
    )
    const met = [...comparisons(linker).values()]
    expect(met.length).toBe(50_000)
    expect(met.every((others) => others === 1)).toBe(true)
    expect(linker.clusters().clusters.length).toBe(50_000)
  })
})
