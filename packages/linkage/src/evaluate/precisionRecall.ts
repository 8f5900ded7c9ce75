import { type Scores, scoresOf } from "./scores.ts"

/** Pairs of one weight: how many are one person in truth, and how many are not. */
export interface WeighedPairs {
  /** Bits. */
  readonly weight: number
  readonly same: number
  readonly other: number
}

/** Precision and recall when every pair of this weight and above is taken. */
export interface CurvePoint extends Scores {
  readonly weight: number
}

/** A point for each weight, the highest first; recall never falls along it. `wanted`: true pairs, those that were never compared included. */
export const precisionRecall = (pairs: Iterable<WeighedPairs>, wanted: number): ReadonlyArray<CurvePoint> => {
  const byWeight = new Map<number, { same: number; all: number }>()
  for (const { weight, same, other } of pairs) {
    const at = byWeight.get(weight) ?? { same: 0, all: 0 }
    at.same += same
    at.all += same + other
    byWeight.set(weight, at)
  }
  let hit = 0
  let found = 0
  return [...byWeight]
    .filter(([, at]) => at.all > 0)
    .toSorted(([x], [y]) => y - x)
    .map(([weight, at]) => {
      hit += at.same
      found += at.all
      return { weight, ...scoresOf(hit, found, wanted) }
    })
}

const NOTHING_TAKEN: CurvePoint = { weight: Number.POSITIVE_INFINITY, precision: 1, recall: 0, f1: 0 }

/** Where the curve stands when pairs at or above `bar` are taken. */
export const decisionAt = (curve: ReadonlyArray<CurvePoint>, bar: number): CurvePoint =>
  curve.findLast(({ weight }) => weight >= bar) ?? NOTHING_TAKEN

/** The point of the highest F1: what the best bar would have given to who knew the truth. */
export const bestOf = (curve: ReadonlyArray<CurvePoint>): CurvePoint =>
  curve.reduce((best, point) => (point.f1 > best.f1 ? point : best), NOTHING_TAKEN)

/** The most recall at which precision is at least this. */
export const recallAt = (curve: ReadonlyArray<CurvePoint>, precision: number): number =>
  curve.reduce((most, point) => (point.precision >= precision ? Math.max(most, point.recall) : most), 0)
