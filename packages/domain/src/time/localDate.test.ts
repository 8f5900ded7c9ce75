import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { isRealDate, localDate, localDateMonthsBefore, startOfLocalDay } from "./localDate.ts"

const at = DateTime.makeUnsafe

describe("local dates", () => {
  it("follow the Dutch clock in winter and summer", () => {
    expect(localDate(at("2026-01-01T22:59:59Z"))).toBe("2026-01-01")
    expect(localDate(at("2026-01-01T23:00:00Z"))).toBe("2026-01-02")
    expect(localDate(at("2026-07-01T22:00:00Z"))).toBe("2026-07-02")
  })

  it("begin at local midnight, also when the clock changes that night", () => {
    expect(DateTime.formatIso(startOfLocalDay("2026-03-29"))).toBe("2026-03-28T23:00:00.000Z")
    expect(DateTime.formatIso(startOfLocalDay("2026-03-30"))).toBe("2026-03-29T22:00:00.000Z")
    expect(DateTime.formatIso(startOfLocalDay("2026-10-25"))).toBe("2026-10-24T22:00:00.000Z")
  })

  it("go back by calendar months", () => {
    expect(localDateMonthsBefore(at("2026-11-02T08:00:00Z"), 24)).toBe("2024-11-02")
    expect(localDateMonthsBefore(at("2026-05-31T08:00:00Z"), 3)).toBe("2026-02-28")
  })

  it.each([
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2026-04-31", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-12-31T10:00:00Z", true],
    ["", false]
  ])("%s exists: %s", (date, exists) => {
    expect(isRealDate(date)).toBe(exists)
  })
})
