import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { NOTHING_COMMON } from "../../test/frequencies.ts"
import { NOTHING_KNOWN, times } from "../../test/levels.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { adaptShares } from "./adaptShares.ts"
import { CROWDS } from "./crowd.ts"
import { compare, type LatentClass, type Levels, model } from "./index.ts"
import { patternsOf } from "./patterns.ts"

const same: Levels = {
  ...NOTHING_KNOWN,
  crowd: "4",
  familyName: "exact-rare",
  address: "exact",
  birthDate: "exact",
  givenNames: "exact-rare",
  order: "straight"
}
const sibling: Levels = { ...same, crowd: "none", birthDate: "near-year", givenNames: "differs" }
const namesake: Levels = { ...same, address: "differs", birthDate: "differs" }
const fitOf = (pairs: ReadonlyArray<Levels>) => adaptShares(model, patternsOf(pairs), 0)
const shareOf = (m: typeof model, of: LatentClass) => CROWDS.reduce((sum, crowd) => sum + m.shares[crowd][of], 0)
const perMatch = (m: typeof model, of: LatentClass) => m.shares["4"][of] / m.shares["4"].match

const twin = (givenNames: string): SubjectIdentity => ({
  givenNames,
  familyName: "Elzenoord",
  birthDate: "2008-03-14",
  address: { postcode: "9901AB", houseNumber: 4 }
})
const twins = (m: typeof model) =>
  compare(encode(twin("Fenna"), keys), encode(twin("Lotte"), keys), { model: m, frequencies: NOTHING_COMMON }).weight

describe("adaptShares", () => {
  it("hardly moves for a handful of pairs, so that twins stay apart", () => {
    expect(twins(fitOf([...times(20, same), ...times(20, sibling)]))).toBeLessThan(0)
    expect(twins(fitOf([]))).toBeCloseTo(twins(model), 1)
  })

  it("takes twins for rare in a large file in which nobody shares a home", () => {
    const fitted = fitOf(times(4000, same))
    expect(perMatch(fitted, "twin")).toBeLessThan(perMatch(model, "twin") / 10)
    expect(perMatch(fitted, "relative") / perMatch(model, "relative")).toBeLessThan(0.1)
  })

  it("takes namesakes for usual where many of one name are born on other days and live elsewhere", () => {
    const fitted = fitOf([...times(300, same), ...times(6000, namesake)])
    expect(perMatch(fitted, "namesake")).toBeGreaterThan(perMatch(model, "namesake") * 3)
  })

  it("leaves alone how a class agrees: it cannot learn to believe itself", () => {
    expect(fitOf([...times(500, same), ...times(9000, namesake)]).levels).toEqual(model.levels)
  })

  it("is the same for any order of the pairs, and its shares are shares", () => {
    const pairs = [...times(30, same), ...times(20, sibling), ...times(9, namesake)]
    const wanted = fitOf(pairs)
    const all: ReadonlyArray<LatentClass> = ["match", "relative", "twin", "parent-child", "namesake", "stranger"]
    expect(all.every((of) => shareOf(wanted, of) > 0 && shareOf(wanted, of) < 1)).toBe(true)
    fc.assert(
      fc.property(fc.shuffledSubarray(pairs, { minLength: pairs.length }), (order) => {
        expect(fitOf(order)).toEqual(wanted)
      }),
      { numRuns: 20 }
    )
  })
})
