import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CROWDS } from "./crowd.ts"
import type { Levels } from "./index.ts"
import { LEVELS } from "./levelNames.ts"
import { OVERLAPS } from "./overlap.ts"
import { patternOf, patternsOf, without } from "./patterns.ts"

const level = <A>(levels: ReadonlyArray<A>) => fc.option(fc.constantFrom(...levels), { nil: undefined })
const found: fc.Arbitrary<Levels> = fc.record({
  crowd: level(CROWDS),
  familyName: level(LEVELS.familyName),
  givenNames: level(LEVELS.givenNames),
  address: level(LEVELS.address),
  phone: level(LEVELS.phone),
  email: level(LEVELS.email),
  handle: level(LEVELS.handle),
  birthDate: level(LEVELS.birthDate),
  sex: level(LEVELS.sex),
  order: level(LEVELS.order),
  hubs: fc.subarray(["address", "phone", "email", "handle"] as const)
})
const levels: fc.Arbitrary<Levels> = fc
  .tuple(found, fc.nat({ max: OVERLAPS }))
  .map(([one, overlap]) => (overlap === 0 ? one : { ...one, overlap }))

describe("patternOf", () => {
  it("is one number for pairs that agree alike, and another for any others", () => {
    fc.assert(
      fc.property(levels, levels, (x, y) => {
        expect(patternOf({ ...x, hubs: [...x.hubs].reverse() })).toBe(patternOf(x))
        const alike = JSON.stringify(Object.entries(x).sort()) === JSON.stringify(Object.entries(y).sort())
        expect(patternOf(x) === patternOf(y)).toBe(alike)
      }),
      { numRuns: 1000 }
    )
  })

  it("tells apart two that differ in one field only", () => {
    fc.assert(
      fc.property(levels, fc.constantFrom("birthDate", "givenNames", "order", "phone"), (x, field) => {
        const bare = { ...x, [field]: undefined }
        expect(patternOf(bare) === patternOf(x)).toBe(x[field] === undefined)
      })
    )
  })

  it("is a whole number that keeps its digits", () => {
    const last = Object.entries(LEVELS).map(([field, all]) => [field, all.at(-1)])
    // Object.fromEntries forgets the keys
    const most = {
      ...Object.fromEntries(last),
      crowd: "more",
      overlap: OVERLAPS,
      slight: true,
      hubs: ["address", "phone", "email", "handle"]
    } as unknown as Levels
    expect(patternOf(most)).toBeGreaterThan(1_000_000)
    expect(Number.isSafeInteger(patternOf(most))).toBe(true)
  })
})

describe("patternsOf", () => {
  it("counts each pattern once, in an order that does not depend on that of the pairs", () => {
    fc.assert(
      fc.property(fc.array(levels, { maxLength: 12 }), (pairs) => {
        const twice = patternsOf([...pairs, ...pairs])
        expect(patternsOf([...pairs, ...pairs].reverse()).map((p) => [patternOf(p.levels), p.count])).toEqual(
          twice.map((p) => [patternOf(p.levels), p.count])
        )
        expect(twice.reduce((sum, p) => sum + p.count, 0)).toBe(pairs.length * 2)
        expect(new Set(twice.map((p) => patternOf(p.levels))).size).toBe(twice.length)
      })
    )
  })
})

describe("without", () => {
  it("forgets the order of names, and how common they are, together with either name", () => {
    fc.assert(
      fc.property(levels, (x) => {
        expect(without(x, "givenNames")).toMatchObject({ givenNames: undefined, order: undefined, crowd: undefined })
        expect(without(x, "phone")).toMatchObject({ order: x.order, crowd: x.crowd })
      })
    )
  })
})
