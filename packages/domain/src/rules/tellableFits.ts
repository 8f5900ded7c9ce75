import { type DateTime, Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { type LinkableSignal, mayLink } from "./mayLink.ts"

/**
 * Of the groups that a signal fits equally well, those that a coordinator may be told of: each joined with the signal would be a link by the
 * covenant's rule, as nothing of a signal is told before that (A3; AVG 5(1)(b), (c)). Fewer than two: none, for to tell that the signal fits
 * one and something else would tell that the something is there.
 */
export function tellableFits<S extends LinkableSignal>(
  signal: S,
  fits: ReadonlyArray<ReadonlyArray<S>>,
  covenants: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
): ReadonlyArray<ReadonlyArray<S>> {
  const tellable = fits.filter((fit) => Result.isSuccess(mayLink([signal, ...fit], covenants, now)))
  return tellable.length > 1 ? tellable : []
}
