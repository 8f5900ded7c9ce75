import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { adviseOn } from "../covenant/adviseOn.ts"
import { checkActivation } from "../covenant/checkCovenant.ts"
import { inForce } from "../covenant/inForce.ts"
import { mayRegister } from "../rules/mayRegister.ts"
import { polarisation, radicalisation } from "../testing/builders.ts"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "./demoRegion.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")

describe("the demo region", () => {
  it("has covenants that could be activated as they are", () => {
    for (const covenant of demoCovenants) expect(checkActivation(covenant, covenant), covenant.id).toEqual([])
  })

  it("has nothing to advise on the covenants in force", () => {
    for (const covenant of demoCovenants.filter((one) => one.status === "active"))
      expect(adviseOn(covenant), covenant.id).toEqual([])
  })

  it("has all but the old covenant in force", () => {
    const active = demoCovenants.filter((covenant) => inForce([covenant], now) !== undefined)
    expect(active.map((covenant) => covenant.id)).toEqual([
      "merenland-radicalisering",
      "merenland-polarisatie",
      "waterdam-scholen"
    ])
  })

  it("refers only to what it has", () => {
    const partners = new Set(demoPartners.map((partner) => partner.id))
    const covenants = new Set(demoCovenants.map((covenant) => covenant.id))
    const municipalities = new Set(demoRegion.municipalities.map((municipality) => municipality.code))
    for (const covenant of demoCovenants) {
      for (const party of covenant.parties) {
        expect(demoPartners.find((partner) => partner.id === party.partner)?.angle).toBe(party.angle)
      }
      expect(covenant.municipalities.every((code) => municipalities.has(code))).toBe(true)
    }
    for (const partner of demoPartners) expect(municipalities.has(partner.municipality)).toBe(true)
    for (const user of demoUsers) {
      expect(user.grants.length, user.id).toBeGreaterThan(0)
      expect(user.grants.every((grant) => covenants.has(grant.covenant))).toBe(true)
      expect(user.partner === undefined || partners.has(user.partner)).toBe(true)
    }
  })

  it("takes the signal that the contract gives as its example", () => {
    const input = radicalisation({
      covenant: "merenland-radicalisering",
      purpose: "early-signalling",
      place: { municipality: "GM9001", district: "Centrum", postcode: "9901 AB" },
      observation: "what was seen and heard",
      assessment: "what the poster makes of it",
      behaviours: ["withdrawal", "breaking-contacts"],
      themes: ["right-extremism"],
      expressions: [{ type: "handle", value: "@voorpost88" }],
      groups: [{ name: "Voorpost Noord" }],
      subjects: [
        {
          givenNames: "Mohammed",
          prefix: "el",
          familyName: "Amrani",
          birthDate: "2008-03",
          sex: "m",
          address: { postcode: "9901 AB", houseNumber: 12, suffix: "a" },
          phones: ["06-12345678"],
          emails: [],
          handles: []
        }
      ],
      source: { firstHand: true, reliability: "B", credibility: "2" },
      sharing: { level: "full", informed: { subject: "deferred", reason: "safety of the young person" } },
      author: { name: "…", role: "teacher", trained: true }
    })
    const partner = demoPartners.find((one) => one.id === "school-de-linde")
    const outcome = mayRegister({ input, covenants: demoCovenants, partner, now })
    expect(Result.getOrThrow(outcome)).toMatchObject({ angle: "education", level: "full", desk: "small-things" })
  })

  it("lets every party post where the covenant holds, and the informal network about places only", () => {
    for (const covenant of demoCovenants.filter((one) => one.status === "active")) {
      for (const partner of demoPartners) {
        const base = { covenant: covenant.id, place: { municipality: covenant.municipalities[0] ?? "" } }
        const input = covenant.kinds.includes("radicalisation") ? radicalisation(base) : polarisation(base)
        const isParty = covenant.parties.some((party) => party.partner === partner.id)
        const outcome = mayRegister({ input, covenants: demoCovenants, partner, now })
        expect(Result.isSuccess(outcome), `${covenant.id} ${partner.id}`).toBe(isParty)
      }
    }
    const fathers = demoPartners.find((partner) => partner.network === "informal")
    const input = radicalisation({ covenant: "merenland-radicalisering" })
    const refused = mayRegister({ input, covenants: demoCovenants, partner: fathers, now })
    expect(Result.isFailure(refused) && refused.failure.reasons.map((one) => one.code)).toEqual([
      "informal-network",
      "partner-not-party"
    ])
  })
})
