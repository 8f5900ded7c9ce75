import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { ids } from "../testing/builders.ts"
import { addTerm } from "../time/term.ts"
import { checkDeferral } from "./checkDeferral.ts"
import { checkReview, type DeferralReview } from "./checkReview.ts"
import { Consideration, type Deferral, DeferralGround } from "./Deferral.ts"
import { considerationTexts, deferralGroundTexts } from "./deferralTexts.ts"
import { mayDefer, mayRecordNotice, type NoticeBefore } from "./mayNotify.ts"
import { noticeInTimeFrom, noticeOf } from "./noticeOf.ts"

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
  tellable: false,
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

  it.each(["a", "b", "c", "d"] as const)("lets the person know of nothing on ground %s", (ground) => {
    expect(fields({ ground, tellable: true })).toEqual(["/tellable"])
    expect(fields({ ground })).toEqual([])
  })

  it("lets the person know on other grounds", () => {
    expect(fields({ tellable: true })).toEqual([])
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

  it("is due a week after a deferral that ended, and never before the month is over", () => {
    expect(at("2027-02-01", { endedOn: "2027-02-01" })).toMatchObject({ by: "2027-02-08", standing: "waiting" })
    expect(at("2027-02-09", { endedOn: "2027-02-01" })).toMatchObject({ standing: "late", escalates: true })
    expect(at("2026-10-10", { endedOn: "2026-10-09" })).toMatchObject({ by: "2026-11-02", standing: "waiting" })
  })

  it("is late of what was stored before one day, the same as each by itself", () => {
    for (const today of ["2026-03-01", "2026-03-31", "2028-03-01", "2026-11-02", "2026-12-31", "2027-01-01"]) {
      const from = noticeInTimeFrom(today)
      for (let back = 0; back < 40; back++) {
        const storedOn = new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10)
        expect(storedOn < from).toBe(noticeOf({ storedOn, today }).standing === "late")
      }
    }
  })
})

describe("checkReview", () => {
  const found = (review: DeferralReview, by = "officer") =>
    checkReview({ review, deferral, by, today: "2027-02-01", earlier: Object.values(considerations) }).map(
      ({ field }) => field
    )
  const extend = { outcome: "extend", reason: "Er loopt een gesprek met de ouders.", reviewOn: "2027-05-01" } as const

  it("finds nothing missing in a fresh reason, by the other, within three months", () => {
    expect(found(extend)).toEqual([])
    expect(found({ outcome: "end", reason: "De reden is weg." }, "coordinator")).toEqual([])
  })

  it.each([
    ["no reason", { ...extend, reason: " " }, "officer", ["/reason"]],
    ["the reason of before", { ...extend, reason: ` ${considerations.g.toUpperCase()}` }, "officer", ["/reason"]],
    ["who proposed it", extend, "coordinator", ["/outcome"]],
    ["a review after more than three months", { ...extend, reviewOn: "2027-05-02" }, "officer", ["/reviewOn"]],
    ["no next review", { outcome: "extend", reason: "Nieuw." } as const, "officer", ["/reviewOn"]],
    ["an end without a reason", { outcome: "end", reason: "" } as const, "coordinator", ["/reason"]]
  ])("refuses %s", (_, review, by, fields) => {
    expect(found(review, by)).toEqual(fields)
  })
})

describe("whether a notice may be recorded, or wait", () => {
  const stored = (standing: NoticeBefore["standing"]): NoticeBefore => ({ standing, storedOn: "2026-10-02" })
  const codes = (result: ReturnType<typeof mayDefer>) =>
    Result.isFailure(result) ? result.failure.reasons.map(({ code }) => code) : []
  const covenant = ids.covenant("c1")
  const viewer = (role: "administrator" | "poster") => ({
    viewer: { user: ids.user("x"), grants: [{ role, covenant }] },
    covenant
  })

  it.each([
    ["2026-11-02", "waiting", []],
    ["2026-11-02", "review-late", []],
    ["2026-11-03", "late", ["told-in-future"]],
    ["2026-10-01", "late", ["told-before-stored"]],
    ["2026-11-02", "given", ["notice-given"]]
  ] as const)("given on %s where it is %s: %o", (on, standing, expected) => {
    expect(codes(mayRecordNotice({ signals: [stored(standing)], on, today: "2026-11-02" }))).toEqual(expected)
  })

  it.each([
    ["late", viewer("administrator"), []],
    ["deferred", viewer("administrator"), ["notice-deferred"]],
    ["given", viewer("administrator"), ["notice-given"]],
    ["waiting", viewer("poster"), ["reviewer-not-fitting"]],
    ["waiting", undefined, ["reviewer-not-fitting"]]
  ] as const)("deferred where it is %s, by %o: %o", (standing, reviewer, expected) => {
    expect(codes(mayDefer({ signals: [stored(standing)], reviewer }))).toEqual(expected)
  })

  it("knows no day that a month would not reach", () => {
    expect(addTerm(noticeInTimeFrom("2026-03-31"), "P1M") >= "2026-03-31").toBe(true)
  })
})
