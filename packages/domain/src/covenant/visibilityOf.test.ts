import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument } from "../testing/builders.ts"
import { matrixViewers, visibilityOf } from "./visibilityOf.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const rows = (over: Parameters<typeof covenantDocument>[0] = {}) =>
  new Map(visibilityOf(covenantDocument(over), now).map((row) => [row.party.partner as string, row.sees] as const))

describe("visibilityOf", () => {
  it("has a row per party and a cell per viewer, from the rule that guards disclosure", () => {
    const matrix = rows()
    expect([...matrix.keys()]).toEqual(["school", "welfare", "police", "care"])
    for (const sees of matrix.values()) expect(Object.keys(sees)).toEqual([...matrixViewers])
    expect(matrix.get("school")).toEqual({
      coordinator: "full",
      poster: "existence-only",
      "desk-officer": "existence-only",
      "data-protection-officer": "existence-only",
      "policy-analyst": "none"
    })
    expect(matrix.get("care")?.coordinator).toBe("existence-only")
  })

  it("says of a draft what would hold, and of what is not in force that nobody sees anything", () => {
    const draft = { status: "draft", validFrom: "2030-01-01", validUntil: "2031-01-01" } as const
    expect(rows(draft).get("school")?.coordinator).toBe("full")
    for (const over of [{ status: "suspended" }, { status: "ended" }, { validUntil: "2026-01-01" }] as const)
      expect(new Set([...rows(over).values()].flatMap((sees) => Object.values(sees)))).toEqual(new Set(["none"]))
  })

  it("leaves out who has left", () => {
    expect([...rows({ departures: [{ partner: "police", on: "2026-10-01" }] }).keys()]).not.toContain("police")
  })

  it("is empty while it is not said where and about what", () => {
    expect(rows({ municipalities: [] }).size + rows({ kinds: [] }).size).toBe(0)
  })
})
