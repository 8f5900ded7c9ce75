import { DateTime, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { BreachReport, breachReportBy, checkBreach } from "./checkBreach.ts"

const report = Schema.decodeUnknownSync(BreachReport)({
  discoveredAt: "2026-10-23T22:30:00Z",
  nature: "Een reservekopie is naar een verkeerd adres gestuurd.",
  dataCategories: ["name"],
  subjectCategories: ["leerlingen"],
  persons: 12,
  records: 14,
  consequences: "Iemand kan zien dat er een signaal was.",
  measures: "De kopie is vernietigd en de sleutel gewisseld.",
  contact: "functionaris gegevensbescherming",
  highRisk: false
})
const at = (instant: string) => DateTime.makeUnsafe(instant)
const now = at("2026-10-24T08:00:00Z")
const fields = (over: Partial<BreachReport>, on = now) =>
  checkBreach({ ...report, ...over }, on).map((one) => one.field)

describe("checkBreach", () => {
  it("finds nothing missing in a whole pack", () => {
    expect(fields({})).toEqual([])
  })

  it.each(["nature", "consequences", "measures", "contact"] as const)("asks %s", (field) => {
    expect(fields({ [field]: " " })).toEqual([`/${field}`])
  })

  it("asks categories and numbers, and takes none for a number", () => {
    expect(fields({ dataCategories: [] })).toEqual(["/dataCategories"])
    expect(fields({ subjectCategories: [] })).toEqual(["/subjectCategories"])
    expect(fields({ persons: 0, records: 0 })).toEqual([])
    const { persons: _, records: __, ...uncounted } = report
    expect(checkBreach(uncounted, now).map((one) => one.field)).toEqual(["/persons", "/records"])
  })

  it("runs 72 hours from when it was known, through the night in which the clock goes back", () => {
    expect(DateTime.formatIso(breachReportBy(report))).toBe("2026-10-26T22:30:00.000Z")
    expect(fields({}, at("2026-10-26T22:30:00Z"))).toEqual([])
    expect(fields({}, at("2026-10-26T22:30:01Z"))).toEqual(["/delayReason"])
    expect(fields({ delayReason: "De omvang bleek pas later." }, at("2026-10-27T10:00:00Z"))).toEqual([])
  })

  it("goes by when it was reported once it was", () => {
    expect(fields({ reportedAt: at("2026-10-25T10:00:00Z") }, at("2026-11-25T10:00:00Z"))).toEqual([])
    expect(fields({ reportedAt: at("2026-10-27T10:00:00Z") }, at("2026-11-25T10:00:00Z"))).toEqual(["/delayReason"])
  })

  it("asks that people are told where the risk for them is high, or why not", () => {
    expect(fields({ highRisk: true })).toEqual(["/subjectsTold"])
    expect(fields({ highRisk: true, subjectsTold: "per brief" })).toEqual([])
  })
})
