import { describe, expect, it } from "vitest"
import { linkOf, signalOf } from "../testing/world.ts"
import { explanationOf } from "./explanationOf.ts"
import { recountLink } from "./recountLink.ts"

const signals = [signalOf(1, "school-de-linde"), signalOf(2, "politie-merenland"), signalOf(3, "ggz-merenland")]
const facts = linkOf(1, signals)
const view = (bar: number | undefined, over: Partial<typeof facts> = {}) => ({
  explanation: explanationOf({ ...facts, ...over, ...(bar === undefined ? {} : { bar }) }, new Set(facts.signals)),
  signals: facts.signals.map((id) => ({ id })),
  confirmedSignals: [],
  state: "proposed" as const
})
const swollen = facts.evidence.map((pair) => ({ ...pair, weight: pair.weight + 1e-6 }))

describe("recountLink", () => {
  it("finds nothing on a link that is what its explanation says", () => {
    expect(recountLink(view(2))).toEqual([])
    expect(recountLink(view(12))).toEqual([])
  })

  it("finds a weight that is not the sum of its terms", () => {
    expect(recountLink(view(2, { evidence: swollen }))).toEqual(["sum"])
  })

  it("finds a link that its evidence does not carry, unless people put it together or it no longer stands", () => {
    expect(recountLink(view(12.1))).toEqual(["verdict"])
    expect(recountLink({ ...view(12.1), confirmedSignals: facts.signals })).toEqual([])
    expect(recountLink({ ...view(12.1), state: "retracted" })).toEqual([])
    expect(recountLink(view(undefined, { evidence: [] }))).toEqual([])
  })
})
