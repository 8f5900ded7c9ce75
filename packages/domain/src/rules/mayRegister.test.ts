import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import type { SignalInput } from "../signal/SignalInput.ts"
import { covenantDocument, partner, polarisation, radicalisation } from "../testing/builders.ts"
import { mayRegister, type RegisterFacts } from "./mayRegister.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")

const decide = (over: Partial<RegisterFacts> = {}) =>
  mayRegister({ input: radicalisation(), covenants: [covenantDocument()], partner: partner(), now, ...over })

const codes = (over: Partial<RegisterFacts> = {}) =>
  Result.match(decide(over), {
    onSuccess: () => [],
    onFailure: (refused) => refused.reasons.map((one) => one.code)
  })

const withInput = (input: SignalInput, over: Partial<RegisterFacts> = {}) => codes({ input, ...over })
const both = covenantDocument({ kinds: ["radicalisation", "polarisation"] })
const care = partner({ id: "care", angle: "mental-health" })

describe("mayRegister", () => {
  it("registers an innocent observation under the covenant in force", () => {
    expect(Result.getOrThrow(decide())).toEqual({
      covenantVersion: 1,
      purpose: "early-signalling",
      kind: "radicalisation",
      level: "full",
      desk: "small-things",
      angle: "education",
      network: "formal",
      partner: "school",
      municipality: "GM9001",
      observedAt: "2026-10-01T22:00:00.000Z"
    })
  })

  it("tells all independent reasons at once", () => {
    const input = radicalisation({
      observation: "",
      purpose: "marketing",
      observedAt: "2026-12-01",
      place: { municipality: "GM9004" },
      subjects: [{ fullName: "A B", birthDate: "2020", bsn: "123456782", handles: ["@x"] }]
    })
    expect(withInput(input, { partner: partner({ id: "stranger" }), restricted: true }).toSorted()).toEqual(
      [
        "partner-not-party",
        "purpose-outside-covenant",
        "place-outside-covenant",
        "bsn-not-covered",
        "identifier-not-covered",
        "below-minimum-age",
        "observation-missing",
        "observed-in-future",
        "restricted-by-objection"
      ].toSorted()
    )
  })

  describe("the covenant", () => {
    it("has no party that left", () => {
      const left = covenantDocument({ departures: [{ partner: "school", on: "2026-10-30" }] })
      expect(codes({ covenants: [left] })).toEqual(["partner-not-party"])
      expect(codes({ covenants: [left], partner: care, input: polarisation() })).not.toContain("partner-not-party")
    })

    it("must be known, and stands alone as reason", () => {
      expect(codes({ covenants: [] })).toEqual(["covenant-unknown"])
      expect(codes({ covenants: [covenantDocument({ id: "c2" })] })).toEqual(["covenant-unknown"])
    })

    it.each([
      [{ status: "draft" }, ["covenant-not-active"]],
      [{ status: "ended" }, ["covenant-not-active"]],
      [{ status: "suspended" }, ["covenant-suspended"]],
      [{ validFrom: "2026-11-02" }, []],
      [{ validFrom: "2026-11-03" }, ["covenant-not-active"]],
      [{ validUntil: "2026-11-02" }, []],
      [{ validUntil: "2026-11-01" }, ["covenant-not-active"]]
    ] as const)("with %o gives %o", (over, expected) => {
      expect(codes({ covenants: [covenantDocument(over)] })).toEqual(expected)
    })

    it("counts its days on the Dutch clock", () => {
      const late = DateTime.makeUnsafe("2026-10-31T23:30:00Z")
      const input = radicalisation({ observedAt: "2026-10-30" })
      expect(codes({ input, covenants: [covenantDocument({ validUntil: "2026-10-31" })], now: late })).toEqual([
        "covenant-not-active"
      ])
      expect(codes({ input, covenants: [covenantDocument({ validFrom: "2026-11-01" })], now: late })).toEqual([])
    })

    it("is the version in force, in whatever order the versions come", () => {
      const first = covenantDocument({ version: 1 })
      const second = covenantDocument({ version: 2, identifiers: ["name"] })
      const draft = covenantDocument({ version: 3, status: "draft" })
      expect(codes({ covenants: [draft, first, second] })).toEqual(["identifier-not-covered"])
      expect(Result.getOrThrow(decide({ covenants: [draft, first] })).covenantVersion).toBe(1)
    })

    it("does not come back to life in an older version", () => {
      const ended = covenantDocument({ version: 2, status: "ended" })
      expect(codes({ covenants: [covenantDocument(), ended] })).toEqual(["covenant-not-active"])
    })

    it.each([
      [{ purposes: [] }, "purpose-outside-covenant"],
      [{ kinds: ["polarisation"] }, "kind-not-covered"],
      [{ municipalities: ["GM9002"] }, "place-outside-covenant"],
      [{ identifiers: ["birth-date"] }, "identifier-not-covered"]
    ] as const)("with %o refuses %s", (over, code) => {
      expect(codes({ covenants: [covenantDocument(over)] })).toEqual([code])
    })

    it("takes the partner's own municipality where the signal names none", () => {
      const { place: _, ...input } = radicalisation()
      expect(withInput(input)).toEqual([])
      expect(withInput(input, { partner: partner({ municipality: "GM9004" }) })).toEqual(["place-outside-covenant"])
    })
  })

  describe("the poster", () => {
    const strict = covenantDocument({
      parties: [{ partner: "school", angle: "education", roles: ["teacher"], trainingRequired: true }]
    })

    it.each([
      [{ role: "teacher", trained: true }, []],
      [{ trained: true }, []],
      [{ role: "janitor", trained: true }, ["role-not-allowed"]],
      [{ role: "teacher" }, ["training-required"]],
      [{ role: "janitor", trained: false }, ["role-not-allowed", "training-required"]]
    ] as const)("%o gives %o", (author, expected) => {
      expect(codes({ covenants: [strict], author })).toEqual(expected)
      expect(withInput(radicalisation({ author }), { covenants: [strict] })).toEqual(expected)
    })

    it("must belong to a party", () => {
      expect(codes({ partner: undefined })).toEqual(["partner-not-party"])
      expect(codes({ partner: partner({ id: "other" }) })).toEqual(["partner-not-party"])
    })

    it("of an informal network never posts about a person, and may about a place", () => {
      const informal = partner({ network: "informal" })
      expect(codes({ partner: informal })).toEqual(["informal-network"])
      expect(withInput(polarisation(), { covenants: [both], partner: informal })).toEqual([])
    })

    it("hears the same whether an objection or nothing is known of the person", () => {
      expect(codes({ restricted: true })).toEqual(["restricted-by-objection"])
      expect(codes({ restricted: false })).toEqual([])
    })
  })

  describe("the persons", () => {
    it.each([
      [[]],
      [[{}]],
      [[{ sex: "m" }]],
      [[{ birthDate: "2008" }]],
      [[{ givenNames: " ", familyName: "" }]],
      [[{ fullName: "onbekend" }]],
      [[{ givenNames: "Sam" }, {}]]
    ] as const)("%o are nobody", (subjects) => {
      expect(withInput(radicalisation({ subjects }))).toEqual(["subject-missing"])
    })

    it.each([
      [{ givenNames: "Sam" }],
      [{ fullName: "ELAMRANI, Muhammed" }],
      [{ phones: ["06-12345678"] }],
      [{ emails: ["a@example.nl"], handles: [] }],
      [{ birthDate: "2008-03-04", address: { postcode: "9901 AB", houseNumber: 12 } }]
    ] as const)("%o is somebody", (subject) => {
      expect(withInput(radicalisation({ subjects: [subject] }))).toEqual([])
    })

    it("may come sealed", () => {
      const { subjects: _, ...input } = radicalisation({ sealedSubjects: [{ encoding: "MTIzNDU2Nzgy" }] })
      expect(withInput(input)).toEqual([])
    })

    it.each([
      ["2014-11-02", []],
      ["2014-11-03", ["below-minimum-age"]],
      ["2014-11", []],
      ["2014-12", ["below-minimum-age"]],
      ["2014", []],
      ["2015", ["below-minimum-age"]],
      ["2030", ["below-minimum-age"]]
    ])("born %s on 2 November 2026 gives %o", (birthDate, expected) => {
      expect(withInput(radicalisation({ subjects: [{ givenNames: "Sam", birthDate }] }))).toEqual(expected)
    })

    it("are known by a BSN only where the covenant names it", () => {
      const input = radicalisation({ subjects: [{ bsn: "123456782" }] })
      expect(withInput(input)).toEqual(["bsn-not-covered"])
      expect(withInput(input, { covenants: [covenantDocument({ identifiers: ["bsn"] })] })).toEqual([])
    })
  })

  describe("the text", () => {
    it.each(["", "   ", "ja", "withdrawal", "n.v.t.", "zie boven", "..."])("%o has no own words", (observation) => {
      expect(withInput(radicalisation({ observation }))).toEqual(["observation-missing"])
    })

    it.each([
      ["Draagt een hoofddoek en bidt in de pauze.", "religious-observance-only"],
      ["Liep mee met een demonstratie tegen het kabinet.", "political-activity-only"],
      ["Hij dreigde met geweld, zijn nummer is 123 456 782.", "bsn-not-covered"]
    ])("%o is refused", (observation, code) => {
      expect(withInput(radicalisation({ observation }))).toEqual([code])
    })

    it("hides no BSN in another field", () => {
      expect(withInput(radicalisation({ assessment: "BSN 123456782" }))).toEqual(["bsn-not-covered"])
      expect(withInput(radicalisation({ subjects: [{ givenNames: "Sam", phones: ["123456782"] }] }))).toEqual([
        "bsn-not-covered"
      ])
      expect(withInput(radicalisation({ groups: [{ name: "lijst 123456782" }] }))).toEqual(["bsn-not-covered"])
    })

    it("of a polarisation signal names nobody", () => {
      const covenants = [both]
      const told = (over: Parameters<typeof polarisation>[0]) => withInput(polarisation(over), { covenants })
      expect(told({})).toEqual([])
      expect(told({ observation: "Op het plein riep Jan de Vries leuzen en gooide stenen." })).toEqual([
        "name-in-polarisation-text"
      ])
      expect(told({ assessment: "Mohammed el Amrani zit erachter." })).toEqual(["name-in-polarisation-text"])
      expect(told({ groups: [{ name: "Jan de Vries" }] })).toEqual(["name-in-polarisation-text"])
    })

    it("of a polarisation signal is about a place and a group or theme", () => {
      const covenants = [both]
      const { place: _, ...placeless } = polarisation()
      expect(withInput(placeless, { covenants })).toEqual(["place-or-group-missing"])
      expect(withInput(polarisation({ groups: [], themes: [] }), { covenants })).toEqual(["place-or-group-missing"])
      expect(withInput(polarisation({ groups: [] }), { covenants })).toEqual([])
      expect(withInput(polarisation({ themes: [] }), { covenants })).toEqual([])
    })
  })

  describe("mental health care", () => {
    const told = (over: Parameters<typeof radicalisation>[0]) => decide({ input: radicalisation(over), partner: care })

    it("shares existence only unless its professional chooses and gives a ground", () => {
      expect(Result.getOrThrow(told({})).level).toBe("existence-only")
      expect(codes({ input: radicalisation({ sharing: { level: "full" } }), partner: care })).toEqual([
        "health-content-without-ground"
      ])
      expect(Result.getOrThrow(told({ sharing: { level: "full", ground: "consent" } })).level).toBe("full")
    })

    it("writes nothing medical without ground", () => {
      const observation = "Hij bedreigde zijn buren; diagnose schizofrenie."
      expect(codes({ input: radicalisation({ observation }), partner: care })).toEqual([
        "health-content-without-ground"
      ])
      expect(Result.isSuccess(told({ observation, sharing: { ground: "conflict-of-duties" } }))).toBe(true)
    })
  })

  describe("the moment", () => {
    it.each([
      ["2026-11-02", []],
      ["2026-11-03", ["observed-in-future"]],
      ["2026-11-02T09:04:00+01:00", []],
      ["2026-11-02T09:06:00+01:00", ["observed-in-future"]],
      ["2024-11-02", []],
      ["2024-11-01", ["observed-too-long-ago"]],
      ["2024-11-01T23:30:00Z", []]
    ])("%s gives %o", (observedAt, expected) => {
      expect(withInput(radicalisation({ observedAt }))).toEqual(expected)
    })
  })

  describe("the desk", () => {
    it.each([
      [["call-to-violence"], "active", "police-urgent"],
      [["weapon-interest", "threat"], "none", "police-urgent"],
      [["weapon-interest"], "active", "small-things"],
      [["withdrawal"], "none", "region"],
      [["withdrawal"], "watching", "small-things"]
    ] as const)("%o where participation is %s is %s", (behaviours, participation, desk) => {
      const municipalities = [{ code: partner().municipality, name: "Elzerveen", participation }]
      expect(Result.getOrThrow(decide({ input: radicalisation({ behaviours }), municipalities })).desk).toBe(desk)
    })

    it("is the municipality's for welfare, and the police's when a text has danger at hand", () => {
      const welfare = partner({ id: "welfare", angle: "welfare" })
      expect(Result.getOrThrow(decide({ partner: welfare })).desk).toBe("municipality")
      const observation = "Hij zei dat hij vandaag een mes bij zich heeft."
      expect(Result.getOrThrow(decide({ input: radicalisation({ observation }) })).desk).toBe("police-urgent")
    })
  })
})
