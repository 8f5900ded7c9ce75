import { describe, expect, it } from "vitest"
import { addTerm, termDays, termOf } from "./term.ts"

describe("terms", () => {
  it.each([
    ["2026-01-31", "P1M", "2026-02-28"],
    ["2024-02-29", "P1Y", "2025-02-28"],
    ["2026-11-02", "P180D", "2027-05-01"],
    ["2026-12-31", "P1Y6M", "2028-06-30"],
    ["2026-12-31", "P2W", "2027-01-14"],
    ["2026-03-28", "P2D", "2026-03-30"],
    ["2026-11-02", "P", "2026-11-02"]
  ])("after %s and %s is %s", (date, term, expected) => {
    expect(addTerm(date, term)).toBe(expected)
  })

  it("are read part by part", () => {
    expect(termOf("P1Y6M2W3D")).toEqual({ years: 1, months: 6, weeks: 2, days: 3 })
    expect(termOf("P10D")).toEqual({ years: 0, months: 0, weeks: 0, days: 10 })
  })

  it("compare by their length", () => {
    const terms = ["P", "P6D", "P1W", "P29D", "P1M", "P90D", "P6M", "P1Y", "P730D", "P2Y1D"]
    expect(terms.toSorted((a, b) => termDays(a) - termDays(b))).toEqual(terms)
  })
})
