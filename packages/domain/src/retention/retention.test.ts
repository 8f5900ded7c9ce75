import { Arbitrary, Effect, Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument, signalFacts } from "../testing/builders.ts"
import { termDays } from "../time/term.ts"
import { type ClockFacts, clockOf, termFor } from "./clockOf.ts"
import { indexArchiveOf } from "./indexArchiveOf.ts"
import { checkHold, mayDestroy } from "./mayDestroy.ts"
import { mayExtend } from "./mayExtend.ts"
import { necessityOf } from "./necessityOf.ts"
import { RetentionState } from "./RetentionState.ts"
import { tombstoneOf } from "./tombstoneOf.ts"

const today = "2026-11-02"
const covenant = covenantDocument()
const index = covenantDocument({ basis: { kind: "vir" }, retention: { unlinked: "P2Y", linked: "P2Y" } })
const ends = (over: Partial<ClockFacts> = {}) =>
  clockOf({ covenant, state: "unlinked", since: today, reportedOn: today, minor: false, ...over }).endsOn

describe("clockOf", () => {
  it.each([
    ["unlinked", "2027-05-01"],
    ["rejected", "2027-05-01"],
    ["linked", "2028-11-01"],
    ["notAdopted", "2027-01-31"],
    ["closedCase", "2031-11-02"],
    ["openCase", null]
  ] as const)("ends what is %s on %s", (state, expected) => {
    expect(ends({ state })).toBe(expected)
  })

  it("gives minors the shorter term that the covenant states, and no other", () => {
    expect(ends({ minor: true })).toBe(ends())
    const own = covenantDocument({ retention: { minors: { unlinked: "P30D" } } })
    expect(ends({ covenant: own, minor: true })).toBe("2026-12-02")
    expect(ends({ covenant: own, minor: true, state: "linked" })).toBe(ends({ state: "linked" }))
  })

  it("begins anew with each state, and an extension only lengthens", () => {
    expect(ends({ since: "2026-01-01" })).toBe("2026-06-30")
    expect(ends({ extendedUntil: "2027-12-31" })).toBe("2027-12-31")
    expect(ends({ extendedUntil: "2026-12-31" })).toBe("2027-05-01")
  })

  it("lets a reference index keep two years, to the 23rd birthday or to death, whichever is first", () => {
    const at = (over: Partial<ClockFacts>) => ends({ covenant: index, reportedOn: "2026-01-01", ...over })
    expect(at({})).toBe("2028-01-01")
    expect(at({ bornOn: "2004-03-05" })).toBe("2027-03-05")
    expect(at({ bornOn: "2004" })).toBe("2027-01-01")
    expect(at({ bornOn: "2004-06" })).toBe("2027-06-01")
    expect(at({ diedOn: "2026-10-30" })).toBe("2026-10-30")
    expect(at({ extendedUntil: "2040-01-01" })).toBe("2028-01-01")
  })

  describe("whatever the covenant's terms", () => {
    const term = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 3000 }))
    const terms = Schema.Struct({
      unlinked: term,
      rejected: term,
      linked: term,
      notAdopted: term,
      closedCase: term,
      minor: Schema.Boolean
    })
    const sample = Effect.runSync(Arbitrary.sampleEffect(Arbitrary.schema(terms), { count: 500, seed: 3 }))
    const drafts = sample.map(({ minor, ...days }) => ({
      minor,
      retention: covenantDocument({
        retention: Object.fromEntries(Object.entries(days).map(([state, count]) => [state, `P${count}D`]))
      }).retention
    }))
    const states = RetentionState.literals.filter((state) => state !== "openCase")

    it("what is not adopted is never kept longer than anything else", () => {
      for (const { retention, minor } of drafts) {
        const shortest = termDays(termFor(retention, "notAdopted", minor))
        for (const state of states) expect(shortest).toBeLessThanOrEqual(termDays(termFor(retention, state, minor)))
      }
    })

    it("a minor is never kept longer than another, and nothing is kept for no time at all", () => {
      for (const { retention } of drafts) {
        for (const state of states) {
          const young = termDays(termFor(retention, state, true))
          expect(young).toBeLessThanOrEqual(termDays(termFor(retention, state, false)))
          expect(young).toBeGreaterThan(0)
        }
      }
    })
  })
})

