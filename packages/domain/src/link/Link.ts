import { Schema } from "effect"
import { CovenantId, LinkId, MunicipalityCode, PartnerId, SignalId } from "../ids.ts"
import { Angle } from "../vocabulary/vocabulary.ts"

export const Facet = Schema.Literals(["person", "group", "place", "expression", "theme"])
export type Facet = typeof Facet.Type

export const Agreement = Schema.Literals(["exact", "close", "differs", "missing"])
export type Agreement = typeof Agreement.Type

/** What is compared. `sameValue` never leaves the correlator: only that a field agrees. */
export const EvidenceField = Schema.Literals([
  "givenNames",
  "familyName",
  "birthDate",
  "sex",
  "address",
  "phone",
  "email",
  "handle",
  "place",
  "time",
  "group",
  "theme",
  "expression",
  /** The prior: how rare a match is among candidates, growing with the history. */
  "prior"
])
export type EvidenceField = typeof EvidenceField.Type

/**
 * One term of the weight. `note` says what was special: `swapped`, `hub` (value of many: counts for nothing), `rare`, `common`,
 * `day-month-swapped`, `year-only`, `initial` … An open code: who does not know one reads the term without it.
 */
export const EvidenceTerm = Schema.Struct({
  field: EvidenceField,
  agreement: Agreement,
  /** Bits: log2 of a likelihood ratio; above 0 speaks for, below 0 against. */
  weight: Schema.Finite,
  note: Schema.optionalKey(Schema.String)
})
export type EvidenceTerm = typeof EvidenceTerm.Type

/** What else two records may be. */
export const Reading = Schema.Literals([
  "relative",
  "twin",
  "parent-child",
  "namesake",
  "same-birth-date",
  "shared-institution",
  "stranger"
])
export type Reading = typeof Reading.Type

/** Evidence for one pair of signals; `weight` is exactly the sum of the terms. */
export const PairEvidence = Schema.Struct({
  a: SignalId,
  b: SignalId,
  weight: Schema.Finite,
  terms: Schema.Array(EvidenceTerm),
  /** The most likely reading other than "the same". */
  runnerUp: Schema.optionalKey(Reading)
})
export type PairEvidence = typeof PairEvidence.Type

/** A proposed cross-link as codes. Arrays are sorted, so that equal links are equal bytes. */
export const LinkFacts = Schema.Struct({
  link: LinkId,
  covenant: CovenantId,
  facets: Schema.Array(Facet),
  signals: Schema.Array(SignalId),
  angles: Schema.Array(Angle),
  organisations: Schema.Array(PartnerId),
  municipalities: Schema.Array(MunicipalityCode),
  evidence: Schema.Array(PairEvidence),
  /** Compared pairs that were too many to tell; absent: none. */
  omitted: Schema.optionalKey(Schema.Int),
  /** Version of the linkage model that weighed the evidence. */
  model: Schema.String,
  /** Only people's decisions hold these signals together: by its evidence alone the machine would not. Absent: it would. */
  held: Schema.optionalKey(Schema.Literal(true)),
  /** Bits that a pair needed when this was told. It moves with the size of the covenant, so it is no part of what makes two links equal. */
  bar: Schema.optionalKey(Schema.Finite)
})
export type LinkFacts = typeof LinkFacts.Type

export const LinkState = Schema.Literals(["proposed", "confirmed", "rejected", "retracted"])
export type LinkState = typeof LinkState.Type

/** Why the machine took a proposal back. */
export const RetractionReason = Schema.Literals([
  "signal-withdrawn",
  "signal-amended",
  "value-became-hub",
  "kept-apart",
  "merged-into-other",
  "covenant-rule-not-met",
  "covenant-not-active",
  "party-left",
  "evidence-weaker"
])
export type RetractionReason = typeof RetractionReason.Type
