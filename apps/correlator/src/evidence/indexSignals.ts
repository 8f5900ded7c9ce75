import { Effect } from "effect"
import { deleteEdges, edgeKey, edgesOf, type StoredEdge, writeEdges } from "../store/edges.ts"
import { breathe, chunksOf } from "../store/query.ts"
import { type ReadRecord, readRecords } from "../store/records.ts"
import { getSignals } from "../store/signals.ts"
import { candidates, overfull } from "../store/tokens.ts"
import { compareRecords, frequenciesIn, LinkageModel, lowestBar } from "./compareRecords.ts"
import { recordTokens } from "./LinkingRecord.ts"

/** Signals whose evidence is weighed in one go: bounds memory. */
const CHUNK = 250
/** Comparisons between two breaths: a few milliseconds. */
const BREATH = 500

const together = (a: ReadRecord, b: ReadRecord, suppressed: ReadonlySet<string>): boolean => {
  const held = new Set(recordTokens(a.record))
  return recordTokens(b.record).some((token) => held.has(token) && !suppressed.has(token))
}

const sameEdge = (x: StoredEdge, y: StoredEdge): boolean =>
  x.weight === y.weight && x.runnerUp === y.runnerUp && JSON.stringify(x.terms) === JSON.stringify(y.terms)

/** All evidence that these signals' records have now, from what is in the index and nothing else. */
const weighAll = Effect.fn("evidence.weigh")(function* (covenant: number, signals: ReadonlyArray<number>) {
  const model = yield* LinkageModel
  const suppressed = yield* overfull(covenant)
  const frequencies = frequenciesIn(suppressed)
  const pairs = yield* candidates(covenant, signals)
  const keys = [...new Set(pairs.flatMap((pair) => [pair.signal, pair.other]))]
  const records = Map.groupBy(yield* readRecords(keys), (one) => one.signal)
  const ids = new Map((yield* getSignals(keys)).map((one) => [one.key, one.id] as const))
  const edges = new Map<string, StoredEdge>()
  const seen = new Set<string>()
  for (const { signal, other } of pairs) {
    const [a, b] = (ids.get(signal) ?? "") < (ids.get(other) ?? "") ? [signal, other] : [other, signal]
    const [left, right] = [records.get(a) ?? [], records.get(b) ?? []]
    const single = left.length === 1 && right.length === 1
    for (const x of left) {
      for (const y of right) {
        const place = { a, aSubject: x.subject, b, bSubject: y.subject }
        const key = edgeKey(place)
        if (seen.has(key) || !(single || together(x, y, suppressed))) continue
        seen.add(key)
        const evidence = compareRecords(model, x.record, y.record, frequencies)
        if (seen.size % BREATH === 0) yield* breathe
        const person = x.record.kind === "person"
        if (evidence === undefined || evidence.weight < lowestBar(model, person)) continue
        edges.set(key, {
          person,
          ...place,
          weight: evidence.weight,
          terms: evidence.terms,
          runnerUp: evidence.runnerUp
        })
      }
    }
  }
  return edges
})

/**
 * Brings the evidence of these signals up to date. Gives the signals whose evidence changed. What is weighed follows from
 * the set of records alone: which tokens are followed and which values are hubs do not depend on who came first.
 */
export const indexSignals = Effect.fn("evidence.index")(function* (covenant: number, signals: ReadonlyArray<number>) {
  const changed = new Set<number>()
  for (const chunk of chunksOf(signals, CHUNK)) {
    const now = yield* weighAll(covenant, chunk)
    const before = new Map((yield* edgesOf(chunk)).map((edge) => [edgeKey(edge), edge] as const))
    const gone = [...before].filter(([key]) => !now.has(key)).map(([, edge]) => edge)
    const fresh = [...now].flatMap(([key, edge]) => {
      const known = before.get(key)
      return known !== undefined && sameEdge(known, edge) ? [] : [edge]
    })
    yield* deleteEdges(gone)
    yield* writeEdges(covenant, fresh)
    for (const edge of [...gone, ...fresh]) changed.add(edge.a).add(edge.b)
  }
  return changed
})
