import type { Agreement, Bilingual, EvidenceField, EvidenceTerm, PairEvidence, Reading } from "@kruisverband/domain"
import { clauseOf, nameClause, READING_TEXTS, sentenceOf } from "./texts.ts"

export interface ExplainedTerm {
  readonly field: EvidenceField
  readonly agreement: Agreement
  readonly weight: number
  readonly note?: string
  readonly text: Bilingual
}

export interface Explanation {
  /** The terms of the strongest pair, in the order in which they were weighed; their weights sum to the pair's weight. */
  readonly identity: ReadonlyArray<ExplainedTerm>
  /** One line that says what the link rests on. */
  readonly why: Bilingual
  /** What speaks against it, in any pair of the link: strongest first. */
  readonly against: ReadonlyArray<{ readonly field: EvidenceField; readonly text: Bilingual }>
  readonly otherReading?: { readonly reading: Reading; readonly text: Bilingual }
}

const PRIOR_TEXT: Bilingual = {
  nl: "Uitgangspunt: hoe vaak twee signalen die op elkaar lijken echt bij elkaar horen.",
  en: "Starting point: how often two signals that look alike really belong together."
}

const explained = (term: EvidenceTerm): ExplainedTerm => ({
  ...term,
  text: term.field === "prior" ? PRIOR_TEXT : sentenceOf(term)
})

const agrees = (term: EvidenceTerm): boolean => term.agreement === "exact" || term.agreement === "close"

const summary = (terms: ReadonlyArray<EvidenceTerm>): Bilingual => {
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
export type ExplainablePair = Omit<PairEvidence, "a" | "b"> & { readonly a: string; readonly b: string }

const order = (x: ExplainablePair, y: ExplainablePair) =>
  y.weight - x.weight || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0)

/**
 * Puts the evidence of a link into words, from codes only: no value of a person is needed, so none can leak.
 * Independent of the order of the pairs. No pairs: an explanation without terms.
 */
export const explain = (pairs: ReadonlyArray<ExplainablePair>): Explanation => {
  const sorted = [...pairs].sort(order)
  const strongest = sorted[0]
  if (strongest === undefined) return { identity: [], why: summary([]), against: [] }
  const contrary = new Map<EvidenceField, EvidenceTerm>()
  for (const term of sorted.flatMap((pair) => pair.terms)) {
    // what agrees may weigh below 0 (a home that a relative shares too); it does not speak against
    if (term.field === "prior" || term.agreement === "exact" || term.weight >= 0) continue
    const known = contrary.get(term.field)
    if (known === undefined || term.weight < known.weight) contrary.set(term.field, term)
  }
  const against = [...contrary.values()]
    .sort((x, y) => x.weight - y.weight || (x.field < y.field ? -1 : 1))
    .map((term) => ({ field: term.field, text: sentenceOf(term) }))
  const reading = strongest.runnerUp
  return {
    identity: strongest.terms.map(explained),
    why: summary(strongest.terms),
    against,
    ...(reading === undefined ? {} : { otherReading: { reading, text: READING_TEXTS[reading] } })
  }
}
