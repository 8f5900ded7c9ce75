import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { birthDateOf, isRegistrationDay } from "./date.ts"

const day = (year: number, month: number, day: number) => ({ precision: "day", year, month, day })
const NONE = { precision: "none", year: 0, month: 0, day: 0 }

describe("birthDateOf", () => {
  it.each([
    ["2008-03-04", day(2008, 3, 4)],
    ["20080304", day(2008, 3, 4)],
    ["2008/03/04", day(2008, 3, 4)],
    ["2008-03-04T00:00:00.000Z", day(2008, 3, 4)],
    ["04-03-2008", day(2008, 3, 4)],
    ["4/3/2008", day(2008, 3, 4)],
    ["4.3.2008", day(2008, 3, 4)],
    ["03/25/2008", day(2008, 3, 25)],
    ["2008-25-03", day(2008, 3, 25)],
    ["2008", { precision: "year", year: 2008, month: 0, day: 0 }],
    ["2008-00-00", { precision: "year", year: 2008, month: 0, day: 0 }],
    ["20080000", { precision: "year", year: 2008, month: 0, day: 0 }],
    ["2008-03", { precision: "month", year: 2008, month: 3, day: 0 }],
    ["2008-03-00", { precision: "month", year: 2008, month: 3, day: 0 }],
    [" 2008-03-04 ", day(2008, 3, 4)]
  ])("reads %j", (text, date) => {
    expect(birthDateOf(text)).toEqual(date)
  })

  it.each([
    "1900-01-01",
    "19000101",
    "01-01-1900",
    "1900-00-00",
    "1899-12-30",
    "9999-12-31",
    "0000-00-00",
    "1111-11-11",
    "2099-12-31",
    "2008-13-32",
    "2008-03-32",
    "2008-3",
    "31-2",
    "onbekend",
    "",
    "2008-03-04-05"
  ])("takes %j for no date", (text) => {
    expect(birthDateOf(text)).toEqual(NONE)
  })

  it("keeps a day that the month does not have: whoever copied the error has it too", () => {
    expect(birthDateOf("2008-02-31")).toEqual(day(2008, 2, 31))
  })

  it("is total, and never gives a month or day that is none", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^\d{4}-\d\d-\d\d$/u)), (text) => {
        const date = birthDateOf(text)
        expect(date.month).toBeLessThanOrEqual(12)
        expect(date.day).toBeLessThanOrEqual(31)
        expect(date.precision === "none").toBe(date.year === 0)
      })
    )
    expect(birthDateOf("1".repeat(1_000_000))).toEqual(NONE)
    expect(birthDateOf(undefined)).toEqual(NONE)
  })

  it("reads every real date the same in each way of writing", () => {
    const two = (n: number) => String(n).padStart(2, "0")
    fc.assert(
      fc.property(
        fc.integer({ min: 1910, max: 2026 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (y, m, d) => {
          for (const text of [
            `${y}-${two(m)}-${two(d)}`,
            `${y}${two(m)}${two(d)}`,
            `${two(d)}-${two(m)}-${y}`,
            `${d}-${m}-${y}`
          ])
            expect(birthDateOf(text)).toEqual(day(y, m, d))
        }
      )
    )
  })
})

describe("isRegistrationDay", () => {
  it.each([
    ["1988-01-01", true],
    ["1988-07-01", true],
    ["1988-02-01", false],
    ["1988-01-02", false],
    ["1988-01", false],
    ["1988", false]
  ])("%s: %s", (text, registered) => {
    expect(isRegistrationDay(birthDateOf(text))).toBe(registered)
  })
})
