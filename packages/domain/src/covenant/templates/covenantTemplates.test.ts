import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { BasisKind, CovenantDocument } from "../CovenantDocument.ts"
import { checkActivation } from "../checkCovenant.ts"
import { covenantTemplates } from "./covenantTemplates.ts"

const decode = Schema.decodeUnknownSync(CovenantDocument, { onExcessProperty: "error" })
const documents = covenantTemplates.map(({ code, document }) => {
  const source = { id: code, ...document }
  return { code, source, document: decode(source) }
})
const missing = (code: string) =>
  documents.flatMap((one) =>
    one.code === code ? checkActivation(one.document, one.source).map((finding) => finding.field) : []
  )

describe("covenant templates", () => {
  it("are drafts that name what only the parties can fill in", () => {
    for (const { code, document } of documents) {
      expect(document.status).toBe("draft")
      for (const field of ["/title", "/parties", "/municipalities", "/contactPoint", "/basis/dpia", "/archive"])
        expect(missing(code), code).toContain(field)
    }
  })

  it.each([
    ["person-directed", "/convener/municipality"],
    ["person-directed", "/retention/closedCase"],
    ["partnership", "/basis/advice"]
  ])("of the %s kind ask besides for %s", (code, field) => {
    expect(missing(code)).toContain(field)
    expect(missing("local-signalling")).not.toContain(field)
  })

  it("cover every kind of basis, each with a code of its own", () => {
    expect(new Set(documents.map(({ document }) => document.basis.kind))).toEqual(new Set(BasisKind.literals))
    expect(new Set(covenantTemplates.map(({ code }) => code)).size).toBe(covenantTemplates.length)
  })

  it("have no ground in anybody's origin or belief: the reference index's ground (l) is not taken over", () => {
    expect(JSON.stringify(covenantTemplates)).not.toMatch(/etni|ethnic|afkomst|nationalit|religi|geloof/iu)
    for (const { document } of documents) expect(document.specialCategories).toEqual([])
  })

  it("give no party the linkage key: that is for the parties to agree on", () => {
    expect(JSON.stringify(covenantTemplates)).not.toMatch(/sealsAtSource/u)
  })

  it("name no person where none can be", () => {
    for (const { document } of documents) {
      if (document.kinds.includes("polarisation")) expect(document.identifiers).toEqual([])
      expect(document.identifiers).not.toContain("bsn")
    }
  })
})
