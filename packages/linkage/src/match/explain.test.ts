import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encoding, keys } from "../../test/arbitraries.ts"
import { NOTHING_COMMON, tooMany } from "../../test/frequencies.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { compare, explain, model } from "./index.ts"

const pairOf = (a: SubjectIdentity, b: SubjectIdentity, hubs: ReadonlyArray<string> = []) => ({
  a: "s1",
  b: "s2",
  ...compare(encode(a, keys), encode(b, keys), { model, frequencies: tooMany(hubs) })
})
const moh = pairOf(
  { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" },
  { fullName: "ELAMRANI, Muhammed", birthDate: "2008-04-03" }
)

describe("explain", () => {
  it("sums to the weight and has a Dutch and an English sentence for every term", () => {
    fc.assert(
      fc.property(encoding, encoding, (x, y) => {
        const pair = { a: "s1", b: "s2", ...compare(x, y, { model, frequencies: NOTHING_COMMON }) }
        const told = explain([pair])
        expect(told.identity.reduce((sum, t) => sum + t.weight, 0)).toBe(pair.weight)
        for (const { text } of told.identity) {
          expect(text.nl).toMatch(/^\p{Lu}.*\.$/u)
          expect(text.en).toMatch(/^\p{Lu}.*\.$/u)
        }
        expect(told.otherReading?.text.nl).toMatch(/^(Het|Ze) /u)
      })
    )
  })

  it("says in one line what the link rests on", () => {
    expect(explain([moh]).why.nl).toBe(
      "naam gelijk op spelling na · geboortedatum gelijk als dag en maand zijn omgewisseld"
    )
    expect(explain([moh]).why.en).toBe(
      "name the same but for spelling · date of birth the same if day and month are swapped"
    )
  })

  it("says when a number is of many", () => {
    const fenna = { givenNames: "Fenna", familyName: "Vos", birthDate: "2008-03-14", phones: ["010-4561237"] }
    const hubs = encode(fenna, keys).tokens.filter((t) => t.startsWith("q"))
    expect(explain([pairOf(fenna, fenna, hubs)]).why.nl).toBe(
      "naam gelijk · telefoonnummer is van veel mensen, telt niet mee · geboortedatum gelijk"
    )
  })

  it("names what speaks against, from every pair of the link, and nothing that agrees", () => {
    const other = pairOf(
      { givenNames: "Fenna", familyName: "Vos", birthDate: "2008-03-14" },
      { givenNames: "Fenna", familyName: "Vos", birthDate: "1975-06-24" }
    )
    expect(explain([moh, other]).against.map((t) => t.field)).toContain("birthDate")
    expect(explain([moh]).against).toEqual([])
  })

  it("does not depend on the order of the pairs", () => {
    const other = pairOf({ givenNames: "Fenna", familyName: "Vos" }, { givenNames: "Fenna", familyName: "Vos" })
    expect(explain([moh, other])).toEqual(explain([other, moh]))
  })

  it("has an answer for no pairs", () => {
    expect(explain([])).toEqual({
      identity: [],
      why: { nl: "geen overeenkomst", en: "nothing in common" },
      against: []
    })
  })
})
