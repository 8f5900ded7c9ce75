import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { SignalId } from "../ids.ts"
import { ids } from "../testing/builders.ts"
import { type CountedSignal, quarterFigures, quarterOf } from "./quarterFigures.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const partners = ["school", "welfare", "police", "housing"]
let number = 0
const signals = (count: number, over: Partial<Record<"municipality" | "receivedAt" | "partner", string>> = {}) =>
  Array.from({ length: count }, (_, index): CountedSignal => {
    number += 1
    return {
      signal: SignalId.make(`0191e0d3-0000-7000-8000-${String(number).padStart(12, "0")}`),
      kind: "radicalisation",
      municipality: ids.municipality(over.municipality ?? "GM9001"),
      partner: ids.partner(over.partner ?? partners[index % partners.length] ?? "school"),
      receivedAt: over.receivedAt ?? "2026-08-03T09:00:00.000Z"
    }
  })
const figures = (all: ReadonlyArray<CountedSignal>, links: ReadonlyArray<ReadonlyArray<string>> = []) =>
  quarterFigures(all, links, ["GM9001", "GM9002", "GM9003"], now).map(({ key, subjects }) => [key, subjects])

describe("quarterFigures", () => {
  it("counts per quarter and municipality, with the sum", () => {
    const all = [...signals(12), ...signals(15, { municipality: "GM9002" })]
    expect(figures(all)).toEqual([
      ["GM9001", 12],
      ["GM9002", 15],
      ["GM9003", 0],
      ["total", 27]
    ])
  })

  it("hides a count of few, and what would give it away", () => {
    const all = [...signals(3), ...signals(15, { municipality: "GM9002" }), ...signals(20, { municipality: "GM9003" })]
    expect(figures(all)).toEqual([
      ["GM9001", null],
      ["GM9002", null],
      ["GM9003", 20],
      ["total", 38]
    ])
  })

  it("hides a count that comes from fewer than three organisations", () => {
    const one = signals(30, { partner: "school" })
    expect(figures(one)[0]).toEqual(["GM9001", null])
  })

  it("counts nobody twice who is linked, also over several links", () => {
    const all = signals(12)
    const [a, b, c, d] = all.map(({ signal }) => signal)
    const links = [
      [a, b],
      [c, d],
      [b, c]
    ].map((link) => link.map(String))
    // Twelve signals of nine people: too few.
    expect(figures(all, links)[0]).toEqual(["GM9001", null])
    expect(figures([...all, ...signals(1)], links)[0]).toEqual(["GM9001", 10])
  })

  it("tells of no quarter that still grows, by the clock on the wall", () => {
    expect(figures(signals(40, { receivedAt: "2026-10-01T09:00:00.000Z" }))).toEqual([])
    // The last half hour of September in the Netherlands is still the third quarter; the one after is the fourth.
    expect(figures(signals(40, { receivedAt: "2026-09-30T21:45:00.000Z" }))).toHaveLength(4)
    expect(figures(signals(40, { receivedAt: "2026-09-30T22:15:00.000Z" }))).toEqual([])
    expect(quarterOf(DateTime.makeUnsafe("2026-12-31T23:30:00Z"))).toBe("2027-Q1")
  })
})
