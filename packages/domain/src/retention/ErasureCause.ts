import { Schema } from "effect"

/**
 * Why everything of a signal was destroyed: its term was over (L15-L17), the person asked and was right (AVG 17), an
 * objection was upheld (AVG 21; L22), a court said so, or it should never have been recorded.
 */
export const ErasureCause = Schema.Literals([
  "retention",
  "erasure-request",
  "objection-upheld",
  "court-order",
  "mistake"
])
export type ErasureCause = typeof ErasureCause.Type

/** The same, and that its poster took it back. */
export const ErasedAs = Schema.Literals(["withdrawn", ...ErasureCause.literals])
export type ErasedAs = typeof ErasedAs.Type
