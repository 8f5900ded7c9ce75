import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { demoCovenants, demoPartners } from "../demo/demoRegion.ts"
import { covenantDocument, partner } from "../testing/builders.ts"
import { CovenantEssence, essenceOf } from "./essenceOf.ts"

describe("essenceOf", () => {
  it("tells who, what, why, how long and whom to turn to", () => {
    const essence = essenceOf(covenantDocument(), [partner()])
    expect(essence.parties[0]).toEqual({ name: "De School", angle: "education" })
    expect(essence.parties[1]).toEqual({ name: "welfare", angle: "welfare" })
    expect(essence).toMatchObject({
      purposes: ["early-signalling", "person-directed-approach"],
      basis: { kind: "avg", law: "Gemeentewet art. 172" },
      contactPoint: { organisation: "gemeente", email: "contact@example.nl" },
      convener: null
    })
  })

  it("tells who keeps names in its own system", () => {
    const parties = [
      { partner: "school", angle: "education", sealsAtSource: true },
      { partner: "welfare", angle: "welfare", sealsAtSource: false }
    ] as const
    expect(essenceOf(covenantDocument({ parties }), [partner()]).parties).toEqual([
      { name: "De School", angle: "education", sealsAtSource: true },
      { name: "welfare", angle: "welfare" }
    ])
  })

  it("names no informal network, and nobody who has left", () => {
    const informal = partner({ id: "welfare", name: "Buurtvaders", network: "informal" })
    const left = covenantDocument({ departures: [{ partner: "police", on: "2026-01-01" }] })
    const text = JSON.stringify(essenceOf(left, [partner(), informal]))
    expect(text).not.toContain("Buurtvaders")
    expect(essenceOf(left, [partner(), informal]).parties).toContainEqual({ angle: "welfare" })
    expect(essenceOf(left, []).parties.map((one) => one.angle)).not.toContain("police")
  })

  it("keeps inside what is for the parties: references, roles, levels and rules", () => {
    for (const covenant of demoCovenants) {
      const essence = essenceOf(covenant, demoPartners)
      const text = JSON.stringify(Schema.encodeSync(CovenantEssence)(essence))
      for (const inner of [covenant.basis.policeDecision, covenant.basis.dpia?.reference, "defaultLevel", "hubLimit"]) {
        if (inner !== undefined) expect(text).not.toContain(inner)
      }
      expect(text).not.toContain("buurtvaders")
    }
  })
})
