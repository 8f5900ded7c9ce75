import { describe, expect, it } from "vitest"
import { ids } from "../testing/builders.ts"
import { checkDeferral } from "./checkDeferral.ts"
import { Consideration, type Deferral, DeferralGround } from "./Deferral.ts"
import { considerationTexts, deferralGroundTexts } from "./deferralTexts.ts"
import { noticeOf } from "./noticeOf.ts"

const considerations: Record<Consideration, string> = {
  a: "Het doel is begeleiding op tijd te beginnen.",
  b: "Alleen gedrag, geen bijzondere gegevens.",
  c: "Alleen de kennisgeving wacht; inzage blijft mogelijk.",
  d: "De toegang is beperkt tot de coördinator.",
  e: "De gemeente is verantwoordelijk.",
  f: "Zes maanden, versleuteld.",
  g: "Het risico is dat iemand niet weet wat er speelt.",
  h: "De beperking zelf melden zou het gesprek verstoren."
}

const deferral: Deferral = {
  ground: "i",
  considerations,
  proposedBy: ids.user("coordinator"),
  reviewer: ids.user("officer"),
  decidedOn: "2026-11-02",
  reviewOn: "2027-02-02"
}

const fields = (over: Partial<Deferral>) => checkDeferral({ ...deferral, ...over }).map((one) => one.field)

describe("checkDeferral", () => {
  it("finds nothing missing where all is written", () => {
    expect(fields({})).toEqual([])
  })

  it.each(Consideration.literals)("asks consideration %s in words", (one) => {
    expect(fields({ considerations: { ...considerations, [one]: "  " } })).toEqual([`/considerations/${one}`])
  })

  it("takes no one text for all eight", () => {
    const same = Object.fromEntries(Consideration.literals.map((one) => [one, "Zie het dossier."]))
    expect(fields({ considerations: { ...considerations, ...same } })).toEqual(["/considerations"])
  })

  it("asks somebody else to review it", () => {
    expect(fields({ reviewer: deferral.proposedBy })).toEqual(["/reviewer"])
  })

  it.each([
    ["2027-02-03", ["/reviewOn"]],
    ["2027-02-02", []],
    ["2026-11-03", []],
    ["2026-11-02", ["/reviewOn"]],
    ["2026-10-01", ["/reviewOn"]]
  ])("with a review on %s finds %o", (reviewOn, expected) => {
    expect(fields({ reviewOn })).toEqual(expected)
  })

  it("has a plain text in both languages for each ground and consideration", () => {
    expect(Object.keys(deferralGroundTexts)).toEqual([...DeferralGround.literals])
    expect(Object.keys(considerationTexts)).toEqual([...Consideration.literals])
    for (const text of [...Object.values(deferralGroundTexts), ...Object.values(considerationTexts)]) {
      expect(text.nl.trim()).not.toBe("")
      expect(text.nl).not.toBe(text.en)
    }
  })
})

describe("noticeOf", () => {
  const at = (today: string, over: Partial<Parameters<typeof noticeOf>[0]> = {}) =>
    noticeOf({ storedOn: "2026-10-02", today, ...over })

  it("waits a month, and then is late and escalated", () => {
    expect(at("2026-11-02")).toMatchObject({ by: "2026-11-02", standing: "waiting", escalates: false })
    expect(at("2026-11-03")).toMatchObject({ standing: "late", escalates: true })
  })

  it("waits for the review where it is deferred, and escalates a review that was not done", () => {
    expect(at("2027-02-02", { deferral })).toMatchObject({ by: "2027-02-02", standing: "deferred", escalates: false })
    expect(at("2027-02-03", { deferral })).toMatchObject({ standing: "review-late", escalates: true })
  })

  it("is over once it was given", () => {
    expect(at("2030-01-01", { noticeOn: "2026-10-30" })).toMatchObject({ standing: "given", escalates: false })
    expect(at("2030-01-01", { noticeOn: "2027-01-30", deferral })).toMatchObject({ standing: "given" })
  })
})
