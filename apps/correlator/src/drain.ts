import { Effect } from "effect"
import { type CovenantState, isAside } from "./covenant/CovenantState.ts"
import { publishPause } from "./covenant/publishPause.ts"
import { retractAll } from "./covenant/retractAll.ts"
import { indexSignals } from "./evidence/indexSignals.ts"
import { publishHubs } from "./links/publishHubs.ts"
import { settleLinks } from "./links/settleLinks.ts"
import { forgetNotes, mark, take } from "./store/dirty.ts"

/** Signals whose links are worked out together: bounds memory. */
export const AT_ONCE = 2000

/** Waiting signals that are settled in one transaction: a signal that comes meanwhile waits for its end. */
export const DRAIN = 250

/** The same in the transaction of signals that come: no more than makes no difference to them. */
export const BESIDE = 50

/** Weighs the evidence of signals that wait for it, the newest first. Gives them, and those whose evidence came out differently. */
export const weighWaiting = Effect.fn("correlator.weighWaiting")(function* (covenant: CovenantState, most: number) {
  const taken = yield* take(covenant.key, true, most)
  const changed = taken.length === 0 ? new Set<number>() : yield* indexSignals(covenant, taken)
  return { taken, changed }
})

/**
 * Settles noted signals of a covenant, the newest first. Links are worked out only when all evidence that waits has been
 * weighed: half of it would take links back that stand. The covenant's row is locked. Gives how many were settled; `most`
 * when there may be more.
 */
export const drain = Effect.fn("correlator.drain")(function* (covenant: CovenantState, most: number) {
  if (covenant.rebuilding) return 0
  yield* publishPause(covenant)
  if (covenant.standing === "closed") yield* retractAll(covenant)
  if (covenant.standing !== "in-force" || isAside(covenant)) return 0
  const { taken: weighed, changed } = yield* weighWaiting(covenant, most)
  yield* mark(covenant.key, [...new Set([...weighed, ...changed])], false)
  if (weighed.length >= most) return weighed.length
  const taken = yield* take(covenant.key, false, most)
  // Whoever hangs together with one that was taken is settled with it: it need not have its turn as well.
  if (taken.length > 0) yield* forgetNotes(covenant.key, yield* settleLinks(covenant, taken))
  yield* publishHubs(covenant)
  return taken.length
})
