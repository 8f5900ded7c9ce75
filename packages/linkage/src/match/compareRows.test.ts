import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { NOTHING_COMMON } from "../../test/frequencies.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { levelsOf, model } from "./index.ts"

const phones = ["06-12349876"]
/** Levels of two who share a phone, so that all else may differ. */
const of = (a: SubjectIdentity, b: SubjectIdentity) =>
  levelsOf(encode({ ...a, phones }, keys), encode({ ...b, phones }, keys), NOTHING_COMMON, model)
const dates = (a: string, b: string) => of({ birthDate: a }, { birthDate: b }).birthDate
const homes = (a: SubjectIdentity["address"], b: SubjectIdentity["address"]) =>
  of(a === undefined ? {} : { address: a }, b === undefined ? {} : { address: b }).address
const home = { postcode: "9901AB", houseNumber: 4, street: "Kerkstraat", city: "Elzerveen" }

describe("rows that two records share", () => {
  it.each([
    ["2008-03-14", "2008-03-14", "exact"],
    ["2008-01-01", "2008-01-01", "exact-registration"],
    ["2008-03-04", "2008-04-03", "day-month-swapped"],
    ["2008-03-14", "2008-03-15", "day-differs"],
    ["2008-03-14", "2008-05-14", "month-differs"],
    ["2008-03-14", "2009-03-14", "year-near-differs"],
    ["2008-03-14", "1998-03-14", "year-far-differs"],
    ["1978-03-14", "1987-03-14", "year-far-differs"],
    ["2001-03-14", "2007-03-14", "year-far-differs"],
    ["2008-03-14", "1986-03-14", "differs"],
    ["2008-03-14", "1975-03-14", "differs"],
    ["2008-03-14", "2008-05-16", "same-year"],
    ["2008-03-14", "2012-05-16", "near-year"],
    ["2008-03-14", "1975-05-16", "differs"],
    ["2008-01-01", "2008-07-01", "same-year"],
    ["2008-01-01", "2008-06-01", "month-differs"],
    ["2008-01-01", "2009-01-01", "near-year"],
    ["2008-01-01", "1970-01-01", "differs"],
    ["2008-03", "2008-03-14", "month-only"],
    ["2008", "2008-03-14", "year-only"],
    ["2009", "2008-03-14", "year-only-near"],
    ["1999", "2008-03-14", "year-only-differs"]
  ])("tell of the dates %s and %s: %s", (a, b, level) => {
    expect(dates(a, b)).toBe(level)
    expect(dates(b, a)).toBe(level)
  })

  it("tell how many years lie between any two, up to thirty-two", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1920, max: 2020 }), fc.integer({ min: 0, max: 32 }), (year, apart) => {
        const level = dates(`${year}-03-14`, `${year + apart}-05-16`)
        expect(level).toBe(apart === 0 ? "same-year" : apart <= 6 ? "near-year" : "differs")
      })
    )
  })

  it.each([
    [home, home, "exact"],
    [home, { ...home, postcode: "9902XZ" }, "exact"],
    [{ ...home, suffix: "a" }, home, "suffix-missing"],
    [{ ...home, suffix: "a" }, { ...home, suffix: "b" }, "building"],
    [home, { ...home, houseNumber: 6 }, "near"],
    [home, { ...home, street: "Lindenlaan", postcode: "9903AB", houseNumber: 8 }, "town"],
    [home, { street: "Lindenlaan", postcode: "1234CD", houseNumber: 8, city: "Waterdam" }, "differs"],
    // a street of that name is in every town
    [home, { ...home, postcode: "1234CD", city: "Waterdam" }, "town"]
  ] as const)("tell of the homes %j and %j: %s", (a, b, level) => {
    expect(homes(a, b)).toBe(level)
    expect(homes(b, a)).toBe(level)
  })

  it("tell nothing of homes of which the one gives what the other does not", () => {
    expect(homes({ city: "Elzerveen" }, { street: "Kerkstraat", houseNumber: 4 })).toBeUndefined()
  })

  it("tell of names in the wrong fields, also where one has one name only", () => {
    const emre = { givenNames: "Emre", familyName: "Yildiz" }
    expect(of(emre, { givenNames: "Yıldız", familyName: "Emre" })).toMatchObject({
      order: "swapped",
      familyName: "exact-usual"
    })
    expect(of(emre, { familyName: "Emre" })).toMatchObject({ order: "swapped", givenNames: undefined })
    expect(of(emre, { givenNames: "Yıldız" })).toMatchObject({ order: "swapped", givenNames: undefined })
    expect(of(emre, { givenNames: "Emre" })).toMatchObject({ order: undefined, familyName: undefined })
  })

  it("say nothing where two share none", () => {
    const [a, b] = [
      { givenNames: "Fenna", familyName: "Vos", sex: "f" },
      { givenNames: "Bram", familyName: "Polat", sex: "m" }
    ] as const
    expect(levelsOf(encode(a, keys), encode(b, keys), NOTHING_COMMON, model)).toMatchObject({
      familyName: undefined,
      givenNames: undefined,
      sex: undefined,
      crowd: "none"
    })
    expect(of(a, b)).toMatchObject({ familyName: "differs", givenNames: "differs", sex: "differs" })
  })
})
