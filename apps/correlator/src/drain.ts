import { Effect } from "effect"
import type { CovenantState } from "./covenant/CovenantState.ts"
import { retractAll } from "./covenant/retractAll.ts"
import { indexSignals } from "./evidence/indexSignals.ts"
import { settleLinks } from "./links/settleLinks.ts"
import { take } from "./store/dirty.ts"
import { isRebuilding } from "./store/rebuilding.ts"

/** Signals whose evidence and links are settled in one transaction: bounds its length and memory. */
export const DRAIN = 2000

/**
 * Settles noted signals of a covenant, newest first, so that a great sweep does not keep new signals waiting. The
 * covenant's row is locked. Gives how many were settled; `DRAIN` when there may be more.
 */
export const drain = Effect.fn("correlator.drain")(function* (covenant: CovenantState) {
  if (yield* isRebuilding) return 0
  if (covenant.standing === "closed") yield* retractAll(covenant)
  if (covenant.standing !== "in-force") return 0
  const taken = yield* take(covenant.key, DRAIN)
  if (taken.length === 0) return 0
  const reindexed = taken.filter((one) => one.reindex).map((one) => one.signal)
  const changed = yield* indexSignals(covenant.key, reindexed)
  yield* settleLinks(covenant, [...new Set([...changed, ...taken.map((one) => one.signal)])])
  return taken.length
})
