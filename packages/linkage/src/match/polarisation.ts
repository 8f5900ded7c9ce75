import type { Agreement, EvidenceField, EvidenceTerm } from "@kruisverband/domain"

/** A polarisation signal as codes: about a place, groups and themes, never a person. */
export interface PolarisationFacts {
  readonly municipality: string
  readonly district?: string
  /** Local date, `YYYY-MM-DD` (a date-time is cut to its date). */
  readonly observedAt: string
  readonly themes: ReadonlyArray<string>
  /** By `encodeGroup`. */
  readonly groupTokens: ReadonlyArray<string>
  /** By `encodeExpression`. */
  readonly expressionTokens: ReadonlyArray<string>
}

export interface PolarisationComparison {
  /** Bits; exactly the sum of the terms. From `POLARISATION_THRESHOLD` on the signals belong together. */
  readonly weight: number
  readonly terms: ReadonlyArray<EvidenceTerm>
}

/** A link of two polarisation signals needs so many bits. */
export const POLARISATION_THRESHOLD = 0
/** Two signals further apart than this are not linked: tension in a place is an episode. */
export const POLARISATION_DAYS = 60

/**
 * Weights by rule, not estimated: there is no ground truth for episodes of tension. Chosen so that place and time are both needed, and one of
 * theme, group or expression with them.
 */
const BITS = {
  prior: -7,
  district: 3,
  municipality: 2,
  otherPlace: -10,
  week: 3,
  sixtyDays: 2,
  later: -10,
  theme: 3,
  group: 5,
  expression: 3,
  other: -1
} as const

const DAY = 86_400_000
const dayOf = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY

const shared = (
  field: EvidenceField,
  a: ReadonlyArray<string>,
  b: ReadonlyArray<string>,
  bits: number
): EvidenceTerm => {
  if (a.length === 0 || b.length === 0) return { field, agreement: "missing", weight: 0 }
  const right = new Set(b)
  const same = a.some((value) => right.has(value))
  return { field, agreement: same ? "exact" : "differs", weight: same ? bits : BITS.other }
}

const term = (field: EvidenceField, agreement: Agreement, weight: number): EvidenceTerm => ({
  field,
  agreement,
  weight
})

const place = (a: PolarisationFacts, b: PolarisationFacts): EvidenceTerm => {
  if (a.municipality !== b.municipality) return term("place", "differs", BITS.otherPlace)
  const district = a.district !== undefined && a.district === b.district
  return district ? term("place", "exact", BITS.district) : term("place", "close", BITS.municipality)
}

const time = (a: PolarisationFacts, b: PolarisationFacts): EvidenceTerm => {
  const apart = Math.abs(dayOf(a.observedAt) - dayOf(b.observedAt))
  if (apart <= 7) return term("time", "exact", BITS.week)
  // an unreadable date is NaN, which no comparison accepts: it never links
  return apart <= POLARISATION_DAYS ? term("time", "close", BITS.sixtyDays) : term("time", "differs", BITS.later)
}

/**
 * Weighs whether two polarisation signals are one episode. Symmetric. The same theme or group within one municipality and sixty days
 * reaches the threshold; neither place, time nor theme alone does.
 */
export const comparePolarisation = (a: PolarisationFacts, b: PolarisationFacts): PolarisationComparison => {
  const terms = [
    term("prior", "exact", BITS.prior),
    place(a, b),
    time(a, b),
    shared("theme", a.themes, b.themes, BITS.theme),
    shared("group", a.groupTokens, b.groupTokens, BITS.group),
    shared("expression", a.expressionTokens, b.expressionTokens, BITS.expression)
  ]
  // one shared ground is enough: another that differs does not take it away
  const ground = terms.some((t) => t.agreement === "exact" && (t.field === "theme" || t.field === "group"))
  const counted = ground ? terms.map((t) => (t.weight === BITS.other ? { ...t, weight: 0 } : t)) : terms
  return { weight: counted.reduce((sum, t) => sum + t.weight, 0), terms: counted }
}
