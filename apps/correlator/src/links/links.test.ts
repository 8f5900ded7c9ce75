import type { PairEvidence } from "@kruisverband/domain"
import { ids, signalFacts } from "@kruisverband/domain/testing"
import { describe, expect, it } from "vitest"
import { signalId } from "../testing/world.ts"
import { chooseEvidence, MOST_PAIRS } from "./chooseEvidence.ts"
import { linkFactsOf } from "./linkFactsOf.ts"
import { linkId } from "./linkId.ts"
import { retractionReason } from "./retractionReason.ts"
import { pairsOf, standingVerdicts, type Verdict } from "./verdicts.ts"

const terms = [{ field: "familyName", agreement: "exact", weight: 1 }] as const
const pair = (a: number, b: number, weight: number): PairEvidence => ({ a: signalId(a), b: signalId(b), weight, terms })
const all = (count: number) =>
  Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, d) => pair(a, a + d + 1, ((a * 7 + d * 13) % 50) / 3))
  )

describe("linkId", () => {
  it("is a UUID version 8 that follows from covenant, facet and anchor", () => {
    const id = linkId(ids.covenant("c1"), "person", signalId(1))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
    expect(id).toBe("a86fbdff-7234-8f83-a412-02185b82e7ba")
    expect(linkId(ids.covenant("c1"), "place", signalId(1))).not.toBe(id)
    expect(linkId(ids.covenant("c2"), "person", signalId(1))).not.toBe(id)
  })
})

describe("chooseEvidence", () => {
  it("tells all pairs while they are few", () => {
    expect(chooseEvidence(all(16), 60_000)).toHaveLength(120)
  })

  it("tells the same of few, whether it has to weigh their length or not", () => {
    const pairs = all(5)
    const exactly = pairs.reduce((sum, one) => sum + JSON.stringify(one).length + 1, 0)
    expect(chooseEvidence(pairs.toReversed(), 60_000)).toEqual(chooseEvidence(pairs, exactly))
    expect(chooseEvidence(pairs, exactly - 1)).toHaveLength(pairs.length - 1)
  })

  it("keeps a spanning tree when they are many, whatever the order", () => {
    const pairs = all(60)
    const chosen = chooseEvidence(pairs, 60_000)
    expect(chosen).toHaveLength(MOST_PAIRS)
    expect(chooseEvidence(pairs.toReversed(), 60_000)).toEqual(chosen)
    const reached = new Set([signalId(0)])
    for (let round = 0; round < 60; round++) {
      for (const { a, b } of chosen) {
        if (reached.has(a)) reached.add(b)
        if (reached.has(b)) reached.add(a)
      }
    }
    expect(reached.size).toBe(60)
  })
})

describe("linkFactsOf", () => {
  it("keeps a link of hundreds of signals under 64 kB, with room for what it was before", () => {
    const signals = Array.from({ length: 400 }, (_, index) => signalFacts(index))
    const draft = {
      covenant: ids.covenant("c1"),
      person: true,
      anchor: signalId(0),
      signals,
      evidence: all(400),
      model: "m",
      held: false
    }
    const facts = linkFactsOf(draft)
    expect(JSON.stringify({ ...facts, before: facts.signals }).length).toBeLessThan(64_000)
    expect(facts.evidence.length).toBeGreaterThan(100)
  })
})

describe("standingVerdicts", () => {
  const verdict = (over: Partial<Verdict>): Verdict => ({
    review: "r1",
    a: "a",
    b: "b",
    same: true,
    final: false,
    at: "2026-10-01T00:00:00.000Z",
    ...over
  })
  const orders = (verdicts: ReadonlyArray<Verdict>) => [verdicts, verdicts.toReversed()]

  it("lets the latest decision count, in any order of hearing", () => {
    const later = verdict({ review: "r2", same: false, at: "2026-10-02T00:00:00.000Z" })
    for (const order of orders([verdict({}), later])) expect(standingVerdicts(order).get("a|b")).toBe(false)
  })

  it("lets nothing outweigh signals that are kept apart for good", () => {
    const apart = verdict({ review: "r0", same: false, final: true })
    const later = verdict({ review: "r9", at: "2027-01-01T00:00:00.000Z" })
    for (const order of orders([apart, later])) expect(standingVerdicts(order).get("a|b")).toBe(false)
  })

  it("is about pairs, each once", () => {
    expect(pairsOf(["c", "a", "b", "a"])).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["b", "c"]
    ])
  })
})

describe("retractionReason", () => {
  const nothing = {
    covenantClosed: false,
    someWithdrawn: false,
    partyLeft: false,
    elsewhere: false,
    keptApart: false,
    someAmended: false,
    hub: false,
    refused: false
  }
  it.each([
    [{}, "evidence-weaker"],
    [{ refused: true }, "covenant-rule-not-met"],
    [{ refused: true, hub: true }, "value-became-hub"],
    [{ hub: true, someAmended: true }, "signal-amended"],
    [{ someAmended: true, keptApart: true }, "kept-apart"],
    [{ keptApart: true, elsewhere: true }, "merged-into-other"],
    [{ elsewhere: true, partyLeft: true }, "party-left"],
    [{ partyLeft: true, someWithdrawn: true }, "signal-withdrawn"],
    [{ someWithdrawn: true, covenantClosed: true }, "covenant-not-active"]
  ] as const)("%o: %s", (over, reason) => {
    expect(retractionReason({ ...nothing, ...over })).toBe(reason)
  })
})
