import { Effect } from "effect"
import type { CovenantState } from "./covenant/CovenantState.ts"
import { retractAll } from "./covenant/retractAll.ts"
import { indexSignals } from "./evidence/indexSignals.ts"
import { publishHubs } from "./links/publishHubs.ts"
import { settleLinks } from "./links/settleLinks.ts"
import { mark, take } from "./store/dirty.ts"
import { isRebuilding } from "./store/rebuilding.ts"

/** Signals whose evidence or links are settled in one transaction: bounds its length and memory. */
export const DRAIN = 2000

/** Weighs the evidence of signals that wait for it, and notes those whose links may come out differently. Gives how many were weighed. */
export const weighWaiting = Effect.fn("correlator.weighWaiting")(function* (covenant: CovenantState, limit: number) {
  const taken = yield* take(covenant.key, true, limit)
  if (taken.length === 0) return 0
  const changed = yield* indexSignals(covenant, taken)
  for (const signal of taken) changed.add(signal)
  yield* mark(covenant.key, [...changed], false)
  return taken.length
})

/**
 * Settles noted signals of a covenant, the newest first. Links are worked out only when all evidence that waits has been
 * weighed: half of it would take links back that stand. The covenant's row is locked. Gives how many were settled; `DRAIN`
 * when there may be more.
 */
export const drain = Effect.fn("correlator.drain")(function* (covenant: CovenantState) {
  if (yield* isRebuilding) return 0
  if (covenant.standing === "closed") yield* retractAll(covenant)
  if (covenant.standing !== "in-force") return 0
  const weighed = yield* weighWaiting(covenant, DRAIN)
  if (weighed >= DRAIN) return weighed
  const taken = yield* take(covenant.key, false, DRAIN)
  if (taken.length > 0) yield* settleLinks(covenant, taken)
  yield* publishHubs(covenant)
  return taken.length
})
