import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument, ids, signalFacts } from "../testing/builders.ts"
import { tellableStage } from "./tellableStage.ts"

const now = DateTime.makeUnsafe("2026-11-02T09:00:00Z")
const own = signalFacts(1)
const welfare = signalFacts(2, { partner: ids.partner("welfare"), angle: "welfare" })
const care = signalFacts(3, { partner: ids.partner("care"), angle: "mental-health", level: "existence-only" })
const stage = (over: Partial<Parameters<typeof tellableStage>[0]> = {}, document = {}) =>
  tellableStage({
    own,
    state: "linked",
    confirmed: true,
    others: [welfare],
    covenants: [covenantDocument(document)],
    now,
    ...over
  })

describe("how far a poster may know that its signal is", () => {
  it("is linked once a person confirmed it, discussed in a case, and closed", () => {
    expect(stage()).toBe("linked")
    expect(stage({ others: [care] })).toBe("linked")
    expect(stage({ state: "openCase" })).toBe("discussed")
    expect(stage({ state: "notAdopted" })).toBe("closed")
    expect(stage({ state: "closedCase" })).toBe("closed")
  })

  it("is no further than read while nobody confirmed it, and after a rejection", () => {
    expect(stage({ confirmed: false })).toBeUndefined()
    expect(stage({ state: "rejected", confirmed: false })).toBeUndefined()
    expect(stage({ state: "rejected" })).toBeUndefined()
    expect(stage({ state: "unlinked" })).toBeUndefined()
  })

  it("betrays no organisation: two others and two angles at least could be behind it", () => {
    const parties = (...more: ReadonlyArray<object>) => ({
      parties: [{ partner: "school", angle: "education" }, { partner: "welfare", angle: "welfare" }, ...more]
    })
    expect(stage({}, parties())).toBeUndefined()
    // A second welfare organisation hides which one it is, and not that it is welfare.
    expect(stage({}, parties({ partner: "welfare-2", angle: "welfare" }))).toBeUndefined()
    // By the rule of two angles another school cannot be it.
    expect(stage({}, parties({ partner: "school-2", angle: "education" }))).toBeUndefined()
    expect(stage({}, { ...parties({ partner: "school-2", angle: "education" }), linkRule: { angles: 1 } })).toBe(
      "linked"
    )
    expect(stage({}, parties({ partner: "police", angle: "police" }))).toBe("linked")
    const left = { departures: [{ partner: "police", on: "2026-10-01" }] }
    expect(stage({}, { ...parties({ partner: "police", angle: "police" }), ...left })).toBeUndefined()
  })

  it("is silent on what other parties may not even see to exist", () => {
    const police = signalFacts(4, { partner: ids.partner("police"), angle: "police" })
    const decision = {
      interest: "voorkomen van geweld",
      purposes: ["early-signalling"],
      data: ["name"],
      conditions: "alleen voor dit overleg",
      recipients: ["coordinator"]
    } as const
    const basis = { kind: "avg", policeDecision: "WPG-1", police: decision } as const
    expect(stage({ others: [police] }, { basis })).toBeUndefined()
    expect(stage({ others: [police, welfare] }, { basis })).toBe("linked")
    expect(stage({ others: [signalFacts(5)] })).toBeUndefined()
  })

  it("is not told under a covenant that is suspended or over", () => {
    expect(stage({}, { status: "suspended" })).toBeUndefined()
    expect(stage({}, { status: "ended" })).toBeUndefined()
  })
})
