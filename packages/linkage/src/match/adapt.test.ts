import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { sightings } from "../../test/people.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { adapt, compare, InMemoryLinker, type Levels, model } from "./index.ts"

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
const times = (n: number, levels: Levels) => Array.from({ length: n }, () => levels)

const home = { postcode: "9901AB", houseNumber: 4 }
const twin = (givenNames: string): SubjectIdentity => ({
  givenNames,
  familyName: "Elzenoord",
  birthDate: "2008-03-14",
  address: home
})
const twins = (m: typeof model) =>
  compare(encode(twin("Fenna"), keys), encode(twin("Lotte"), keys), { model: m, hubs: new Set() }).weight

describe("adapt", () => {
  it("keeps the model for a handful of pairs, so that twins stay apart", () => {
    expect(twins(adapt(model, times(20, same), 40))).toBeLessThan(0)
    expect(twins(adapt(model, [], 2))).toBeCloseTo(twins(model), 1)
  })

  it("takes families for rare in a large file that has none", () => {
    const fitted = adapt(model, times(4000, same), 8000)
    expect(fitted.shares.twin).toBeLessThan(model.shares.twin / 10)
    expect(fitted.shares.relative / model.shares.relative).toBeCloseTo(fitted.shares.twin / model.shares.twin)
    expect(fitted.version).toBe(`${model.version}+adapted`)
  })

  it("never takes families for more usual than the model does", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
        const fitted = adapt(model, [...times(a, same), ...times(b, sibling)], a + b)
        expect(fitted.shares.relative).toBeLessThanOrEqual(model.shares.relative)
      }),
      { numRuns: 20 }
    )
  })

  it("does not depend on the order of the pairs", () => {
    const pairs = [...times(30, same), ...times(5, oddDate), ...times(20, sibling), ...times(9, stranger)]
    const wanted = adapt(model, pairs, 60)
    fc.assert(
      fc.property(fc.shuffledSubarray(pairs, { minLength: pairs.length }), (order) => {
        expect(adapt(model, order, 60)).toEqual(wanted)
      }),
      { numRuns: 20 }
    )
  })

  it("is not drowned by strangers: the chances of one person's records stay near the shipped ones", () => {
    const fitted = adapt(model, [...times(2000, same), ...times(2000, sibling), ...times(40_000, stranger)], 200_000)
    expect(fitted.levels.match.birthDate.differs).toBeLessThan(model.levels.match.birthDate.differs * 2)
    expect(fitted.levels.match.familyName.differs).toBeLessThan(model.levels.match.familyName.differs * 2)
  })

  it("leaves a register with families about as it was", () => {
    const linker = new InMemoryLinker({ model, hubLimit: 20 })
    for (const { id, encoding } of sightings(300, 21)) linker.add(id, encoding)
    const fitted = linker.adapted()
    expect(twins(fitted)).toBeLessThan(0)
  })
})
