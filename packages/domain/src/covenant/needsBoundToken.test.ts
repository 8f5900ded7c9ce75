import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument, ids } from "../testing/builders.ts"
import { needsBoundToken } from "./needsBoundToken.ts"

const school = ids.partner("school")
const now = DateTime.makeUnsafe("2026-11-02T09:00:00Z")
const bound = covenantDocument({ boundTokens: true })
const free = covenantDocument()

describe("a covenant's demand that tokens are bound to their holder", () => {
  it("holds for its parties while it is in force", () => {
    expect(needsBoundToken([[free], [bound]], school, now)).toBe(true)
    expect(needsBoundToken([[free]], school, now)).toBe(false)
    expect(needsBoundToken([[bound]], ids.partner("stranger"), now)).toBe(false)
  })

  it("does not hold before it is adopted, after it ended, or for who has left", () => {
    expect(needsBoundToken([[covenantDocument({ boundTokens: true, status: "draft" })]], school, now)).toBe(false)
    expect(needsBoundToken([[covenantDocument({ boundTokens: true, status: "ended" })]], school, now)).toBe(false)
    const left = covenantDocument({ boundTokens: true, departures: [{ partner: "school", on: "2026-10-01" }] })
    expect(needsBoundToken([[left]], school, now)).toBe(false)
  })

  it("is of the governing version: an amendment may bring it in or take it out", () => {
    expect(needsBoundToken([[free, covenantDocument({ version: 2, boundTokens: true })]], school, now)).toBe(true)
    expect(needsBoundToken([[bound, covenantDocument({ version: 2 })]], school, now)).toBe(false)
  })
})
