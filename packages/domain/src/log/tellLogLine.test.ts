import { describe, expect, it } from "vitest"
import { logActions, tellLogLine } from "./tellLogLine.ts"

const line = {
  role: "coordinator",
  action: "seal-opened",
  purpose: "early-signalling",
  clause: "convenant art. navraag"
}

describe("tellLogLine", () => {
  it("says what kind of professional did what, for what and by which clause", () => {
    expect(tellLogLine(line)).toEqual({
      nl: "Een coördinator opende de inhoud van het signaal. Doel: early-signalling. Grond: convenant art. navraag.",
      en: "A coordinator opened the content of the signal. Purpose: early-signalling. Ground: convenant art. navraag."
    })
  })

  it("tells a refused attempt as one, and what it does not know by its code", () => {
    expect(tellLogLine({ ...line, action: "link-opened-refused" }).nl).toContain("werd geweigerd: opende een verband")
    expect(tellLogLine({ ...line, role: "coordinator,poster", action: "odd" }).en).toMatch(/^Someone odd\./u)
  })

  it("has every action in both languages, as part of a sentence", () => {
    for (const { nl, en } of Object.values(logActions)) {
      expect(nl).toMatch(/^[a-z].*[^.]$/u)
      expect(en).toMatch(/^[a-z].*[^.]$/u)
    }
  })
})
