import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { demoCovenants, demoPartners } from "../demo/demoRegion.ts"
import { completeCovenant, covenantDocument, partner } from "../testing/builders.ts"
import { registerCsv } from "./registerCsv.ts"
import { registerEntryOf } from "./registerEntryOf.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const entry = (covenant = completeCovenant()) => registerEntryOf(covenant, [partner()], now)

describe("registerEntryOf", () => {
  it("has every part that AVG art. 30 asks for, of every demo covenant", () => {
    for (const covenant of demoCovenants) {
      const { controllers, purposes, subjects, dataCategories, retention, ...rest } = registerEntryOf(
        covenant,
        demoPartners,
        now
      )
      for (const list of [controllers, purposes, subjects, dataCategories, retention]) {
        expect(list.length).toBeGreaterThan(0)
        expect(list.every((text) => text.trim() !== "")).toBe(true)
      }
      for (const [field, value] of Object.entries(rest)) expect(String(value), `${covenant.id} ${field}`).not.toBe("")
    }
  })

  it("names parties as people know them, and an informal network not at all", () => {
    expect(entry().controllers[0]).toBe("De School (onderwijs)")
    const informal = registerEntryOf(completeCovenant(), [partner({ network: "informal" })], now)
    expect(informal.controllers[0]).toBe("informeel netwerk (onderwijs)")
  })

  it("names recipients by the rule that guards disclosure", () => {
    expect(entry().recipients[0]).toContain("ten hoogste volledig")
    const shut = completeCovenant({
      levels: { partners: "existence-only", coordinator: "existence-only", byAngle: {} }
    })
    expect(entry(shut).recipients[0]).toContain("ten hoogste alleen dat het bestaat")
    expect(entry(shut).recipients.join()).not.toContain("beleid")
  })

  it("says of a polarisation covenant that it is about nobody", () => {
    const places = entry(covenantDocument({ kinds: ["polarisation"], identifiers: [] }))
    expect(places.subjects).toEqual(["geen: signalen over plekken en groepen"])
    expect(places.dataCategories).toEqual(["waarneming en inschatting over polarisatie"])
  })
})

describe("registerCsv", () => {
  it("has a header and a line per entry, lists within a cell", () => {
    const lines = registerCsv([entry(), entry()]).split("\r\n")
    expect(lines).toHaveLength(4)
    expect(lines[0]?.startsWith("convenant,versie,status,naam van de verwerking,")).toBe(true)
    expect(lines[1]).toContain("early-signalling; person-directed-approach")
  })

  it("lets no cell run as a formula, and quotes what would break a line", () => {
    const evil = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u0000=1"]
    for (const text of evil) {
      const covenant = completeCovenant({ title: { nl: text, en: "x" } })
      const [, line = ""] = registerCsv([entry(covenant)]).split(/\r\n(?=c1,)/u)
      expect(line).toContain(`'${text}`)
      expect(line).not.toContain(`,${text}`)
      expect(line).not.toContain(`,"${text}`)
    }
    const quoted = registerCsv([entry(completeCovenant({ title: { nl: 'Een "titel", en\r\nmeer', en: "x" } }))])
    expect(quoted).toContain('"Een ""titel"", en\r\nmeer"')
  })
})
