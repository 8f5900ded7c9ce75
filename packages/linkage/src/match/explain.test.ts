import type { EvidenceTerm } from "@kruisverband/domain"
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
const fenna = { givenNames: "Fenna", familyName: "Vos", birthDate: "2008-03-14", phones: ["010-4561237"] }
const phoneOfMany = encode(fenna, keys).tokens.filter((token) => token.startsWith("q"))

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
        expect(told.identity).toEqual(told.pairs[0]?.terms)
        expect(told.otherReading?.text.nl).toMatch(pair.weight < 0 ? /^Meer kans op / : /^Het kan ook gaan om /)
      })
    )
  })

  it("keeps the order in which the terms were weighed, the starting point first", () => {
    expect(explain([moh]).identity.map((term) => term.field)).toEqual(moh.terms.map((term) => term.field))
    expect(explain([moh]).identity[0]?.text.en).toContain("Starting point")
  })

  it("says in one line what the link rests on", () => {
    expect(explain([moh]).why.nl).toBe(
      "naam gelijk op spelling na · geboortedatum gelijk als dag en maand zijn omgewisseld"
    )
    expect(explain([moh]).why.en).toBe(
      "name the same but for spelling · date of birth the same if day and month are swapped"
    )
  })

  it("says when a number is of many, and that it does not count", () => {
    const told = explain([pairOf(fenna, fenna, phoneOfMany)])
    expect(told.why.nl).toBe("naam gelijk · telefoonnummer is van veel mensen, telt niet mee · geboortedatum gelijk")
    expect(told.notCounted).toEqual([
      {
        field: "phone",
        text: {
          nl: "Telefoonnummer: is van veel mensen, telt niet mee.",
          en: "Phone number: belongs to many people, does not count."
        }
      }
    ])
    expect(told.missing.map((remark) => remark.field)).not.toContain("phone")
  })

  it("tells apart what is not known from what does not count", () => {
    const told = explain([pairOf({ ...fenna, phones: [] }, fenna, phoneOfMany)])
    expect(told.missing.map((remark) => remark.field)).toContain("phone")
    expect(told.notCounted).toEqual([])
  })

  it("names what speaks against, from every pair of the link, and nothing that agrees", () => {
    const other = pairOf(
      { givenNames: "Fenna", familyName: "Vos", birthDate: "2008-03-14" },
      { givenNames: "Fenna", familyName: "Vos", birthDate: "1975-06-24" }
    )
    expect(explain([moh, other]).against.map((t) => t.field)).toContain("birthDate")
    expect(explain([pairOf(fenna, fenna)]).against).toEqual([])
  })

  it("does not depend on the order of the pairs, and has the strongest first", () => {
    const other = pairOf({ givenNames: "Fenna", familyName: "Vos" }, { givenNames: "Fenna", familyName: "Vos" })
    const told = explain([moh, other])
    expect(told).toEqual(explain([other, moh]))
    expect(told.pairs.map((pair) => pair.weight)).toEqual([moh.weight, other.weight].toSorted((x, y) => y - x))
  })

  it("reads a note that it does not know as if it were not there", () => {
    const known: EvidenceTerm = { field: "familyName", agreement: "exact", weight: 3 }
    const told = explain([{ a: "s1", b: "s2", weight: 3, terms: [{ ...known, note: "of-a-later-model" }] }])
    const plain = explain([{ a: "s1", b: "s2", weight: 3, terms: [known] }])
    expect(told.identity[0]?.text).toEqual(plain.identity[0]?.text)
    expect(told.why).toEqual(plain.why)
    expect(told.summary).toEqual(plain.summary)
  })

  it("has an answer for no pairs", () => {
    expect(explain([])).toEqual({
      identity: [],
      why: { nl: "geen overeenkomst", en: "nothing in common" },
      summary: { nl: "Er komt niets overeen.", en: "Nothing agrees." },
      against: [],
      missing: [],
      notCounted: [],
      pairs: []
    })
  })
})
