import { identifiersIn as platformIdentifiersIn, type Subject } from "@kruisverband/domain"
import { describe, expect, it } from "vitest"
import { attest, hasReached, identifiersIn, MayNotSeal, type SealingTerms, todayAt } from "./attest.ts"

const today = "2026-11-02"
const terms = (over: Partial<SealingTerms> = {}): SealingTerms => ({
  covenant: "persons",
  covenantVersion: 1,
  keyId: "k",
  identifiers: ["name", "birth-date"],
  minimumAge: 12,
  attestations: ["minimum-age", "minor", "identifiers"],
  ...over
})
const codesOf = (act: () => unknown): ReadonlyArray<string> => {
  try {
    act()
    return []
  } catch (error) {
    if (error instanceof MayNotSeal) return error.codes
    throw error
  }
}

describe("hasReached", () => {
  it.each([
    ["2014-11-02", true],
    ["2014-11-03", false],
    ["2014-10", true],
    ["2014-11", undefined],
    ["2014-12", false],
    ["2013", true],
    ["2014", undefined],
    ["2015", false],
    [undefined, undefined],
    ["onbekend", undefined]
  ])("of who was born in %s an age of twelve is %s", (born, reached) => {
    expect(hasReached(12, born, today)).toBe(reached)
  })

  it("counts days as the Netherlands does", () => {
    expect(todayAt(Date.UTC(2026, 10, 1, 23, 30))).toBe("2026-11-02")
    expect(todayAt(Date.UTC(2026, 6, 1, 21, 59))).toBe("2026-07-01")
  })
})

describe("what is stated of a person", () => {
  it("is what the covenant asks, from the person's details, and no date", () => {
    const subject = { familyName: "Elzenoord", birthDate: "2010-03-14" }
    expect(attest(subject, terms(), today)).toEqual({
      minor: true,
      minimumAge: 12,
      identifiers: ["name", "birth-date"]
    })
    expect(attest(subject, terms({ attestations: ["minor"] }), today)).toEqual({ minor: true })
    expect(attest(subject, terms({ attestations: [] }), today)).toEqual({})
  })

  it("comes from the partner where details leave it open, and is not made up", () => {
    const subject = { familyName: "Elzenoord" }
    expect(codesOf(() => attest(subject, terms(), today))).toEqual(["attestation-missing"])
    expect(codesOf(() => attest(subject, terms(), today, { minor: false }))).toEqual(["attestation-missing"])
    expect(attest(subject, terms(), today, { minor: false, minimumAge: 12 })).toMatchObject({ minor: false })
  })

  it("keeps at home whom the covenant does not take", () => {
    const codes = (subject: object, over = {}) => codesOf(() => attest(subject, terms(over), today))
    expect(codes({ familyName: "Jong", birthDate: "2019" })).toEqual(["below-minimum-age"])
    expect(codes({ birthDate: "2010-01-01" }, { minimumAge: 18 })).toEqual(["below-minimum-age"])
    expect(codes({ birthDate: "2001", handles: ["@x"], bsn: "111222333" })).toEqual([
      "bsn-not-covered",
      "identifier-not-covered"
    ])
  })

  it("names the details that the platform would find", () => {
    const subjects: ReadonlyArray<Subject> = [
      {},
      { givenNames: " ", familyName: "x", phones: [""], emails: ["a@b.nl"] },
      { fullName: "x", address: { houseNumber: 0 }, handles: ["@x"], bsn: "1", birthDate: "2001" },
      { initials: "A", address: { postcode: " " } },
      { prefix: "de", sex: "m", address: { city: "Elzerveen" } }
    ]
    for (const subject of subjects) expect(new Set(identifiersIn(subject))).toEqual(platformIdentifiersIn(subject))
  })
})
