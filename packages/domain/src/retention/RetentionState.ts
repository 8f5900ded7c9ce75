import { Schema } from "effect"

/** Where a record stands, as far as its clock goes. A case that is open has no term of its own: it has its yearly review (L18). */
export const RetentionState = Schema.Literals([
  "unlinked",
  "rejected",
  "linked",
  "notAdopted",
  "openCase",
  "closedCase"
])
export type RetentionState = typeof RetentionState.Type

/** States that end by themselves. */
export type ClockState = Exclude<RetentionState, "openCase">
