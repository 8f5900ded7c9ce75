import { describe, expect, it } from "vitest"
import { largeLink, sampleLink } from "../../testing/sampleLinks.ts"
import { timelineOf } from "./timeline.ts"

describe("timelineOf", () => {
  it("gives each angle a lane and keeps each signal's own number", () => {
    const timeline = timelineOf(sampleLink(1).signals)
    expect(timeline?.lanes.map((lane) => [lane.angle, lane.marks.map((mark) => mark.number)])).toEqual([
      ["education", [1]],
      ["welfare", [2]],
      ["mental-health", [3]]
    ])
  })
  it("uses the moment of receipt, and says so, where the day is not shared", () => {
    const marks = timelineOf(sampleLink(1).signals)?.lanes.flatMap((lane) => lane.marks)
    expect(marks?.map((mark) => mark.seen)).toEqual([true, true, false])
  })
  it("spreads all marks between the first and the last", () => {
    const shares = timelineOf(largeLink(300).signals)?.lanes.flatMap((lane) => lane.marks.map((mark) => mark.share))
    expect(shares).toHaveLength(300)
    expect(Math.min(...(shares ?? []))).toBe(0)
    expect(Math.max(...(shares ?? []))).toBe(1)
  })
  it("shows nothing where there is nothing", () => {
    expect(timelineOf([])).toBeUndefined()
  })
})
