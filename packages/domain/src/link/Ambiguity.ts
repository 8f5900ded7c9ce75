import { Schema } from "effect"
import { AmbiguityId, CovenantId, MunicipalityCode, SignalId } from "../ids.ts"
import { Facet, PairEvidence } from "./Link.ts"

/**
 * A signal that fits more than one link or signal equally well, such as a father's or his son's: it is put in none, and a person says
 * where it belongs. Codes only; arrays are sorted, so that equal ones are equal bytes.
 */
export const AmbiguityFacts = Schema.Struct({
  ambiguity: AmbiguityId,
  covenant: CovenantId,
  facets: Schema.Array(Facet),
  /** The one that fits more than one. */
  signal: SignalId,
  /** What it fits: the signals of a link, or a signal by itself; two or more, by their first signal. */
  fits: Schema.Array(Schema.Array(SignalId)),
  /** All of these. */
  signals: Schema.Array(SignalId),
  municipalities: Schema.Array(MunicipalityCode),
  evidence: Schema.Array(PairEvidence),
  /** Compared pairs that were too many to tell; absent: none. */
  omitted: Schema.optionalKey(Schema.Int),
  /** Version of the linkage model that weighed the evidence. */
  model: Schema.String,
  /** Bits that a pair needed when this was told; no part of what makes two equal. */
  bar: Schema.optionalKey(Schema.Finite)
})
export type AmbiguityFacts = typeof AmbiguityFacts.Type

/** Why it is no longer open. `evidence-changed`: it fits one better now, or none. */
export const AmbiguityEnd = Schema.Literals([
  "decided",
  "signal-withdrawn",
  "evidence-changed",
  "covenant-rule-not-met",
  "covenant-not-active"
])
export type AmbiguityEnd = typeof AmbiguityEnd.Type
