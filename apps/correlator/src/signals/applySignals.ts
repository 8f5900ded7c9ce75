import type { EncodedSignal } from "@kruisverband/contract"
import type { SignalFacts, SignalId } from "@kruisverband/domain"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { barOf, LinkageModel } from "../evidence/compareRecords.ts"
import { saveCovenant } from "../store/covenants.ts"
import { mark, markBetween } from "../store/dirty.ts"
import { eraseRecords, writeRecords } from "../store/records.ts"
import { findSignals, type LinkedFacts, type SignalChange, type StoredSignal, writeSignals } from "../store/signals.ts"
import { crossedTokens, holders } from "../store/tokens.ts"
import type { SignalWord } from "./changesOf.ts"
import { recordsOf } from "./recordsOf.ts"

const withoutLevel = ({ level: _, ...facts }: SignalFacts): LinkedFacts => facts

const NONE = { person: false, records: [] }

/** A withdrawal is final, and an older revision than the one known says nothing new. */
const isNews = (word: SignalWord, stored: StoredSignal | undefined): boolean => {
  if (stored === undefined) return true
  if (stored.state === "withdrawn") return false
  return word.facts === undefined || word.revision >= stored.revision
}

/** Nothing left to fetch is like withdrawn, until the signal's own word comes. */
const changeOf = (word: SignalWord, encoded: EncodedSignal | undefined): SignalChange => {
  const { signal: id, revision, facts } = word
  if (facts === undefined) return { id, revision, state: "withdrawn", facts: undefined }
  if (encoded === undefined || encoded.gone) return { id, revision, state: "gone", facts: undefined }
  return { id, revision, state: "active", facts: withoutLevel(facts) }
}

/**
 * Puts signals in the index, or out of it, and notes all whose links may come out differently: the signals themselves,
 * those they had evidence with, all that hold a token that crossed its limit, and all whom a moved bar touches.
 * Gives the covenant as it is afterwards, and the
 * signals that were in the index and no longer are.
 */
export const applySignals = Effect.fn("signals.apply")(function* (
  covenant: CovenantState,
  words: ReadonlyArray<SignalWord>,
  encodings: ReadonlyMap<SignalId, EncodedSignal>
) {
  const known = new Map(
    (yield* findSignals(
      covenant.key,
      words.map((word) => word.signal)
    )).map((one) => [one.id, one] as const)
  )
  const news = words.filter((word) => isNews(word, known.get(word.signal)))
  if (news.length === 0) return { covenant, gone: [] }
  const former = [...known.values()].filter((one) => one.state === "active").map((one) => one.key)
  const replaced = new Set(news.map((word) => word.signal))
  const erased = yield* eraseRecords([...known.values()].filter((one) => replaced.has(one.id)).map((one) => one.key))
  const changes = news.map((word) => changeOf(word, encodings.get(word.signal)))
  const keys = yield* writeSignals(covenant.key, changes)
  const active = changes.flatMap((change) => (change.state === "active" ? (keys.get(change.id) ?? []) : []))
  const written = news.map((word) => {
    const encoded = encodings.get(word.signal)
    const key = keys.get(word.signal)
    if (word.facts === undefined || encoded === undefined || encoded.gone || key === undefined) return NONE
    return { person: word.facts.kind === "radicalisation", records: recordsOf(key, word.facts, encoded) }
  })
  const records = written.flatMap((one) => one.records)
  yield* writeRecords(covenant.key, records)
  const added = written.reduce((sum, one) => (one.person ? sum + one.records.length : sum), 0)
  const after = { ...covenant, people: covenant.people - erased.people + added }
  yield* saveCovenant(after)
  const gone = former.filter((key) => !active.includes(key))
  yield* mark(covenant.key, [...new Set([...gone, ...erased.neighbours])], false)
  yield* mark(covenant.key, active, true)
  const touched = [...new Set([...erased.tokens, ...records.flatMap((record) => record.tokens)])]
  yield* noteCrossings(covenant, after, touched)
  return { covenant: after, gone }
})

const noteCrossings = Effect.fn("signals.noteCrossings")(function* (
  before: CovenantState,
  after: CovenantState,
  touched: ReadonlyArray<string>
) {
  // Nothing is indexed yet: all will be when the covenant becomes known.
  if (before.hubLimit === undefined) return
  const crossed = yield* crossedTokens(before.key, touched, before.hubLimit)
  if (crossed.length > 0) yield* mark(before.key, yield* holders(before.key, crossed), true)
  const model = yield* LinkageModel
  const bars = [barOf(model, true, before.people), barOf(model, true, after.people)]
  const [low, high] = [Math.min(...bars), Math.max(...bars)]
  if (low !== high) yield* markBetween(before.key, low, high)
})
