import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { CovenantStatus } from "../covenant/CovenantDocument.ts"
import { Role } from "../role/Role.ts"
import { covenantDocument, grant, ids } from "../testing/builders.ts"
import { type ExportFacts, ExportKind, exportRefusalTexts, mayExport } from "./mayExport.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const person = (name: string, role: Role, covenant = "c1") => ({
  user: ids.user(name),
  grants: [grant(role, covenant)],
  partner: undefined,
  municipality: undefined
})
const facts = (over: Partial<ExportFacts> = {}): ExportFacts => ({
  what: "links",
  viewer: person("asker", "coordinator"),
  second: person("second", "data-protection-officer"),
  covenant: ids.covenant("c1"),
  covenants: [covenantDocument(), covenantDocument({ id: "c2" })],
  reason: "supervision",
  reference: "AP-2026-1",
  now,
  ...over
})
const outcome = (over: Partial<ExportFacts> = {}) => {
  const found = mayExport(facts(over))
  return Result.isSuccess(found) ? "allowed" : found.failure.reasons.map((one) => one.code).join()
}

describe("mayExport", () => {
  it("lets out what somebody may see, with a reason, a number and a second person", () => {
    const found = Result.getOrThrow(mayExport(facts()))
    expect(found).toMatchObject({ role: "coordinator", secondRole: "data-protection-officer" })
    expect(found.purpose).toBe(covenantDocument().purposes[0])
    expect(found.clause).toMatch(/AVG/u)
  })

  it("lets signals and links go only to who sees the region's as their work, and figures to who works on those too", () => {
    const allowed = (what: ExportKind) =>
      Role.literals.filter((role) => outcome({ what, viewer: person("asker", role) }) === "allowed")
    const seers = ["coordinator", "lead-municipality", "data-protection-officer"]
    expect(allowed("signals")).toEqual(seers)
    expect(allowed("links")).toEqual(seers)
    expect(allowed("trends")).toEqual([
      "coordinator",
      "lead-municipality",
      "policy-analyst",
      "data-protection-officer",
      "administrator"
    ])
  })

  it.each(ExportKind.literals)("lets nobody have %s of a covenant in which the role is not", (what) => {
    for (const role of Role.literals) {
      expect(outcome({ what, viewer: person("asker", role, "c2") })).toBe("not-an-exporter")
    }
  })

  it("asks for another person of the same covenant, but not for figures", () => {
    const seconds = [
      undefined,
      person("asker", "administrator"),
      person("second", "coordinator", "c2"),
      person("second", "poster"),
      person("second", "policy-analyst")
    ]
    for (const second of seconds) {
      expect(outcome({ second })).toBe("second-person-missing")
      expect(outcome({ what: "signals", second })).toBe("second-person-missing")
      expect(outcome({ what: "trends", second })).toBe("allowed")
    }
  })

  it.each(ExportKind.literals)("lets no %s out without a reason and the number of a request", (what) => {
    expect(outcome({ what, reason: undefined })).toBe("reason-missing")
    expect(outcome({ what, reference: " " })).toBe("reference-missing")
    expect(outcome({ what, reference: undefined })).toBe("reference-missing")
  })

  it("holds to the covenant's purposes, and only while it is in force", () => {
    expect(outcome({ purpose: "curiosity" })).toBe("purpose-outside-covenant")
    for (const status of CovenantStatus.literals) {
      expect(outcome({ covenants: [covenantDocument({ status })] })).toBe(
        status === "active" ? "allowed" : "covenant-not-active"
      )
    }
    expect(outcome({ covenants: [] })).toBe("covenant-not-active")
  })

  it("tells all that is the matter at once", () => {
    const refused = outcome({
      viewer: person("asker", "poster"),
      second: undefined,
      covenants: [],
      reason: undefined,
      reference: undefined
    })
    expect(refused).toBe("not-an-exporter,covenant-not-active,reason-missing,reference-missing,second-person-missing")
  })

  it("names a law and says it in both languages", () => {
    for (const { clause, text } of Object.values(exportRefusalTexts)) {
      expect(clause).toMatch(/AVG/u)
      expect(text.nl).not.toBe(text.en)
    }
  })
})
