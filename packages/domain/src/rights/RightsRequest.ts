import { Schema } from "effect"
import { UserId } from "../ids.ts"

/** What a person asks: AVG 21, 15, 16 and 17. */
export const RightsKind = Schema.Literals(["objection", "access", "rectification", "erasure"])
export type RightsKind = typeof RightsKind.Type

/**
 * `expired`: its term is over, and nothing is left but that it was there.
 * `registered`: who asks is not known for sure yet. `open`: identity checked and signals looked for; to be decided.
 * `closing`: decided, and being carried out. `closed`: done.
 */
export const RightsState = Schema.Literals(["registered", "open", "closing", "closed", "expired"])
export type RightsState = typeof RightsState.Type

export const RightsOutcome = Schema.Literals(["upheld", "dismissed", "withdrawn"])
export type RightsOutcome = typeof RightsOutcome.Type

export const ActingWho = Schema.Literals(["subject", "representative"])

/** How and by whom it was made sure that somebody is who they say; the proof itself is never kept. Local date. */
export const IdentityChecked = Schema.Struct({
  who: ActingWho,
  how: Schema.Literals(["at-the-counter", "electronic-id", "authority-in-writing"]),
  by: UserId,
  on: Schema.String
})
export type IdentityChecked = typeof IdentityChecked.Type

/** `same`: would be linked as the same person. `possible`: a person has to look. */
export const PersonFit = Schema.Literals(["same", "possible"])
export type PersonFit = typeof PersonFit.Type
