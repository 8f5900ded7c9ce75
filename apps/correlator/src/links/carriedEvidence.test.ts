import { signalFacts } from "@kruisverband/domain/testing"
import { assert, describe, it } from "vitest"
import type { PublishedLink } from "../store/links.ts"
import type { StoredSignal } from "../store/signals.ts"
import { carriedEvidence } from "./carriedEvidence.ts"
import { linkFactsOf } from "./linkFactsOf.ts"

const stored = (number: number, revision = 1): StoredSignal => {
  const facts = signalFacts(number)
  return { key: number, id: facts.signal, state: "active", revision, facts }
}
const subject = (signal: number, unread: boolean, place = 0) => ({ signal, subject: place, unread })
const [a, b] = [signalFacts(1).signal, signalFacts(2).signal]

/** A link of signals 1 and 2, at their first revisions. */
const link: PublishedLink = {
  facts: linkFactsOf({
    covenant: signalFacts(1).covenant,
    person: true,
    anchor: a,
    signals: [signalFacts(1), signalFacts(2)],
    evidence: [{ a, b, weight: 12, terms: [] }],
    model: "m",
    held: false
  }),
  text: "",
  hash: "h",
  members: new Map([
    [1, 1],
    [2, 1]
  ])
}
const carried = (subjects: Parameters<typeof carriedEvidence>[0]["subjects"], revision = 1) => {
  const signals = new Map([1, 2].map((number) => [number, stored(number, number === 1 ? revision : 1)] as const))
  return [...carriedEvidence({ before: [link], signals, subjects }).values()].map(({ weight }) => weight)
}

describe("carriedEvidence", () => {
  it("is of pairs of which a side cannot be read, as it was told", () => {
    assert.deepStrictEqual(carried([subject(1, false), subject(2, true)]), [12])
    assert.deepStrictEqual(carried([subject(1, true), subject(2, true)]), [12])
  })

  it("is none of what can be weighed again, what was corrected, and what is gone", () => {
    assert.deepStrictEqual(carried([subject(1, false), subject(2, false)]), [])
    assert.deepStrictEqual(carried([subject(1, false), subject(2, true)], 2), [])
    assert.deepStrictEqual(carried([subject(2, true)]), [])
  })

  it("is none of a signal about several persons: it was not told about whom", () => {
    assert.deepStrictEqual(carried([subject(1, false), subject(1, false, 1), subject(2, true)]), [])
    assert.deepStrictEqual(carried([subject(1, false), subject(2, true), subject(2, true, 1)]), [])
  })
})
