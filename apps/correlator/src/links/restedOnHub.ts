import { Effect } from "effect"
import { compareRecords, frequenciesIn, LinkageModel } from "../evidence/compareRecords.ts"
import { recordTokens } from "../evidence/LinkingRecord.ts"
import type { PublishedLink } from "../store/links.ts"
import { type ReadRecord, readRecords } from "../store/records.ts"
import type { StoredSignal } from "../store/signals.ts"
import { overfull } from "../store/tokens.ts"

/**
 * Which of these links rested on a value that is now of too many. Seen from the evidence as it was published and as it
 * would be now, so that it does not matter when the value became a hub.
 */
export const restedOnHub = Effect.fn("links.restedOnHub")(function* (
  covenant: number,
  links: ReadonlyArray<PublishedLink>,
  signals: ReadonlyMap<number, StoredSignal>
) {
  const out = new Set<string>()
  if (links.length === 0) return out
  const model = yield* LinkageModel
  const suppressed = yield* overfull(covenant)
  const frequencies = frequenciesIn(suppressed)
  const keys = [...new Set(links.flatMap((link) => [...link.members.keys()]))]
  const records = Map.groupBy(yield* readRecords(keys), (one) => signals.get(one.signal)?.id ?? "")
  for (const { facts } of links) {
    const hub = facts.evidence.some((pair) => {
      const before = new Set(pair.terms.filter((term) => term.note === "hub").map((term) => term.field))
      return combinations(records.get(pair.a), records.get(pair.b)).some(([x, y]) => {
        const held = new Set(recordTokens(x.record))
        const shared = recordTokens(y.record).filter((token) => held.has(token))
        if (shared.length > 0 && shared.every((token) => suppressed.has(token))) return true
        const terms = compareRecords(model, x.record, y.record, frequencies)?.terms ?? []
        return terms.some((term) => term.note === "hub" && !before.has(term.field))
      })
    })
    if (hub) out.add(facts.link)
  }
  return out
})

const combinations = (left: ReadonlyArray<ReadRecord> = [], right: ReadonlyArray<ReadRecord> = []) =>
  left.flatMap((x) => right.map((y) => [x, y] as const))
