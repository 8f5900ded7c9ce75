/** What people decided about a pair of signals, `a` smaller than `b`. */
export interface Verdict {
  readonly review: string
  readonly a: string
  readonly b: string
  readonly same: boolean
  /** Kept apart for good: no later decision outweighs it. */
  readonly final: boolean
  /** Instant, ISO 8601 UTC with milliseconds: orders as text. */
  readonly at: string
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

/** Pairs of a set of signals, the smaller id first, each once. */
export function pairsOf(signals: ReadonlyArray<string>): ReadonlyArray<readonly [string, string]> {
  const sorted = [...new Set(signals)].sort()
  return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b) => [a, b] as const))
}

/**
 * What holds for each pair: kept apart for good, else the latest decision (by instant, then by review, so that the order of
 * hearing does not count). Key: `pairKey`; value: whether they belong together.
 */
export function standingVerdicts(verdicts: ReadonlyArray<Verdict>): ReadonlyMap<string, boolean> {
  const latest = new Map<string, Verdict>()
  for (const verdict of verdicts) {
    const key = pairKey(verdict.a, verdict.b)
    const known = latest.get(key)
    if (known === undefined || outweighs(verdict, known)) latest.set(key, verdict)
  }
  return new Map([...latest].map(([key, verdict]) => [key, verdict.same] as const))
}

const outweighs = (one: Verdict, other: Verdict): boolean => {
  if (one.final !== other.final) return one.final
  if (one.at !== other.at) return one.at > other.at
  return one.review > other.review || (one.review === other.review && !one.same)
}
