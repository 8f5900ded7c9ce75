import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encoding, keys } from "../../test/arbitraries.ts"
import { NOTHING_COMMON, tooMany } from "../../test/frequencies.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { compare, model, threshold, valueTokensOf } from "./index.ts"

const of = (a: SubjectIdentity, b: SubjectIdentity, frequencies = NOTHING_COMMON) =>
  compare(encode(a, keys), encode(b, keys), { model, frequencies })
const bar = threshold(model, 2)
const terms = (a: SubjectIdentity, b: SubjectIdentity) =>
  of(a, b).terms.map((t) => `${t.field}-${t.agreement}${t.note === undefined ? "" : `:${t.note}`}`)

const home = { postcode: "9901AB", houseNumber: 4, street: "Kerkstraat", city: "Elzerveen" }
const phones = ["06-12349876"]
const fenna: SubjectIdentity = { givenNames: "Fenna", familyName: "Elzenoord", birthDate: "2008-03-14", sex: "f" }

describe("compare", () => {
  it("is symmetric, and its weight is the sum of its terms to the last bit", () => {
    fc.assert(
      fc.property(encoding, encoding, (a, b) => {
        const ab = compare(a, b, { model, frequencies: NOTHING_COMMON })
        expect(compare(b, a, { model, frequencies: NOTHING_COMMON })).toEqual(ab)
        expect(ab.terms.reduce((sum, t) => sum + t.weight, 0)).toBe(ab.weight)
        expect(Number.isFinite(ab.weight)).toBe(true)
        for (const t of ab.terms) if (t.agreement === "missing") expect(t.weight).toBe(0)
      })
    )
  })

  it.each([
    [
      "another spelling and day and month swapped",
      { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" },
      { fullName: "ELAMRANI, Muhammed", birthDate: "2008-04-03" }
    ],
    [
      "a common name and the same date of birth",
      { givenNames: "Jan", familyName: "Jansen", birthDate: "2008-03-14" },
      { fullName: "Jan Jansen", birthDate: "2008-03-14" }
    ],
    [
      "a common name born on 1 January",
      { givenNames: "Mohamed", familyName: "Ali", birthDate: "2001-01-01" },
      { fullName: "Mohamed Ali", birthDate: "2001-01-01" }
    ],
    [
      "swapped names",
      { givenNames: "Yildiz", familyName: "Emre", birthDate: "2006-05-02" },
      { givenNames: "Emre", familyName: "Yıldız", birthDate: "2006-05-02" }
    ],
    ["an initial", { initials: "F.", familyName: "Elzenoord", birthDate: "2008-03-14" }, fenna],
    ["a year and a phone", { ...fenna, birthDate: "2008", phones }, { ...fenna, phones: ["+31 6 12349876"] }],
    ["a month only", { ...fenna, birthDate: "2008-03" }, fenna],
    [
      "a home and no date",
      { givenNames: "Fenna", familyName: "Elzenoord", address: home },
      { ...fenna, address: home }
    ],
    ["a typo", { ...fenna, familyName: "Elzeoord" }, fenna]
  ] as ReadonlyArray<readonly [string, SubjectIdentity, SubjectIdentity]>)("links across %s", (_, a, b) => {
    expect(of(a, b).weight).toBeGreaterThan(bar)
  })

  it.each([
    ["twins", { ...fenna, address: home }, { ...fenna, givenNames: "Lotte", address: home }],
    [
      "two whose names rhyme, of one birth date and nothing else",
      { givenNames: "Sanne", familyName: "Visser", birthDate: "1999-11-30" },
      { givenNames: "Hanne", familyName: "Visser", birthDate: "1999-11-30" }
    ],
    [
      "twins whose names sound alike, by one phone",
      { givenNames: "Hassan", familyName: "Bouali", birthDate: "2008-03-14", sex: "m", address: home, phones },
      { givenNames: "Hussein", familyName: "Bouali", birthDate: "2008-03-14", sex: "m", address: home, phones }
    ],
    [
      "father and son",
      { givenNames: "Jan", familyName: "Bakker", birthDate: "2008-03-14", sex: "m", address: home, phones },
      { givenNames: "Jan", familyName: "Bakker", birthDate: "1975-06-24", sex: "m", address: home, phones }
    ],
    [
      "brothers",
      { givenNames: "Ali", familyName: "Bouali", birthDate: "2008-03-14", sex: "m", address: home, phones },
      { givenNames: "Omar", familyName: "Bouali", birthDate: "2006-05-02", sex: "m", address: home, phones }
    ],
    [
      "brothers, one without a date",
      { givenNames: "Ali", familyName: "Bouali", address: home, phones },
      { givenNames: "Omar", familyName: "Bouali", birthDate: "2006-05-02", address: home, phones }
    ],
    [
      "a common name without a date",
      { givenNames: "Mohamed", familyName: "Ali" },
      { fullName: "Mohamed Ali", birthDate: "2001-02-01" }
    ],
    [
      "a shared phone alone",
      { givenNames: "Fenna", familyName: "Elzenoord", phones },
      { givenNames: "Bram", familyName: "Vos", phones }
    ],
    ["a shared date alone", fenna, { givenNames: "Ruth", familyName: "Polat", birthDate: "2008-03-14", sex: "f" }]
  ] as ReadonlyArray<readonly [string, SubjectIdentity, SubjectIdentity]>)("keeps %s apart", (_, a, b) => {
    expect(of(a, b).weight).toBeLessThan(bar)
  })

  it.each([
    ["Sanne", "Bakker"],
    ["Jan", "Jansen"],
    ["Emre", "Yildiz"],
    ["Jeroen", "Lindebeek"],
    ["Fatima", "Haddou"]
  ])("takes %s %s for no more when the two names are swapped", (givenNames, familyName) => {
    const straight = { givenNames, familyName }
    const swapped = { givenNames: familyName, familyName: givenNames }
    expect(of(straight, swapped).weight).toBeLessThan(of(straight, straight).weight + 0.25)
    expect(of(swapped, straight).weight).toBe(of(straight, swapped).weight)
  })

  it("says how each field agrees", () => {
    expect(
      terms(
        { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" },
        { fullName: "ELAMRANI, Muhammed", birthDate: "2008-04-03" }
      )
    ).toEqual(
      expect.arrayContaining([
        "familyName-close:common",
        "givenNames-close:common",
        "birthDate-close:day-month-swapped",
        "address-missing"
      ])
    )
    expect(terms({ givenNames: "Emre", familyName: "Yildiz" }, { givenNames: "Yildiz", familyName: "Emre" })).toEqual(
      expect.arrayContaining(["familyName-close:swapped", "givenNames-close:swapped"])
    )
    // what is compared is read under a value that both have
    const told = (a: SubjectIdentity, b: SubjectIdentity) => terms({ ...a, phones }, { ...b, phones })
    expect(told({ birthDate: "2008" }, { birthDate: "2008-03-04" })).toContain("birthDate-close:year-only")
    expect(told({ birthDate: "2008-03-04" }, { birthDate: "2008-03-05" })).toContain("birthDate-close:day-differs")
    expect(told({ birthDate: "2008-03-04" }, { birthDate: "2008-05-04" })).toContain("birthDate-close:month-differs")
    expect(told({ birthDate: "2008-03-04" }, { birthDate: "2009-03-04" })).toContain("birthDate-close:year-differs")
    expect(told({ birthDate: "1988-01-01" }, { birthDate: "1988-01-01" })).toContain("birthDate-exact:registration-day")
    expect(told({ address: { ...home, suffix: "a" } }, { address: home })).toContain("address-close:suffix-missing")
    expect(told({ address: { ...home, suffix: "a" } }, { address: { ...home, suffix: "b" } })).toContain(
      "address-close:same-building"
    )
    expect(told({ address: home }, { address: { postcode: "1234ZZ", houseNumber: 99, city: "Waterdam" } })).toContain(
      "address-differs"
    )
    expect(told({ initials: "F." }, { givenNames: "Fenna" })).toContain("givenNames-close:initial")
    expect(told({ initials: "F." }, { givenNames: "Bram" })).toContain("givenNames-differs:initial")
    expect(told({ sex: "m" }, { sex: "f" })).toContain("sex-differs")
    expect(told({ sex: "m" }, { sex: "x" })).toContain("sex-missing")
  })

  it("names the reading that comes second", () => {
    expect(of({ ...fenna, address: home }, { ...fenna, givenNames: "Lotte", address: home }).runnerUp).toBe("twin")
    expect(
      of(
        { givenNames: "Jan", familyName: "Bakker", birthDate: "2008-03-14", address: home },
        { givenNames: "Jan", familyName: "Bakker", birthDate: "1975-06-24", address: home }
      ).runnerUp
    ).toBe("parent-child")
  })

  it("lets a value of too many count for nothing, and says so", () => {
    const shared = { ...fenna, phones }
    const hubs = tooMany(valueTokensOf(encode(shared, keys)))
    const told = of(shared, shared, hubs).terms.find((t) => t.field === "phone")
    expect(told).toEqual({ field: "phone", agreement: "missing", weight: 0, note: "hub" })
    expect(of(shared, shared, hubs).weight).toBe(of(fenna, fenna).weight)
  })

  it("does not hold another home against a record that gives an institution's", () => {
    const shelter = { postcode: "9902ZZ", houseNumber: 1 }
    const hubs = tooMany(valueTokensOf(encode({ address: shelter }, keys)))
    const told = of({ ...fenna, address: shelter }, { ...fenna, address: home }, hubs)
    expect(told.terms.find((t) => t.field === "address")).toMatchObject({ agreement: "missing", weight: 0 })
  })
})
