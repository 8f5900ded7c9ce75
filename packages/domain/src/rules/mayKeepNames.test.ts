import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { CovenantStatus } from "../covenant/CovenantDocument.ts"
import { Role } from "../role/Role.ts"
import { covenantDocument, grant, ids } from "../testing/builders.ts"
import { type KeepNamesFacts, keepNamesRefusalTexts, mayKeepNames, mayReadNames } from "./mayKeepNames.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const facts = (role: Role, over: Parameters<typeof covenantDocument>[0] = {}, covenant = "c1"): KeepNamesFacts => ({
  viewer: { user: ids.user("someone"), grants: [grant(role, covenant)], partner: undefined, municipality: undefined },
  covenant: ids.covenant("c1"),
  covenants: [covenantDocument({ kinds: ["polarisation"], ...over }), covenantDocument({ id: "c2" })],
  now
})
const outcome = (rule: typeof mayKeepNames, given: KeepNamesFacts) => {
  const found = rule(given)
  return Result.isSuccess(found) ? "allowed" : found.failure.reasons.map((one) => one.code).join()
}

describe("mayKeepNames and mayReadNames", () => {
  it("let keep the covenant's coordinator and administrator, and read also the municipality in the lead", () => {
    const allowed = (rule: typeof mayKeepNames) =>
      Role.literals.filter((role) => outcome(rule, facts(role)) === "allowed")
    expect(allowed(mayKeepNames)).toEqual(["coordinator", "administrator"])
    expect(allowed(mayReadNames)).toEqual(["coordinator", "lead-municipality", "administrator"])
  })

  it("let nobody whose role is in another covenant", () => {
    for (const role of Role.literals) {
      expect(outcome(mayKeepNames, facts(role, {}, "c2"))).toBe("not-a-keeper")
      expect(outcome(mayReadNames, facts(role, {}, "c2"))).toBe("not-a-keeper")
    }
  })

  it("hold only while the covenant is in force", () => {
    const standing = CovenantStatus.literals.map((status) => [
      status,
      outcome(mayKeepNames, facts("coordinator", { status }))
    ])
    expect(standing).toEqual(
      CovenantStatus.literals.map((status) => [status, status === "active" ? "allowed" : "covenant-not-active"])
    )
  })

  it("hold only where there are signals of polarisation", () => {
    expect(outcome(mayReadNames, facts("coordinator", { kinds: ["radicalisation"] }))).toBe("no-polarisation")
    expect(outcome(mayKeepNames, facts("coordinator", { kinds: ["radicalisation", "polarisation"] }))).toBe("allowed")
  })

  it("say why in both languages, with a law", () => {
    for (const { clause, text } of Object.values(keepNamesRefusalTexts)) {
      expect(clause).toMatch(/AVG/u)
      expect(text.nl).not.toBe(text.en)
    }
  })
})
