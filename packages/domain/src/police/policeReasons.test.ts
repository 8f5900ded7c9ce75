import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { mayDisclose } from "../rules/mayDisclose.ts"
import { mayRegister } from "../rules/mayRegister.ts"
import {
  completeCovenant,
  covenantDocument,
  grant,
  ids,
  partner,
  radicalisation,
  signalFacts
} from "../testing/builders.ts"
import { policeReasons } from "./policeReasons.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const police = partner({ id: "police", angle: "police" })
const codes = (input: ReturnType<typeof radicalisation>, covenant = completeCovenant(), by = police) =>
  Result.match(mayRegister({ input, covenants: [covenant], partner: by, now }), {
    onSuccess: () => [],
    onFailure: (refusal) => refusal.reasons.map((one) => one.code)
  })

describe("police data", () => {
  it("come in as far as the decision under Wpg art. 20 goes", () => {
    expect(codes(radicalisation())).toEqual([])
    const withPhone = radicalisation({ subjects: [{ fullName: "Sam Voorbeeld", phones: ["0612345678"] }] })
    expect(codes(withPhone)).toEqual(["identifier-not-covered"])
    expect(codes(radicalisation({ purpose: "person-directed-approach" }))).toEqual(["purpose-outside-covenant"])
    const [reason] = policeReasons(withPhone, completeCovenant())
    expect(reason?.clause).toContain("Wet politiegegevens art. 20")
    expect(reason?.text.nl).toContain("telefoonnummer")
    expect(JSON.stringify(reason)).not.toContain("0612345678")
  })

  it("of other parties are the covenant's own matter", () => {
    const withPhone = radicalisation({ subjects: [{ fullName: "Sam Voorbeeld", phones: ["0612345678"] }] })
    expect(codes(withPhone, completeCovenant(), partner())).toEqual([])
  })

  it("fall under the covenant's lists alone where it holds the decision's reference only", () => {
    expect(policeReasons(radicalisation({ purpose: "person-directed-approach" }), covenantDocument())).toEqual([])
  })

  it("are shown to the decision's recipients and to no one else", () => {
    const signal = signalFacts(1, { partner: police.id, angle: "police" })
    const seen = (role: "coordinator" | "case-participant", recipients: ReadonlyArray<"coordinator" | "partners">) => {
      const covenant = completeCovenant()
      const { basis } = covenant
      const decision = basis.police === undefined ? {} : { police: { ...basis.police, recipients } }
      return mayDisclose({
        viewer: { user: ids.user("u"), grants: [grant(role)] },
        signal,
        covenants: [{ ...covenant, basis: { ...basis, ...decision } }],
        relation: "link",
        now
      })
    }
    expect(seen("coordinator", ["coordinator"]).level).toBe("full")
    expect(seen("case-participant", ["coordinator"])).toMatchObject({ level: "none" })
    expect(seen("case-participant", ["coordinator"]).clause).toContain("Wet politiegegevens art. 20")
    expect(seen("case-participant", ["coordinator", "partners"]).level).toBe("existence-only")
    expect(seen("coordinator", ["partners"]).level).toBe("none")
  })
})
