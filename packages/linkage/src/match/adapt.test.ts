import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { NOTHING_COMMON } from "../../test/frequencies.ts"
import { sightings } from "../../test/people.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { adapt } from "./adapt.ts"
import { compare, InMemoryLinker, type Levels, model } from "./index.ts"
import { patternsOf } from "./patterns.ts"
import { threshold } from "./threshold.ts"

const NOTHING: Levels = {
  familyName: undefined,
  address: undefined,
  phone: undefined,
  email: undefined,
  handle: undefined,
  birthDate: undefined,
  sex: undefined,
  givenNames: undefined,
  order: undefined,
  hubs: []
}
const same: Levels = {
  ...NOTHING,
  familyName: "exact-rare",
  address: "exact",
  birthDate: "exact",
  givenNames: "exact-rare",
  order: "straight"
}
const oddDate: Levels = { ...same, birthDate: "differs" }
const sibling: Levels = { ...same, birthDate: "near-year", givenNames: "differs" }
const stranger: Levels = {
  ...NOTHING,
  familyName: "differs",
  address: "town",
  birthDate: "differs",
  givenNames: "exact-usual"
}
/** A fit that judges by the shipped model. */
const fitOf = (pairs: ReadonlyArray<Levels>, records: number) =>
  adapt(model, model, patternsOf(pairs), threshold(model, records))
const times = (n: number, levels: Levels) => Array.from({ length: n }, () => levels)

const home = { postcode: "9901AB", houseNumber: 4 }
const twin = (givenNames: string): SubjectIdentity => ({
  givenNames,
  familyName: "Elzenoord",
  birthDate: "2008-03-14",
  address: home
})
const twins = (m: typeof model) =>
  compare(encode(twin("Fenna"), keys), encode(twin("Lotte"), keys), { model: m, frequencies: NOTHING_COMMON }).weight

describe("adapt", () => {
  it("keeps the model for a handful of pairs, so that twins stay apart", () => {
    expect(twins(fitOf(times(20, same), 40))).toBeLessThan(0)
    expect(twins(fitOf([], 2))).toBeCloseTo(twins(model), 1)
  })

  it("takes families for rare in a large file that has none", () => {
    const fitted = fitOf(times(4000, same), 8000)
    expect(fitted.shares.twin).toBeLessThan(model.shares.twin / 10)
    expect(fitted.shares.relative / model.shares.relative).toBeCloseTo(fitted.shares.twin / model.shares.twin)
    expect(fitted.version).toBe(`${model.version}+adapted`)
  })

  it("never takes families for more usual than the model does", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
        const fitted = fitOf([...times(a, same), ...times(b, sibling)], a + b)
        expect(fitted.shares.relative).toBeLessThanOrEqual(model.shares.relative)
      }),
      { numRuns: 20 }
    )
  })

  it("does not depend on the order of the pairs", () => {
    const pairs = [...times(30, same), ...times(5, oddDate), ...times(20, sibling), ...times(9, stranger)]
    const wanted = fitOf(pairs, 60)
    fc.assert(
      fc.property(fc.shuffledSubarray(pairs, { minLength: pairs.length }), (order) => {
        expect(fitOf(order, 60)).toEqual(wanted)
      }),
      { numRuns: 20 }
    )
  })

  it("is not drowned by strangers: the chances of one person's records stay near the shipped ones", () => {
    const fitted = fitOf([...times(2000, same), ...times(2000, sibling), ...times(40_000, stranger)], 200_000)
    expect(fitted.levels.match.birthDate.differs).toBeLessThan(model.levels.match.birthDate.differs * 2)
    expect(fitted.levels.match.familyName.differs).toBeLessThan(model.levels.match.familyName.differs * 2)
  })

  it("does not learn a field from pairs that the other fields leave open, however many they are", () => {
    const namesake: Levels = {
      ...NOTHING,
      address: "differs",
      familyName: "exact-rare",
      givenNames: "exact-rare",
      order: "straight"
    }
    const pairs = [...times(500, same), ...times(9000, { ...namesake, birthDate: "differs" }), ...times(900, namesake)]
    const fitted = fitOf(pairs, 12_000)
    expect(fitted.levels.match.birthDate.differs).toBeLessThanOrEqual(model.levels.match.birthDate.differs)
    expect(fitted.shares.namesake).toBeGreaterThan(model.shares.namesake * 2)
  })

  it("learns from pairs that the other fields decide how often a field is wrong", () => {
    const right: Levels = { ...same, address: "town", phone: "mobile", email: "same" }
    const fitted = fitOf([...times(1000, right), ...times(200, { ...right, birthDate: "differs" })], 2400)
    expect(fitted.levels.match.birthDate.differs).toBeGreaterThan(0.1)
  })

  it("never takes namesakes for rarer than the model does", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(200), (a, b) => {
        const fitted = fitOf([...times(a, same), ...times(b, stranger)], a + b)
        expect(fitted.shares.namesake).toBeGreaterThanOrEqual(model.shares.namesake)
      }),
      { numRuns: 20 }
    )
  })

  it("leaves a register with families about as it was", () => {
    const linker = new InMemoryLinker({ model, hubLimit: 20 })
    for (const { id, encoding } of sightings(300, 21)) linker.add(id, encoding)
    const fitted = linker.adapted()
    expect(twins(fitted)).toBeLessThan(0)
  })
})