describe("mayExtend", () => {
  const pga = covenantDocument({ basis: { kind: "pga" } })
  const reason = "De begeleiding loopt nog tot de zomer van volgend jaar."
  const facts = { covenant: pga, earlier: [], reason, endsOn: "2026-12-01", today }
  const code = (over: Partial<Parameters<typeof mayExtend>[0]>) =>
    Result.match(mayExtend({ ...facts, ...over }), {
      onSuccess: (extension) => extension.until,
      onFailure: (refusal) => refusal.reasons[0].code
    })

  it("extends by a review term with a reason in own words", () => {
    expect(code({})).toBe("2027-12-01")
    expect(code({ covenant: covenantDocument({ basis: { kind: "wgs" } }) })).toBe("2027-12-01")
  })

  it("asks a fresh reason each time, however it is spelled", () => {
    const earlier = [{ reason: "de begeleiding loopt nog, tot de ZOMER van volgend jaar", until: "2026-12-01" }]
    expect(code({ earlier })).toBe("reason-not-new")
    expect(code({ earlier, reason: "Er is een nieuwe melding van de school gekomen deze maand." })).toBe("2027-12-01")
  })

  it.each([
    [{ reason: "nodig" }, "reason-missing"],
    [{ reason: "  " }, "reason-missing"],
    [{ endsOn: today }, "term-is-over"],
    [{ covenant }, "extension-not-possible"],
    [{ covenant: index }, "extension-not-possible"]
  ])("refuses %o", (over, expected) => {
    expect(code(over)).toBe(expected)
  })
})

describe("necessityOf", () => {
  const standing = (on: string) => necessityOf(covenant, "2025-11-02", on).standing

  it("freezes a case on day 366 without a review, and not a day sooner", () => {
    expect(necessityOf(covenant, "2025-11-02", today).reviewBy).toBe("2026-11-02")
    expect(standing("2026-10-01")).toBe("current")
    expect(standing("2026-10-02")).toBe("due")
    expect(standing("2026-11-02")).toBe("due")
    expect(standing("2026-11-03")).toBe("frozen")
  })
})

describe("mayDestroy", () => {
  const period = { from: "2026-03", until: "2026-05" }
  const destroy = (over: Partial<Parameters<typeof mayDestroy>[0]> = {}) =>
    mayDestroy({ covenant, state: "unlinked", endsOn: today, holds: [], today, count: 3, period, ...over })
  const code = (over: Partial<Parameters<typeof mayDestroy>[0]>) =>
    Result.match(destroy(over), { onSuccess: () => "destroyed", onFailure: (refusal) => refusal.reasons[0].code })

  it("destroys from the day the term is over, never before, and never an open case", () => {
    expect(code({})).toBe("destroyed")
    expect(code({ endsOn: "2026-11-03" })).toBe("term-not-over")
    expect(code({ endsOn: null })).toBe("term-not-over")
  })

  it("waits for a legal hold to the end of its last day", () => {
    expect(code({ holds: [{ reason: "beroep", until: today }] })).toBe("legal-hold")
    expect(code({ holds: [{ reason: "beroep", until: "2026-11-01" }] })).toBe("destroyed")
  })

  it("records along which list, how many, and nothing of anyone", () => {
    const named = covenantDocument({ archive: { list: "Lijst", entry: "19.1" } })
    expect(Result.getOrThrow(destroy({ covenant: named }))).toEqual({
      covenant: "c1",
      covenantVersion: 1,
      state: "unlinked",
      list: "Lijst",
      entry: "19.1",
      destroyedOn: today,
      period: { from: "2026-03", until: "2026-05" },
      count: 3
    })
    expect(Result.getOrThrow(destroy()).entry).toBe("niet in het convenant genoemd")
  })

  it("takes a hold with a reason and an end within a year only", () => {
    const fields = (reason: string, until: string) => checkHold({ reason, until }, today).map((one) => one.field)
    expect(fields("beroep bij de rechtbank", "2027-11-02")).toEqual([])
    expect(fields("", "2026-11-01")).toEqual(["/reason", "/until"])
    expect(fields("beroep", "2027-11-03")).toEqual(["/until"])
    expect(fields("beroep", "2027-02-30")).toEqual(["/until"])
  })
})

describe("a reference index", () => {
  it.each([
    ["term", "2031-11-02", true],
    ["age", "2031-11-02", true],
    ["risk-gone", "2031-11-02", true],
    ["death", "2031-11-02", false],
    ["wrong", null, false],
    ["on-request", null, false]
  ] as const)("archives what was removed as %s until %s", (removedAs, until, shownOnce) => {
    expect(indexArchiveOf(today, removedAs)).toMatchObject({ until, shownOnce })
  })
})

describe("a tombstone", () => {
  it("says that there was a signal, and nothing more", () => {
    expect(Object.keys(tombstoneOf(signalFacts(1), today)).sort()).toEqual(["covenant", "expiredOn", "signal"])
  })
})
