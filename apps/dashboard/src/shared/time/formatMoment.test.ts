import { describe, expect, it } from "vitest"
import { dayOrMoment, localToIso, nearMoment } from "./formatMoment.ts"

const now = new Date("2026-11-23T12:00:00Z")

describe("nearMoment", () => {
  it("calls the same Dutch day today, also just after midnight in the Netherlands", () => {
    expect(nearMoment("2026-11-22T23:30:00Z", now, "nl")).toBe("vandaag 00:30")
  })
  it("calls the day before yesterday's name", () => {
    expect(nearMoment("2026-11-22T10:00:00Z", now, "en")).toBe("yesterday 11:00")
  })
  it("names the weekday of an earlier day and the year of a far one", () => {
    expect(nearMoment("2026-11-16T10:00:00Z", now, "nl")).toBe("ma 16 nov")
    expect(nearMoment("2025-01-02T10:00:00Z", now, "nl")).toBe("2 jan 2025")
  })
})

describe("localToIso", () => {
  it("gives the offset of the season, whatever zone the machine is in", () => {
    expect(localToIso("2026-07-02", "14:05")).toBe("2026-07-02T14:05:00+02:00")
    expect(localToIso("2026-12-02", "14:05")).toBe("2026-12-02T14:05:00+01:00")
  })
})

describe("dayOrMoment", () => {
  it("shows no time where only the day is known, also when it comes as a moment", () => {
    expect(dayOrMoment("2026-10-02", "nl")).toBe("2 oktober 2026")
    expect(dayOrMoment("2026-10-01T22:00:00.000Z", "nl")).toBe("2 oktober 2026")
    expect(dayOrMoment("2026-10-02T12:05:00.000Z", "nl")).toBe("2 oktober 2026 om 14:05")
  })
})
