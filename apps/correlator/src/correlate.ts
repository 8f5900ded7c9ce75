import { type Received, runConsumer } from "@kruisverband/broker"
import type { EncodedNames, EncodedSignal } from "@kruisverband/contract"
import type { NamesId, SignalId } from "@kruisverband/domain"
import type { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { applyVersions } from "./covenant/applyVersions.ts"
import { type CovenantState, isAside } from "./covenant/CovenantState.ts"
import { hearRenewal } from "./covenant/setAside.ts"
import { shrinkLinks } from "./covenant/shrinkLinks.ts"
import { BESIDE, drain } from "./drain.ts"
import { weighChange } from "./evidence/weighChange.ts"
import { signalsOf } from "./index/IndexChange.ts"
import { companions } from "./links/companions.ts"
import { settleLinks } from "./links/settleLinks.ts"
import { applyNames } from "./names/applyNames.ts"
import { type AppliedSignals, applySignals } from "./signals/applySignals.ts"
import { type CovenantChanges, changesOf } from "./signals/changesOf.ts"
import { Encodings } from "./signals/Encodings.ts"
import { lockCovenants } from "./store/covenants.ts"
import { decidedAmong, signalsOfReviews, writeUndone, writeVerdicts } from "./store/decisions.ts"
import { isAwaiting, mark } from "./store/dirty.ts"

/** Reader of the log under which the correlator remembers how far it came. */
export const GROUP = "correlator"

export const TOPICS_READ = ["kruisverband.registry.v1", "kruisverband.signals.v1", "kruisverband.reviews.v1"] as const

interface Prepared {
  readonly signals: ReadonlyMap<SignalId, EncodedSignal>
  readonly names: ReadonlyMap<NamesId, EncodedNames>
}

/** Encodings of all signals of the batch in one call, and of all names in another, outside the transaction. */
export const prepare = Effect.fn("correlate.prepare")(function* (events: ReadonlyArray<Received>) {
  const changes = changesOf(events.map(({ event }) => event))
  const words = changes.flatMap((one) => [...one.signals.values()])
  const signals = words.flatMap((word) => (word.facts === undefined ? [] : [word.signal]))
  const names = changes
    .flatMap((one) => [...one.names.values()])
    .flatMap(({ name, retired }) => (retired ? [] : [name.names]))
  const encodings = yield* Encodings
  const prepared: Prepared = {
    signals: signals.length === 0 ? new Map() : yield* encodings.fetch(signals),
    names: names.length === 0 ? new Map() : yield* encodings.fetchNames(names)
  }
  return prepared
})

/** The effect of a batch, inside one transaction: what is known, what it weighs, and the links that follow from it. */
export const handle = Effect.fn("correlate.handle")(function* (events: ReadonlyArray<Received>, prepared: Prepared) {
  const changes = changesOf(events.map(({ event }) => event))
  if (changes.length === 0) return
  const byId = new Map(changes.map((one) => [one.covenant, one] as const))
  for (const covenant of yield* lockCovenants([...byId.keys()])) {
    const change = byId.get(covenant.id)
    if (change !== undefined) yield* applyChanges(covenant, change, prepared)
  }
})

const applyChanges = Effect.fn("correlate.apply")(function* (
  known: CovenantState,
  changes: CovenantChanges,
  prepared: Prepared
) {
  const before = yield* hearRenewal(known, changes.renewal)
  const standing = yield* applyVersions(before, changes.versions ?? before.versions)
  const renamed = yield* applyNames(standing.key, [...changes.names.values()], prepared.names)
  const applied = yield* applySignals(standing, [...changes.signals.values()], prepared.signals, renamed)
  const { covenant, gone } = applied
  yield* writeVerdicts(covenant.key, changes.verdicts)
  yield* writeUndone(covenant.key, changes.undone)
  // The rebuild itself works out everything when it is whole, but for what comes when the index is made already.
  if (covenant.rebuilding && covenant.hubLimit === undefined) return
  const reviews = [...new Set([...changes.verdicts.map((one) => one.review), ...changes.undone])]
  const reviewed = reviews.length > 0 ? yield* signalsOfReviews(covenant.key, reviews) : []
  const still = covenant.standing === "suspended" || (covenant.standing === "in-force" && isAside(covenant))
  if (covenant.standing === "in-force" && !still && !covenant.rebuilding) yield* settleNow(covenant, applied, reviewed)
  else yield* settleLater(covenant, applied, reviewed)
  if (covenant.rebuilding) return
  if (still) yield* shrinkLinks(covenant, gone)
  yield* drain(covenant, BESIDE)
})

/**
 * Signals whose links are worked out in the transaction of what touched them: ten for each of a batch of five hundred, which a large covenant
 * comes to in its ordinary course. More are another thing, such as a value of many that became a hub; they wait their turn.
 */
const MOST_NOW = 5000

/** Weighs what just came, and settles its links, unless evidence of others waits: links are worked out from all of it. */
const settleNow = Effect.fn("correlate.settleNow")(function* (
  covenant: CovenantState,
  { active, change, touched, fresh }: AppliedSignals,
  reviewed: ReadonlyArray<number>
) {
  const weighed = change === undefined ? undefined : yield* weighChange(covenant, change)
  const signals = weighed?.changed ?? new Set<number>()
  const faint = weighed?.faint(new Set(active))
  if (faint !== undefined) for (const signal of yield* companions(covenant, faint)) signals.add(signal)
  const decided = yield* decidedAmong(
    covenant.key,
    fresh.filter((key) => !signals.has(key))
  )
  for (const signal of [...touched, ...decided, ...reviewed]) signals.add(signal)
  if (signals.size > MOST_NOW || (yield* isAwaiting(covenant.key))) yield* mark(covenant.key, [...signals], false)
  else yield* settleLinks(covenant, [...signals])
})

/** A covenant that is not in force, set aside, or rebuilt at this moment: all is noted. */
const settleLater = Effect.fn("correlate.settleLater")(function* (
  covenant: CovenantState,
  { change, touched, fresh, active }: AppliedSignals,
  reviewed: ReadonlyArray<number>
) {
  const decided = yield* decidedAmong(covenant.key, fresh)
  yield* mark(covenant.key, [...new Set([...touched, ...decided, ...reviewed])], false)
  yield* mark(covenant.key, [...new Set([...active, ...(change === undefined ? [] : signalsOf(change))])], true)
})

/** Links signals as they come, for ever. */
export const correlate = correlateAs(GROUP)

/** The same as another reader of the log, from its beginning. */
export function correlateAs(group: string) {
  return runConsumer<Prepared, Encodings | Sql>({ owner: "correlator", group, topics: TOPICS_READ, prepare, handle })
}
