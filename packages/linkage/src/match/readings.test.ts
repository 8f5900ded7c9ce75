import type { EvidenceTerm } from "@kruisverband/domain"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { NOTHING_COMMON } from "../../test/frequencies.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { compare, model } from "./index.ts"
import { readingOf } from "./readings.ts"

const term = (field: EvidenceTerm["field"], agreement: EvidenceTerm["agreement"]): EvidenceTerm => ({
  field,
  agreement,
  weight: 0
})
const home = { postcode: "9902 CD", houseNumber: 8 }
const told = (a: SubjectIdentity, b: SubjectIdentity) => {
  const { runnerUp, terms, weight } = compare(encode(a, keys), encode(b, keys), { model, frequencies: NOTHING_COMMON })
  return runnerUp === undefined ? undefined : { reading: runnerUp, weight, text: readingOf(runnerUp, terms, weight) }
}

describe("readingOf", () => {
  it("names a brother by the home and surname that he shares", () => {
    const found = told(
      { givenNames: "Emre", familyName: "Kocaoglu", birthDate: "2006-04-11", address: home },
      { givenNames: "Burak", familyName: "Kocaoglu", birthDate: "2009-10-02", address: home }
    )
    expect(found?.reading).toBe("relative")
    expect(found?.weight).toBeLessThan(0)
    expect(found?.text.nl).toBe(
      "Meer kans op een broer, zus of ander gezinslid: zelfde adres en achternaam, andere voornaam en andere geboortedatum."
    )
    expect(found?.text.en).toBe(
      "More likely a brother, sister or other member of the family: the same address and surname, a different given name and date of birth."
    )
  })

  it("names father and son of one name", () => {
    const found = told(
      { givenNames: "Kees", familyName: "Wagenaar", birthDate: "2007-02-03", address: home },
      { givenNames: "Kees", familyName: "Wagenaar", birthDate: "1975-08-19", address: home }
    )
    expect(found?.reading).toBe("parent-child")
    expect(found?.text.nl).toContain("zelfde voornaam, achternaam en adres, andere geboortedatum.")
  })

  it("says what else it may be, where the same is likelier", () => {
    const text = readingOf("twin", [term("birthDate", "exact"), term("familyName", "close")], 4)
    expect(text.nl).toBe("Het kan ook gaan om een tweeling: zelfde geboortedatum, bijna zelfde achternaam.")
    expect(text.en).toBe("It may also be twins: the same date of birth, almost the same surname.")
  })

  it("takes the neuter form in Dutch, and ends without grounds where there are none", () => {
    expect(readingOf("stranger", [term("address", "differs")], 1).nl).toMatch(/: ander adres\.$/)
    expect(readingOf("stranger", [], 1).nl).toBe(
      "Het kan ook gaan om twee mensen die niets met elkaar te maken hebben."
    )
  })
})
