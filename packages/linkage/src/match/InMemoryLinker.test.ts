import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { identity, keys } from "../../test/arbitraries.ts"
import { pairsByDefinition } from "../../test/byDefinition.ts"
import { crowd, holding, tokenOf } from "../../test/crowds.ts"
import { f1, sightings } from "../../test/people.ts"
import { type Encoding, encode, type SubjectIdentity } from "../encode/index.ts"
import { BUDGET, InMemoryLinker, loadOf, model, weigh } from "./index.ts"

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

describe("InMemoryLinker.compared", () => {
  const found = (linker: InMemoryLinker) =>
    [...linker.levels()]
      .map((pair) => ({ ...pair, slight: pair.levels.slight === true, weight: weigh(pair.levels, model).weight }))
      .sort(byIds)
  const byIds = (x: { a: string; b: string }, y: { a: string; b: string }) =>
    x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1

  it("is the pairs of the definition, with their levels and weights, for people as systems write them", () => {
    const records = fc.array(identity, { minLength: 2, maxLength: 60, size: "max" })
    fc.assert(
      fc.property(records, fc.integer({ min: 2, max: 20 }), (people, hubLimit) => {
        const all = people.map((one, i) => ({ id: `r${i}`, encoding: encode(one, keys) }))
        expect(found(linkerOf(all, hubLimit))).toEqual(pairsByDefinition(all, model, hubLimit).sort(byIds))
      }),
      { numRuns: 30 }
    )
  })

  it("is the pairs of the definition where records are so many that they pass over tokens", () => {
    fc.assert(
      fc.property(crowd(200, 4), (records) => {
        expect(found(linkerOf(records, 100))).toEqual(pairsByDefinition(records, model, 100).sort(byIds))
      }),
      { numRuns: 12 }
    )
  })
})

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
          for (const { id } of again)
            linker.add(
              `${id} of another`,
              holding(
                "",
                ["n", "b", "i"].map((kind) => tokenOf(kind, 0))
              ).encoding
            )
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

  it("are none under a name that 50,000 records repeat, and few under what tells those records apart", () => {
    const many = Array.from({ length: 250 }, (_, n) => tokenOf("b", n))
    const pairs = Array.from({ length: 25_000 }, (_, n) => tokenOf("d", n))
    const linker = linkerOf(
      Array.from({ length: 50_000 }, (_, i) =>
        holding(`r${i}`, [tokenOf("n", 0), many[i % 250] ?? "", pairs[i >> 1] ?? ""])
      )
    )
    const met = [...comparisons(linker).values()]
    expect(met.length).toBe(50_000)
    expect(met.every((others) => others === 1)).toBe(true)
    expect(linker.clusters().clusters.length).toBe(50_000)
  })
})
