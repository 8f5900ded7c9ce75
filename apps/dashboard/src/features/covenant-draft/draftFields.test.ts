import { CovenantDocument, checkActivation, covenantTemplates } from "@kruisverband/domain"
import { demoCovenants } from "@kruisverband/domain/demo"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { type DraftFields, documentOf, fieldsOf } from "./draftFields.ts"
import { periodOf } from "./periods.ts"

const decode = Schema.decodeUnknownSync(CovenantDocument, { onExcessProperty: "error" })
const [pga] = demoCovenants
if (pga === undefined) throw new Error("no demo covenant")

const written = (over: Partial<DraftFields>, base = pga, status: "draft" | "active" = "active") =>
  documentOf({ ...fieldsOf(base), ...over }, base, status)
const missing = (over: Partial<DraftFields>, base = pga) => {
  const source = written(over, base)
  return checkActivation(decode(source), source).map((one) => one.field)
}

describe("a covenant in a form", () => {
  it("comes out as it went in", () => {
    for (const document of demoCovenants.filter((one) => one.status === "active")) {
      const { departures: _, ...same } = document
      expect(decode(documentOf(fieldsOf(document), document, "active"))).toEqual(same)
    }
  })

  it("can be saved from any template as it is, and names what is left to fill in", () => {
    for (const { code, document } of covenantTemplates) {
      const base = decode({ id: code, ...document })
      const source = documentOf(fieldsOf(base), base, "draft")
      expect(decode(source).status).toBe("draft")
      expect(checkActivation(decode(source), source).map((one) => one.field)).toContain("/basis/dpia")
    }
  })

  it.each([
    [{ titleNl: " " }, "/title"],
    [{ law: "" }, "/basis/law"],
    [{ dpiaDate: "" }, "/basis/dpia"],
    [{ dpiaReference: "" }, "/basis/dpia"],
    [{ notifiedReference: "" }, "/basis/notified"],
    [{ consultationReference: "" }, "/basis/consultation"],
    [{ contactEmail: "" }, "/contactPoint"],
    [{ convenerMunicipality: "" }, "/convener/municipality"],
    [{ policeDecision: "" }, "/basis/policeDecision"],
    [{ policeInterest: "" }, "/basis/police/interest"],
    [{ archiveEntry: "" }, "/archive"],
    [{ angles: "two" }, "/linkRule"],
    [{ purposes: [] }, "/purposes"],
    [{ parties: [] }, "/parties"]
  ])("names what is emptied: %o", (over, field) => {
    expect(missing(over)).toContain(field)
  })

  it("does not fill in for a person-directed approach how long a closed case is kept", () => {
    const retention = { ...fieldsOf(pga).retention, closedCase: { count: "", unit: "Y" as const } }
    expect(missing({ retention })).toEqual(["/retention/closedCase"])
    expect(fieldsOf(pga, new Set(["closedCase"])).retention.closedCase.count).toBe("")
  })

  it("keeps what was said of angles and of minors, and drops what is emptied", () => {
    const base = decode({
      ...written({}),
      levels: { byAngle: { "youth-care": { partners: "existence-only" } } },
      retention: { ...pga.retention, minors: { linked: "P30D" } }
    })
    const again = decode(written({ titleNl: "Anders" }, base))
    expect(again.levels.byAngle).toEqual(base.levels.byAngle)
    expect(again.retention.minors).toEqual({ linked: "P30D" })
    const blank = { count: "", unit: "D" as const }
    const minors = { unlinked: blank, rejected: blank, linked: blank, notAdopted: blank, closedCase: blank }
    expect(decode(written({ minors, byAngle: [] }, base)).retention.minors).toBeUndefined()
    expect(decode(written({ minors, byAngle: [] }, base)).levels.byAngle).toEqual({})
  })

  it("drops what belongs to another kind of covenant", () => {
    const plain = decode(written({ kind: "avg", residualRisk: "acceptable", identifiers: ["name"] }))
    expect(plain.convener).toBeUndefined()
    expect(plain.basis.consultation).toBeUndefined()
    expect(plain.basis.police?.data).toEqual(["name"])
    const noPolice = decode(written({ parties: pga.parties.filter((party) => party.angle !== "police") }))
    expect(noPolice.basis.police).toBeUndefined()
  })
})

describe("a term in a form", () => {
  it.each([
    ["P180D", "180", "D"],
    ["P2Y", "2", "Y"],
    ["P18M", "18", "M"],
    ["P1Y6M", "18", "M"],
    ["P6W", "6", "W"],
    ["P1Y1D", "366", "D"]
  ])("%s is %s %s", (iso, count, unit) => {
    expect(periodOf(iso, false)).toEqual({ count, unit })
  })
})
