import type { EncodedSignal } from "@kruisverband/contract"
import type { SignalFacts, SignalId } from "@kruisverband/domain"
import type { KnownTokens } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { barOf, LinkageModel } from "../evidence/compareRecords.ts"
import { enterIndex } from "../index/enterIndex.ts"
import { signalOf } from "../index/holders.ts"
import type { IndexChange } from "../index/IndexChange.ts"
import { namingOf } from "../names/namingOf.ts"
import { rereadSituations, vocabularyFor } from "../names/rereadSituations.ts"
import { savePeople } from "../store/covenants.ts"
import { markBetween } from "../store/dirty.ts"
import { eraseNaming, writeNaming } from "../store/knownNames.ts"
import { eraseRecords, type NewRecord, writeRecords } from "../store/records.ts"
import { findSignals, type LinkedFacts, type SignalChange, type StoredSignal, writeSignals } from "../store/signals.ts"
import { isFinal, type SignalWord } from "./changesOf.ts"
import { recordsOf } from "./recordsOf.ts"

const factsOf = (facts: SignalFacts): LinkedFacts => ({
  signal: facts.signal,
  covenant: facts.covenant,
  covenantVersion: facts.covenantVersion,
  kind: facts.kind,
  partner: facts.partner,
  angle: facts.angle,
  network: facts.network,
  municipality: facts.municipality,
  observedAt: facts.observedAt
})

interface Written {
  readonly person: boolean
  readonly records: ReadonlyArray<NewRecord>
}

const NONE: Written = { person: false, records: [] }

/** A withdrawal is final, and an older revision than the one known says nothing new. */
const isNews = (word: SignalWord, stored: StoredSignal | undefined): boolean => {
  if (stored === undefined) return true
  if (stored.state === "withdrawn") return false
  return isFinal(word) || word.revision >= stored.revision
}

/** Nothing left to fetch is like withdrawn, until the signal's own word comes. */
const changeOf = (word: SignalWord, encoded: EncodedSignal | undefined): SignalChange => {
  const { signal: id, revision, facts } = word
  if (isFinal(word)) return { id, revision, state: "withdrawn", facts: undefined }
  // Not so much as kept here: its encodings come again when the restriction is lifted (AVG 18(2)).
  if (facts === undefined) return { id, revision, state: "restricted", facts: undefined }
  if (encoded === undefined || encoded.gone) return { id, revision, state: "gone", facts: undefined }
  return { id, revision, state: "active", facts: factsOf(facts) }
}

export interface AppliedSignals {
  /** The covenant as it is afterwards. */
  readonly covenant: CovenantState
  /** Were in the index and no longer are. */
  readonly gone: ReadonlyArray<number>
  /** Their links may come out differently, whatever the evidence: those that were known, and those that they had evidence with. */
  readonly touched: ReadonlyArray<number>
  /** Never heard of before: only evidence, or a decision that came earlier, can put them in a link. */
  readonly fresh: ReadonlyArray<number>
  /** New or changed signals that are in the index. */
  readonly active: ReadonlyArray<number>
  /** What must be weighed; undefined: nothing is indexed yet. */
  readonly change: IndexChange | undefined
}

/** What a signal adds to the index. */
const writtenOf = (
  { facts }: SignalWord,
  key: number | undefined,
  encoded: EncodedSignal | undefined,
  vocabulary: ReadonlyArray<KnownTokens>
): Written =>
  facts === undefined || encoded === undefined || encoded.gone || key === undefined
    ? NONE
    : { person: facts.kind === "radicalisation", records: recordsOf(key, facts, encoded, vocabulary) }

/**
 * Puts signals in the index, or out of it, and notes all whom a moved bar touches. `renamed`: signals of which the vocabulary has changed what
 * their groups or expressions are called; they are indexed again as it reads them now.
 */
export const applySignals = Effect.fn("signals.apply")(function* (
  covenant: CovenantState,
  words: ReadonlyArray<SignalWord>,
  encodings: ReadonlyMap<SignalId, EncodedSignal>,
  renamed: ReadonlyArray<number>
) {
  const nothing: AppliedSignals = { covenant, gone: [], touched: [], fresh: [], active: [], change: undefined }
  if (words.length === 0 && renamed.length === 0) return nothing
  const stored = yield* findSignals(
    covenant.key,
    words.map((word) => word.signal)
  )
  const known = new Map(stored.map((one) => [one.id, one] as const))
  const news = words.filter((word) => isNews(word, known.get(word.signal)))
  const replaced = new Set(news.map((word) => word.signal))
  const former = stored.filter((one) => replaced.has(one.id))
  const about = news.some((word) => word.facts?.kind === "polarisation")
  const vocabulary = yield* vocabularyFor(covenant.key, about || renamed.length > 0)
  const formerKeys = former.map((one) => one.key)
  const reread = yield* rereadSituations(
    renamed.filter((key) => !formerKeys.includes(key)),
    vocabulary
  )
  if (news.length === 0 && reread.length === 0) return nothing
  const rereadKeys = reread.map((record) => signalOf(record.holder))
  const erased = yield* eraseRecords([...formerKeys, ...rereadKeys])
  yield* eraseNaming(formerKeys)
  const changes = news.map((word) => changeOf(word, encodings.get(word.signal)))
  const keys = yield* writeSignals(covenant.key, changes)
  const current = changes.flatMap((change) => (change.state === "active" ? (keys.get(change.id) ?? []) : []))
  const active = [...current, ...rereadKeys]
  yield* writeNaming(covenant.key, namingOf(news, keys, encodings))
  const written = news.map((word) => writtenOf(word, keys.get(word.signal), encodings.get(word.signal), vocabulary))
  const records = [
    ...written.flatMap(({ person, records }) => records.map((record) => ({ ...record, person }))),
    ...reread.map((record) => ({ ...record, person: false }))
  ]
  yield* writeRecords(records)
  const added = written.reduce((sum, one) => (one.person ? sum + one.records.length : sum), 0)
  const people = covenant.people - erased.people + added
  const { change, hubs } = yield* enterIndex(
    covenant,
    erased.records,
    records.filter((record) => record.unread === undefined)
  )
  const after: CovenantState = { ...covenant, people, hubs }
  yield* savePeople(after)
  yield* noteBar(covenant, after)
  const gone = former.filter((one) => one.state === "active" && !active.includes(one.key)).map((one) => one.key)
  const touched = [...new Set([...formerKeys, ...rereadKeys, ...erased.neighbours])]
  const fresh = active.filter((key) => !touched.includes(key))
  const applied: AppliedSignals = { covenant: after, gone, touched, fresh, active, change }
  return applied
})

const noteBar = Effect.fn("signals.noteBar")(function* (before: CovenantState, after: CovenantState) {
  if (before.hubLimit === undefined) return
  const model = yield* LinkageModel
  const bars = [barOf(model, true, before.people), barOf(model, true, after.people)]
  const [low, high] = [Math.min(...bars), Math.max(...bars)]
  if (low !== high) yield* markBetween(before.key, low, high)
})
