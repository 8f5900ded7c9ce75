import type { ExpressionType } from "./vocabulary.ts"

/**
 * Days after which half of the uses of an expression no longer come from where it was first seen (requirement A8: real radicals are consistent in
 * their ideas, their expressions change). An account lives until it is closed or given up; a symbol outlives the slogan it came with;
 * a track or a picture is everybody's within weeks. Orders of magnitude chosen with practitioners' accounts in mind, not measured:
 * where coordinators know better, an entry of the vocabulary has its own dates. A theme of ideology is stable: it has no half-life.
 */
export const EXPRESSION_HALF_LIFE: Readonly<Record<ExpressionType, number>> = {
  handle: 365,
  channel: 365,
  symbol: 180,
  slogan: 90,
  music: 21,
  image: 14
}

/**
 * Bits that a shared expression is worth when it was seen `days` apart, if it is worth `bits` on one day: the chance that the second use is still
 * the first one's halves with each half-life, and the rest is chance. A function of the pair alone, never of today. Falls with the days,
 * never below 0 and never above `bits`; expects both to be 0 or more.
 */
export const fadedBits = (bits: number, days: number, type: ExpressionType): number =>
  Math.log2(1 + (2 ** bits - 1) * 2 ** (-days / EXPRESSION_HALF_LIFE[type]))
