import type { ExplainedTerm } from "@kruisverband/contract"

/** One term as a bar: from the running sum before it to the running sum after it, in bits. */
export interface Step {
  readonly term: ExplainedTerm
  readonly from: number
  readonly to: number
}

export interface Waterfall {
  readonly steps: ReadonlyArray<Step>
  readonly sum: number
  /** The lowest and highest the running sum ever is, 0 included: the width of the picture. */
  readonly low: number
  readonly high: number
}

/** Terms in the order in which they are read: what speaks for first, strongest first, then against; what is missing says nothing. */
export function waterfall(terms: ReadonlyArray<ExplainedTerm>): Waterfall {
  const known = terms.filter((term) => term.agreement !== "missing" || term.weight !== 0)
  const rank = (term: ExplainedTerm) => (term.field === "prior" ? 0 : term.weight >= 0 ? 1 : 2)
  const ordered = known.toSorted((a, b) => rank(a) - rank(b) || b.weight - a.weight)
  const steps: Array<Step> = []
  let sum = 0
  for (const term of ordered) {
    steps.push({ term, from: sum, to: sum + term.weight })
    sum += term.weight
  }
  const stops = [0, ...steps.map((step) => step.to)]
  return { steps, sum, low: Math.min(...stops), high: Math.max(...stops) }
}

/** `+6,1` or `−2.4`: the sign always shows. */
export const signed = (bits: number, language: string): string =>
  new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", {
    signDisplay: "exceptZero",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1
  }).format(bits)
