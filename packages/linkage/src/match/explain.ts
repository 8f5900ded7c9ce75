import {
  type Agreement,
  type Bearing,
  type Bilingual,
  bearingOf,
  type EvidenceField,
  type EvidenceTerm,
  type PairEvidence,
  type Reading
} from "@kruisverband/domain"
import { readingOf } from "./readings.ts"
import { summaryOf } from "./summary.ts"
import { clauseOf, nameClause, sentenceOf } from "./texts.ts"

export interface ExplainedTerm {
  readonly field: EvidenceField
  readonly agreement: Agreement
  readonly weight: number
  readonly note?: string
  readonly text: Bilingual
}

/** A field with the sentence that tells of it. */
export interface Remark {
  readonly field: EvidenceField
  readonly text: Bilingual
}

/** The evidence of one pair in words. */
export interface ExplainedPair<Id extends string = string> {
  readonly a: Id
  readonly b: Id
  /** Bits: the sum of the terms from left to right, exactly. */
  readonly weight: number
  /** In the order in which they were weighed; each counts for what it adds to those before it. */
  readonly terms: ReadonlyArray<ExplainedTerm>
  readonly otherReading?: { readonly reading: Reading; readonly text: Bilingual }
}

export interface Explanation<Id extends string = string> {
  /** The terms of the strongest pair. */
  readonly identity: ReadonlyArray<ExplainedTerm>
  /** One line that says what the link rests on. */
  readonly why: Bilingual
  /** A few sentences: what agrees, differs, is missing and does not count, for the strongest pair. */
  readonly summary: Bilingual
  /** What speaks against it, in any pair of the link: strongest first. */
  readonly against: ReadonlyArray<Remark>
  /** Not known on both sides of the strongest pair. */
  readonly missing: ReadonlyArray<Remark>
  /** Not counted in the strongest pair, and why. */
  readonly notCounted: ReadonlyArray<Remark>
  readonly otherReading?: { readonly reading: Reading; readonly text: Bilingual }
  /** All pairs that were told, strongest first. */
  readonly pairs: ReadonlyArray<ExplainedPair<Id>>
  /** Bits that a pair needed; absent where that was not told. */
  readonly bar?: number
}

const explained = (term: EvidenceTerm): ExplainedTerm => ({ ...term, text: sentenceOf(term) })

const agrees = (term: EvidenceTerm): boolean => term.agreement === "exact" || term.agreement === "close"

const oneLine = (terms: ReadonlyArray<EvidenceTerm>): Bilingual => {
  const given = terms.find((term) => term.field === "givenNames" && agrees(term))
  const family = terms.find((term) => term.field === "familyName" && agrees(term))
  const clauses: Array<Bilingual> = []
  const joined = given !== undefined && family !== undefined
  if (joined) clauses.push(nameClause(given, family))
  for (const term of terms) {
    if (term.field === "prior" || term.field === "sex") continue
    if (joined && (term.field === "givenNames" || term.field === "familyName")) continue
    if (agrees(term) || term.note === "hub") clauses.push(clauseOf(term))
  }
  if (clauses.length === 0) return { nl: "geen overeenkomst", en: "nothing in common" }
  return { nl: clauses.map((c) => c.nl).join(" · "), en: clauses.map((c) => c.en).join(" · ") }
}

/** The evidence of a pair; its ids only order the pairs, so that a plain string will do. */
export type ExplainablePair<Id extends string = string> = Omit<PairEvidence, "a" | "b"> & {
  readonly a: Id
  readonly b: Id
}

const order = (x: ExplainablePair, y: ExplainablePair) =>
  y.weight - x.weight || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0)

const pairOf = <Id extends string>(pair: ExplainablePair<Id>): ExplainedPair<Id> => ({
  a: pair.a,
  b: pair.b,
  weight: pair.weight,
  terms: pair.terms.map(explained),
  ...(pair.runnerUp === undefined
    ? {}
    : { otherReading: { reading: pair.runnerUp, text: readingOf(pair.runnerUp, pair.terms, pair.weight) } })
})

const remarks = (terms: ReadonlyArray<EvidenceTerm>, bearing: Bearing): ReadonlyArray<Remark> =>
  terms.filter((term) => bearingOf(term) === bearing).map((term) => ({ field: term.field, text: sentenceOf(term) }))

/** Each field's worst word against, strongest first. */
const contrary = (terms: ReadonlyArray<EvidenceTerm>): ReadonlyArray<Remark> => {
  const worst = new Map<EvidenceField, EvidenceTerm>()
  for (const term of terms) {
    if (bearingOf(term) !== "against") continue
    const known = worst.get(term.field)
    if (known === undefined || term.weight < known.weight) worst.set(term.field, term)
  }
  return [...worst.values()]
    .sort((x, y) => x.weight - y.weight || (x.field < y.field ? -1 : 1))
    .map((term) => ({ field: term.field, text: sentenceOf(term) }))
}

/**
 * Puts the evidence of a link into words, from codes only: no value of a person is needed, so none can leak.
 * Independent of the order of the pairs. No pairs: an explanation without terms. `bar`: bits that a pair needed, where told.
 */
export const explain = <Id extends string>(
  pairs: ReadonlyArray<ExplainablePair<Id>>,
  bar?: number
): Explanation<Id> => {
  const sorted = [...pairs].sort(order)
  const told = sorted.map(pairOf)
  const strongest = sorted[0]
  const terms = strongest?.terms ?? []
  const other = told[0]?.otherReading
  return {
    identity: told[0]?.terms ?? [],
    why: oneLine(terms),
    summary: summaryOf(terms, strongest?.weight ?? 0, strongest === undefined ? undefined : bar),
    against: contrary(sorted.flatMap((pair) => pair.terms)),
    missing: remarks(terms, "missing"),
    notCounted: remarks(terms, "not-counted"),
    ...(other === undefined ? {} : { otherReading: other }),
    pairs: told,
    ...(bar === undefined ? {} : { bar })
  }
}
