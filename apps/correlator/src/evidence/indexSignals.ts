import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { holderOf } from "../index/holders.ts"
import { Pairs } from "../index/IndexChange.ts"
import { awaiting } from "../store/dirty.ts"
import { chunksOf } from "../store/query.ts"
import { listSubjects } from "../store/records.ts"
import { weighChange } from "./weighChange.ts"

/** Signals whose evidence is weighed in one go: bounds memory. */
const CHUNK = 250

const NOBODY: ReadonlySet<never> = new Set()

/**
 * Weighs all evidence of these signals anew. Gives the signals whose evidence changed. Pairs with a signal that waits for the
 * same are left to its turn, so that a pair of which both wait is weighed once.
 */
export const indexSignals = Effect.fn("evidence.index")(function* (
  covenant: CovenantState,
  signals: ReadonlyArray<number>
) {
  const changed = new Set<number>()
  for (const chunk of chunksOf(signals, CHUNK)) {
    const subjects = yield* listSubjects(chunk)
    const weighing = {
      pairs: new Pairs(),
      turned: NOBODY,
      doubtful: NOBODY,
      stale: new Set(subjects.map(({ signal, subject }) => holderOf(signal, subject))),
      alike: [],
      steps: new Map<string, number>()
    }
    const weighed = yield* weighChange(covenant, weighing, (met) => awaiting(covenant.key, met))
    for (const signal of weighed.changed) changed.add(signal)
  }
  return changed
})
