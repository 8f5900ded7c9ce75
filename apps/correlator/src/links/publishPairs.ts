import type { SignalId } from "@kruisverband/domain"
import { PairReweighed } from "@kruisverband/events"
import { Outbox } from "@kruisverband/store"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { verdictsAbout } from "../store/decisions.ts"
import { deleteParted, partedWith, writeParted } from "../store/parted.ts"
import { pairKey, standingVerdicts } from "./verdicts.ts"

/**
 * Tells of pairs that people keep apart whether the machine would put them together by itself, where that is no longer what was told. It
 * links nothing: it is for people, to look at their decision again. `signals`: all that was looked at, whole components; `alone`: what the
 * machine makes of these.
 */
export const publishPairs = Effect.fn("links.publishPairs")(function* (
  covenant: CovenantState,
  signals: ReadonlyArray<SignalId>,
  alone: ReadonlyArray<ReadonlySet<string>>
) {
  const verdicts = yield* verdictsAbout(covenant.key, signals)
  if (verdicts.length === 0) return
  const apart = standingVerdicts(verdicts.filter((one) => one.active && !one.undone))
  const pairs = new Map(verdicts.map(({ a, b }) => [pairKey(a, b), { a, b }] as const))
  const before = new Set((yield* partedWith(covenant.id, signals)).map(({ a, b }) => pairKey(a, b)))
  const parts = (key: string): boolean => {
    const pair = pairs.get(key)
    return (
      pair !== undefined &&
      apart.get(key) === false &&
      !alone.some((cluster) => cluster.has(pair.a) && cluster.has(pair.b))
    )
  }
  const keys = [...pairs.keys()].sort()
  const fresh = keys.filter((key) => parts(key) && !before.has(key))
  const gone = keys.filter((key) => !parts(key) && before.has(key))
  const of = (some: ReadonlyArray<string>) => some.flatMap((key) => pairs.get(key) ?? [])
  yield* deleteParted(covenant.id, of(gone))
  yield* writeParted(covenant.id, of(fresh))
  // Of a pair about which nothing is decided any more there is nothing to tell.
  const told = [
    ...of(gone.filter((key) => apart.get(key) === false)).map((pair) => ({ ...pair, together: true })),
    ...of(fresh).map((pair) => ({ ...pair, together: false }))
  ]
  if (told.length === 0) return
  yield* Outbox.append(
    told.map((pair) => ({
      event: PairReweighed.make({ covenant: covenant.id, ...pair }),
      subject: `${pair.a}/${pair.b}`,
      partitionkey: covenant.id
    }))
  )
})
