import { clusters } from "./clusters.ts"

/** What an explanation tells of a link: enough to work the link out again. */
export interface Recomputable {
  readonly signals: ReadonlyArray<string>
  /** Bits that a pair needed when the link was told. */
  readonly bar: number
  readonly pairs: ReadonlyArray<{
    readonly a: string
    readonly b: string
    readonly terms: ReadonlyArray<{ readonly weight: number }>
  }>
  /** Compared pairs that were too many to tell. */
  readonly omitted: number
  /** Signals that people said belong together. */
  readonly confirmed: ReadonlyArray<string>
}

export interface RecomputedPair {
  readonly a: string
  readonly b: string
  /** Sum of the terms from left to right, as `compare` takes it: equal to the last bit. */
  readonly weight: number
  readonly holds: boolean
}

export interface Recomputed {
  readonly pairs: ReadonlyArray<RecomputedPair>
  /** Of the pair that carries the link most; undefined without pairs. */
  readonly weight: number | undefined
  /** The signals are one link by what was told. */
  readonly together: boolean
}

/** The weight that terms come to. */
export const weightOf = (terms: ReadonlyArray<{ readonly weight: number }>): number =>
  terms.reduce((sum, term) => sum + term.weight, 0)

/**
 * Works a link out from its explanation alone: each weight from its terms, each verdict from the bar, and whether the signals are one
 * cluster. Where pairs were left out the cluster's mean is unknown; the pairs told hold a spanning tree of it, so that it is asked
 * whether the signals hang together by pairs that hold.
 */
export const recompute = (told: Recomputable): Recomputed => {
  const pairs = told.pairs.map(({ a, b, terms }) => {
    const weight = weightOf(terms)
    return { a, b, weight, holds: weight >= told.bar }
  })
  const mustLink = told.confirmed.slice(1).map((signal) => [told.confirmed[0] ?? signal, signal] as const)
  const weight = pairs.length === 0 ? undefined : Math.max(...pairs.map((pair) => pair.weight))
  const joined = told.omitted > 0 ? [...mustLink, ...holding(pairs)] : mustLink
  const found = clusters(told.signals, pairs, { threshold: told.bar, mustLink: joined, cannotLink: [] })
  return { pairs, weight, together: found.clusters.length === 1 && found.ambiguous.length === 0 }
}

const holding = (pairs: ReadonlyArray<RecomputedPair>) =>
  pairs.filter((pair) => pair.holds).map(({ a, b }) => [a, b] as const)
