import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { SignalInput } from "../signal/SignalInput.ts"
import { polarisation, radicalisation } from "../testing/builders.ts"
import { screenBody } from "./screenBody.ts"

const codes = (body: unknown) => screenBody(body).reasons.map((reason) => reason.code)
const pointers = (body: unknown) => screenBody(body).findings.map((finding) => finding.pointer)
const decode = Schema.decodeUnknownResult(SignalInput, { onExcessProperty: "error" })

describe("screenBody", () => {
  it("finds nothing in bodies that are as they should be, with every field filled", () => {
    const full = {
      ...radicalisation({ groups: [{ name: "x" }], expressions: [{ type: "symbol", value: "x" }] }),
      subjects: [
        {
          givenNames: "Sam",
          initials: "S.",
          prefix: "van",
          familyName: "Voorbeeld",
          fullName: "Sam",
          birthDate: "2008",
          sex: "m",
          bsn: "1",
          address: { postcode: "9901 AB", houseNumber: 1, suffix: "a", street: "s", city: "c" },
          phones: [],
          emails: [],
          handles: []
        }
      ],
      sealedSubjects: [],
      purpose: "early-signalling",
      assessment: "x",
      source: { firstHand: true, reliability: "B", credibility: "2" },
      sharing: { level: "full", informed: { subject: "deferred", reason: "x" }, ground: "consent" },
      author: { name: "x", role: "teacher", trained: true }
    }
    expect(screenBody(full)).toEqual({ findings: [], reasons: [], rest: full })
    expect(codes(polarisation())).toEqual([])
  })

  it.each(["subjects", "sealedSubjects", "subject", "person", "betrokkenen", "givenNames", "birthDate", "bsn"])(
    "refuses %s in a polarisation signal as a person",
    (key) => {
      expect(codes({ ...polarisation(), [key]: [{ familyName: "X" }] })).toEqual(["person-in-polarisation-signal"])
    }
  )

  it.each([
    ["religion", "religion"],
    ["Religie", "religion"],
    ["geloofsovertuiging", "religion"],
    ["etniciteit", "ethnicity"],
    ["ethnic_background", "ethnicity"],
    ["countryOfOrigin", "ethnicity"],
    ["afkomst", "ethnicity"],
    ["nationality", "nationality"],
    ["nationaliteit", "nationality"],
    ["countryOfBirth", "nationality"],
    ["politicalViews", "politics"],
    ["politiekeVoorkeur", "politics"],
    ["health", "health"],
    ["diagnosis", "health"],
    ["DIAGNOSE", "health"],
    ["medischeGegevens", "health"],
    ["mentalHealth", "health"],
    ["sexualOrientation", "sexual-orientation"],
    ["criminalRecord", "criminal-record"]
  ])("refuses a field %s as the special category %s, wherever it stands", (key, category) => {
    for (const [body, pointer] of [
      [{ ...radicalisation(), [key]: "x" }, `/${key}`],
      [{ ...radicalisation(), subjects: [{ givenNames: "Sam", [key]: null }] }, `/subjects/0/${key}`],
      [{ ...polarisation(), place: { municipality: "GM9001", [key]: {} } }, `/place/${key}`]
    ] as const) {
      expect(screenBody(body).findings).toEqual([{ code: "special-category-not-covered", pointer, category }])
      expect(codes(body)).toEqual(["special-category-not-covered"])
    }
  })

  it.each(["colour", "favouriteFood", "kerkstraatnummer", "mass", "rasterpoint", "foo/bar~x"])(
    "leaves an unknown field %s to the decoder",
    (key) => {
      expect(codes({ ...radicalisation(), [key]: "x" })).toEqual([])
    }
  )

  it("refuses a BSN under another name", () => {
    expect(codes({ ...radicalisation(), subjects: [{ burgerservicenummer: "1" }] })).toEqual(["bsn-not-covered"])
  })

  it.each([[undefined], [null], [""], [" \n\t "]])("refuses an observation %o as missing", (observation) => {
    expect(codes({ ...radicalisation(), observation })).toEqual(["observation-missing"])
  })

  it("leaves an observation that is no text to the decoder", () => {
    expect(codes({ ...radicalisation(), observation: 5 })).toEqual([])
  })

  it("hands the decoder a rest that shows other faults only", () => {
    const { observation: _, ...body } = radicalisation()
    const screened = screenBody({ ...body, religion: "x", subjects: [{ givenNames: "Sam", "a/b~nationality": "x" }] })
    expect(screened.reasons.map((reason) => reason.code)).toEqual([
      "special-category-not-covered",
      "observation-missing"
    ])
    expect(Result.isSuccess(decode(screened.rest))).toBe(true)
    expect(Result.isSuccess(decode(screenBody({ ...body, religion: "x", colour: "red" }).rest))).toBe(false)
  })

  it("writes JSON pointers as RFC 6901 has them", () => {
    expect(pointers({ ...radicalisation(), "a/b~religion": "x" })).toEqual(["/a~1b~0religion"])
  })

  it.each([[null], [5], ["text"], [[]], [true], [undefined]])("has nothing to say of %o", (body) => {
    expect(screenBody(body)).toEqual({ findings: [], reasons: [], rest: body })
  })

  it("ends on a body nested deeper than any it accepts", () => {
    let body: unknown = { religion: "x" }
    for (let depth = 0; depth < 20_000; depth++) body = { a: body }
    expect(codes({ ...radicalisation(), deep: body, religion: "x" })).toEqual(["special-category-not-covered"])
  })
})
