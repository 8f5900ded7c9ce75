import { type Received, runConsumer } from "@kruisverband/broker"
import type { EncodedSignal } from "@kruisverband/contract"
import type { SignalId } from "@kruisverband/domain"
import type { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { applyVersions } from "./covenant/applyVersions.ts"
import type { CovenantState } from "./covenant/CovenantState.ts"
import { shrinkLinks } from "./covenant/shrinkLinks.ts"
import { drain } from "./drain.ts"
import { applySignals } from "./signals/applySignals.ts"
import { type CovenantChanges, changesOf } from "./signals/changesOf.ts"
import { Encodings } from "./signals/Encodings.ts"
import { lockCovenants } from "./store/covenants.ts"
import { signalsOfReviews, writeUndone, writeVerdicts } from "./store/decisions.ts"
import { mark } from "./store/dirty.ts"
import { isRebuilding } from "./store/rebuilding.ts"

/** Reader of the log under which the correlator remembers how far it came. */
export const GROUP = "correlator"

export const TOPICS_READ = ["kruisverband.registry.v1", "kruisverband.signals.v1", "kruisverband.reviews.v1"] as const

type Prepared = ReadonlyMap<SignalId, EncodedSignal>

/** Encodings of all signals of the batch in one call, outside the transaction. */
export const prepare = Effect.fn("correlate.prepare")(function* (events: ReadonlyArray<Received>) {
  const words = changesOf(events.map(({ event }) => event)).flatMap((changes) => [...changes.signals.values()])
  const wanted = words.flatMap((word) => (word.facts === undefined ? [] : [word.signal]))
  if (wanted.length === 0) return new Map<SignalId, EncodedSignal>()
  return yield* (yield* Encodings).fetch(wanted)
})

/** The effect of a batch, inside one transaction: what is known, what it weighs, and the links that follow from it. */
export const handle = Effect.fn("correlate.handle")(function* (events: ReadonlyArray<Received>, encodings: Prepared) {
  const changes = changesOf(events.map(({ event }) => event))
  if (changes.length === 0) return
  const byId = new Map(changes.map((one) => [one.covenant, one] as const))
  for (const covenant of yield* lockCovenants([...byId.keys()])) {
    const change = byId.get(covenant.id)
    if (change !== undefined) yield* applyChanges(covenant, change, encodings)
  }
})

const applyChanges = Effect.fn("correlate.apply")(function* (
  before: CovenantState,
  changes: CovenantChanges,
  encodings: Prepared
) {
  const standing = yield* applyVersions(before, changes.versions ?? before.versions)
  const { covenant, gone } = yield* applySignals(standing, [...changes.signals.values()], encodings)
  yield* writeVerdicts(covenant.key, changes.verdicts)
  yield* writeUndone(covenant.key, changes.undone)
  const reviews = [...new Set([...changes.verdicts.map((one) => one.review), ...changes.undone])]
  if (reviews.length > 0) yield* mark(covenant.key, yield* signalsOfReviews(covenant.key, reviews), false)
  if (covenant.standing === "suspended" && !(yield* isRebuilding)) yield* shrinkLinks(covenant, gone)
  yield* drain(covenant)
})

/** Links signals as they come, for ever. */
export const correlate = correlateAs(GROUP)

/** The same as another reader of the log, from its beginning. */
export function correlateAs(group: string) {
  return runConsumer<Prepared, Encodings | Sql>({ owner: "correlator", group, topics: TOPICS_READ, prepare, handle })
}
