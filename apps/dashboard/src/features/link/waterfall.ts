import type { ExplainedTerm } from "@kruisverband/contract"
import { bearingOf } from "@kruisverband/domain"

/** One term as a bar: from the running sum before it to the running sum after it, in bits. */
export interface Step {
  readonly term: ExplainedTerm
  readonly from: number
  readonly to: number
}

export interface Waterfall {
  readonly steps: ReadonlyArray<Step>
  /** Exactly the weight of the pair. */
  readonly sum: number
  /** Bits that the pair needed; undefined where that was not recorded. */
  readonly bar: number | undefined
  /** The lowest and highest of 0, the bar and what the running sum ever is: the width of the picture. */
  readonly low: number
  readonly high: number
}

/**
 * Terms in the order in which they were weighed, the starting point first: each counts for what it adds to those before it, so another
 * order would tell another story. What is missing or does not count has no bar.
 */
export function waterfall(terms: ReadonlyArray<ExplainedTerm>, bar: number | undefined): Waterfall {
  const steps: Array<Step> = []
  let sum = 0
  for (const term of terms) {
    const from = sum
    sum += term.weight
    const bearing = bearingOf(term)
    if (bearing !== "missing" && bearing !== "not-counted") steps.push({ term, from, to: sum })
  }
  const stops = [0, ...(bar === undefined ? [] : [bar]), ...steps.map((step) => step.to)]
  return { steps, sum, bar, low: Math.min(...stops), high: Math.max(...stops) }
}

/** `+6,1` or `−2.4`: the sign always shows. */
export const signed = (bits: number, language: string): string =>
  new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", {
    signDisplay: "exceptZero",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1
  }).format(bits)
