import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { addTerm } from "../time/term.ts"

export type Necessity = {
  /** Last local date on which the review can be done in time. */
  readonly reviewBy: string
  /** `due`: within a month; `frozen`: it was not done, and the case stands still until it is. */
  readonly standing: "current" | "due" | "frozen"
  readonly clause: string
}

/**
 * Whether an open case may be worked on (L18): its necessity is reviewed within the covenant's term, a year. Without a
 * review the case is frozen on the day after, day 366: nothing is added, shown or discussed but the review itself.
 * `reviewedOn`: the last review, or the day it was opened. Local dates.
 */
export function necessityOf(covenant: CovenantDocument, reviewedOn: string, today: string): Necessity {
  const reviewBy = addTerm(reviewedOn, covenant.retention.necessityReview)
  const standing = today > reviewBy ? "frozen" : addTerm(today, "P1M") >= reviewBy ? "due" : "current"
  return { reviewBy, standing, clause: "convenant art. noodzaaktoets; AVG art. 5 lid 1 onder c en e" }
}
