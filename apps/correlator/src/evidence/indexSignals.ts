import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { holderOf } from "../index/holders.ts"
import { Pairs } from "../index/Pairs.ts"
import { awaiting } from "../store/dirty.ts"
import { chunksOf } from "../store/query.ts"
import { listSubjects } from "../store/records.ts"
import { weighChange } from "./weighChange.ts"

/** Signals whose evidence is weighed in one go: bounds memory. */
const CHUNK = 250
/** Goes at once, on one connection: while the database looks up for one the other compares. */
const AT_ONCE = 2

const NOBODY: ReadonlySet<never> = new Set()

/**
 * Weighs all evidence of these signals anew, of which no newer one waits for it. Gives the signals whose evidence changed. Pairs with a signal that waits for the
 * same are left to its turn, so that a pair of which both wait is weighed once. A pair of two goes may be weighed in both, which comes to the
 * same in either order.
 */
export const indexSignals = Effect.fn("evidence.index")(function* (
  covenant: CovenantState,
  signals: ReadonlyArray<number>
) {
  // The newest come first: what waits is older than all of these.
  const oldest = signals.reduce((least, signal) => Math.min(least, signal), Number.POSITIVE_INFINITY)
  const waiting = (met: ReadonlyArray<number>) =>
    awaiting(
      covenant.key,
      met.filter((signal) => signal < oldest)
    )
  const weighed = yield* Effect.forEach(chunksOf(signals, CHUNK), (chunk) => weighAll(covenant, chunk, waiting), {
    concurrency: AT_ONCE
  })
  return new Set(weighed.flatMap(({ changed }) => [...changed]))
})

const weighAll = Effect.fnUntraced(function* (
  covenant: CovenantState,
  signals: ReadonlyArray<number>,
  waiting: (met: ReadonlyArray<number>) => ReturnType<typeof awaiting>
) {
  const subjects = yield* listSubjects(signals)
  const weighing = {
    pairs: new Pairs(),
    turned: NOBODY,
    doubtful: NOBODY,
    stale: new Set(subjects.map(({ signal, subject }) => holderOf(signal, subject))),
    alike: [],
    steps: new Map<string, number>()
  }
  return yield* weighChange(covenant, weighing, waiting)
})
