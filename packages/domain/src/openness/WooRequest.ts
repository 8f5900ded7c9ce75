import { Schema } from "effect"

/** `extended`: that it takes longer was told. `decided`: done, also when it was withdrawn. */
export const WooState = Schema.Literals(["open", "extended", "decided"])
export type WooState = typeof WooState.Type

/** What the decision comes to; it follows from the documents, or from the requester's withdrawing. */
export const WooOutcome = Schema.Literals(["granted", "partly-refused", "refused", "no-documents", "withdrawn"])
export type WooOutcome = typeof WooOutcome.Type
