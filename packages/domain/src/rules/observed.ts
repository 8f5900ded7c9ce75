import { DateTime, Option } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { reason } from "../refusal/Refused.ts"
import { localDate, localDateMonthsBefore, startOfLocalDay } from "../time/localDate.ts"

/** Clocks of partners' systems may run this much ahead of ours. */
const clockSkew = { minutes: 5 }

/** Instant of an observation; where only the day is known, the moment that local day began. */
export function observedUtc(observedAt: string): DateTime.Utc {
  if (observedAt.length === 10) return startOfLocalDay(observedAt)
  return Option.getOrThrow(Option.map(DateTime.make(observedAt), DateTime.toUtc))
}

/** Observed in the future (AVG 5(1)(d)), or longer ago than the covenant links (AVG 5(1)(c), (e)). Days are local, both ends allowed. */
export function observedReasons(
  observedAt: string,
  covenant: CovenantDocument,
  now: DateTime.Utc
): ReadonlyArray<Reason> {
  const observed = observedUtc(observedAt)
  const latest = DateTime.add(now, clockSkew)
  const inFuture = observedAt.length === 10 ? observedAt > localDate(latest) : DateTime.isGreaterThan(observed, latest)
  if (inFuture) return [reason("observed-in-future")]
  const earliest = localDateMonthsBefore(now, covenant.linkRule.withinMonths)
  return localDate(observed) < earliest ? [reason("observed-too-long-ago")] : []
}
