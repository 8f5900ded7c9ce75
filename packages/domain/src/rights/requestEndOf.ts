import { addTerm, termDays } from "../time/term.ts"
import type { RightsKind, RightsOutcome } from "./RightsRequest.ts"

/** How long claims about how a request was handled can be brought (BW art. 3:310 lid 1; AVG 82): no request is kept longer. */
export const MOST_KEPT = "P5Y"

export type RequestEndFacts = {
  readonly kind: RightsKind
  readonly outcome: RightsOutcome
  /** Local date of the decision. */
  readonly decidedOn: string
  /** The covenant's term for a closed case, ISO 8601. */
  readonly closedCase: string
  /** When nothing new was refused about the person any more: taken back, or the covenant ended. Null: it still is. */
  readonly restrictionEndedOn: string | null
  /** Whether somebody is still to be told of the correction or erasure (AVG 19). */
  readonly untold: boolean
}

export type RequestEnd = {
  /** First local date on which the request is no longer kept; null: it is still needed. */
  readonly endsOn: string | null
  /** `restriction`: an upheld objection keeps the person from being recorded anew. `untold`: recipients are still to be told. */
  readonly because: "term" | "restriction" | "untold"
  readonly clause: string
}

/**
 * When a closed request's time is over (AVG 5(1)(e)): the covenant's term for closed cases after the decision, five years
 * at most. An upheld objection counts from the day on which its restriction ended, as that is explained by it alone.
 */
export function requestEndOf(facts: RequestEndFacts): RequestEnd {
  const { closedCase, decidedOn, kind, outcome, restrictionEndedOn, untold } = facts
  const clause = "convenant art. bewaartermijnen; AVG art. 5 lid 1 onder e; BW art. 3:310 lid 1"
  if (untold) return { endsOn: null, because: "untold", clause }
  const restricts = kind === "objection" && outcome === "upheld"
  if (restricts && restrictionEndedOn === null) return { endsOn: null, because: "restriction", clause }
  const ended = restricts ? (restrictionEndedOn ?? decidedOn) : decidedOn
  const since = ended > decidedOn ? ended : decidedOn
  const term = termDays(closedCase) < termDays(MOST_KEPT) ? closedCase : MOST_KEPT
  return { endsOn: addTerm(since, term), because: "term", clause }
}
