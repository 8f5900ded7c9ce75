import { Arbitrary, DateTime, Effect, Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { Network, SignalKind } from "../signal/SignalFacts.ts"
import { covenantDocument, ids, signalFacts } from "../testing/builders.ts"
import { Angle } from "../vocabulary/vocabulary.ts"
import { type LinkableSignal, mayLink } from "./mayLink.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const covenant = covenantDocument()
const school = signalFacts(1)
const welfare = signalFacts(2, { partner: ids.partner("welfare"), angle: "welfare" })

const codes = (signals: ReadonlyArray<LinkableSignal>, covenants = [covenant]) =>
  Result.match(mayLink(signals, covenants, now), {
    onSuccess: () => [],
    onFailure: (refusal) => refusal.reasons.map((reason) => reason.code)
  })

describe("mayLink", () => {
  it("allows two angles and two organisations", () => {
    expect(Result.getOrThrow(mayLink([school, welfare], [covenant], now)).covenantVersion).toBe(1)
  })

  it.each([
    ["one signal", [school], ["signals-too-few"]],
    ["one signal twice", [school, school], ["signals-too-few"]],
    ["none", [], ["signals-too-few"]],
    ["one angle", [school, signalFacts(2, { partner: ids.partner("other") })], ["angles-too-few"]],
    ["one organisation", [school, signalFacts(2, { angle: "welfare" })], ["organisations-too-few"]],
    ["one of each", [school, signalFacts(2)], ["angles-too-few", "organisations-too-few"]],
    ["two covenants", [school, { ...welfare, covenant: ids.covenant("c2") }], ["other-covenant"]],
    ["two kinds", [school, { ...welfare, kind: "polarisation" as const }], ["kinds-mixed", "kind-not-covered"]],
    ["an informal network", [school, { ...welfare, network: "informal" as const }], ["networks-mixed"]]
  ] as const)("refuses %s", (_, signals, expected) => {
    expect(codes(signals)).toEqual(expected)
  })

  it("lets formal and informal networks meet over a place", () => {
    const place = (signal: LinkableSignal): LinkableSignal => ({ ...signal, kind: "polarisation" })
    const covenants = [covenantDocument({ kinds: ["polarisation"] })]
    expect(codes([place(school), { ...place(welfare), network: "informal" }], covenants)).toEqual([])
    expect(codes([place(school), place(welfare)])).toEqual(["kind-not-covered"])
  })

  it.each([
    [{ status: "draft" }, "covenant-not-active"],
    [{ status: "ended" }, "covenant-not-active"],
    [{ validUntil: "2026-11-01" }, "covenant-not-active"],
    [{ status: "suspended" }, "covenant-suspended"],
    [{ id: "c2" }, "covenant-unknown"]
  ] as const)("refuses everything under a covenant with %o", (over, code) => {
    expect(codes([school, welfare], [covenantDocument(over)])).toEqual([code])
  })

  it("counts only what lies within one window", () => {
    const at = (observedAt: string) => ({ ...welfare, observedAt })
    expect(codes([{ ...school, observedAt: "2024-10-01T00:00:00.000Z" }, at("2026-10-01T00:00:00.000Z")])).toEqual([])
    const early = { ...school, observedAt: "2024-09-30T23:59:59.000Z" }
    expect(codes([early, at("2026-10-01T00:00:00.000Z")])).toEqual(["outside-window"])
    const late = signalFacts(3, { observedAt: "2026-10-01T00:00:00.000Z" })
    expect(codes([early, at("2026-10-01T00:00:00.000Z"), late])).toEqual([])
  })

  it("links nothing of who is no longer party, by leaving or by an amendment without them", () => {
    const police = signalFacts(3, { partner: ids.partner("police"), angle: "police" })
    const left = [covenantDocument({ departures: [{ partner: "school", on: "2026-10-30" }] })]
    expect(codes([school, welfare], left)).toEqual(["party-left"])
    expect(codes([welfare, police], left)).toEqual([])
    const parties = covenant.parties.filter((party) => party.partner !== "school")
    const without = [covenant, covenantDocument({ version: 2, parties })]
    expect(codes([school, welfare], without)).toEqual(["party-left"])
    expect(codes([welfare, police], without)).toEqual([])
    const draft = [covenant, covenantDocument({ version: 2, parties, status: "draft" })]
    expect(codes([school, welfare], draft)).toEqual([])
  })

  describe("after an amendment", () => {
    const newer = { ...welfare, covenantVersion: 2 }
    const amended = (coversExisting: boolean) => [covenant, covenantDocument({ version: 2, coversExisting })]

    it("links earlier signals with new ones only when it covers them", () => {
      expect(codes([school, newer], amended(true))).toEqual([])
      expect(codes([school, newer], amended(false))).toEqual(["version-not-covering"])
    })

    it("links nothing under an earlier version whose own term is over", () => {
      const over = [covenantDocument({ validUntil: "2026-06-30" }), covenantDocument({ version: 2 })]
      expect(codes([school, welfare], over)).toEqual(["version-not-covering"])
    })

    it("leaves earlier signals among themselves to their own version", () => {
      const stricter = [covenant, covenantDocument({ version: 2, linkRule: { angles: 3 } })]
      expect(codes([school, welfare], stricter)).toEqual([])
      const covering = [covenant, covenantDocument({ version: 2, linkRule: { angles: 3 }, coversExisting: true })]
      expect(codes([school, welfare], covering)).toEqual(["angles-too-few"])
    })
  })

  describe("whatever the signals are", () => {
    const draft = Schema.Struct({
      covenant: Schema.Literals(["c1", "c2"]),
      covenantVersion: Schema.Literals([1, 2]),
      kind: SignalKind,
      partner: Schema.Literals(["school", "welfare", "police", "care"]),
      angle: Angle,
      network: Network,
      month: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 30 }))
    })
    const sets = Effect.runSync(
      Arbitrary.sampleEffect(Arbitrary.schema(Schema.Array(draft).check(Schema.isMaxLength(5))), {
        count: 3000,
        seed: 11
      })
    ).map((drafts) =>
      drafts.map(({ month, covenant: id, partner, ...rest }, index) =>
        signalFacts(index, {
          ...rest,
          covenant: ids.covenant(id),
          partner: ids.partner(partner),
          observedAt: DateTime.formatIso(DateTime.subtract(now, { months: month }))
        })
      )
    )
    const covenants = [
      covenantDocument({ kinds: ["radicalisation", "polarisation"] }),
      covenantDocument({ kinds: ["radicalisation", "polarisation"], version: 2, coversExisting: true })
    ]

    it("an allowed link keeps every wall", () => {
      const allowed = sets.filter((signals) => codes(signals, covenants).length === 0)
      expect(allowed.length).toBeGreaterThan(15)
      for (const signals of allowed) {
        expect(new Set(signals.map((one) => one.kind)).size).toBe(1)
        expect(new Set(signals.map((one) => one.covenant)).size).toBe(1)
        expect(new Set(signals.map((one) => one.angle)).size).toBeGreaterThan(1)
        expect(new Set(signals.map((one) => one.partner)).size).toBeGreaterThan(1)
        expect(signals.some((one) => one.kind === "radicalisation" && one.network === "informal")).toBe(false)
      }
    })

    it("their order changes nothing", () => {
      for (const signals of sets) {
        expect(codes(signals.toReversed(), covenants)).toEqual(codes(signals, covenants))
      }
    })
  })
})
