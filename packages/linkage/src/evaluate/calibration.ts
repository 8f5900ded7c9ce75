import type { WeighedPairs } from "./precisionRecall.ts"

const BINS = 10

export interface CalibrationBin {
  /** Predicted chances from here (included) to there (not, but for the last). */
  readonly from: number
  readonly to: number
  readonly pairs: number
  /** Mean of the predicted chances; 0 where there are no pairs. */
  readonly predicted: number
  /** Share that are one person in truth; 0 where there are no pairs. */
  readonly found: number
}

/** Chance of a match that a weight stands for: even odds at the bar, and twice the odds for each bit above it. */
export const chanceOf = (weight: number, bar: number): number => 1 / (1 + 2 ** (bar - weight))

/** Predicted chances beside what was found, in ten equal bins: where the two agree, a chance means what it says (DeGroot & Fienberg 1983). */
export const calibration = (pairs: Iterable<WeighedPairs>, bar: number): ReadonlyArray<CalibrationBin> => {
  const bins = Array.from({ length: BINS }, () => ({ pairs: 0, predicted: 0, found: 0 }))
  for (const { weight, same, other } of pairs) {
    const chance = chanceOf(weight, bar)
    const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))]
    if (bin === undefined) continue
    bin.pairs += same + other
    bin.predicted += chance * (same + other)
    bin.found += same
  }
  return bins.map((bin, i) => ({
    from: i / BINS,
    to: (i + 1) / BINS,
    pairs: bin.pairs,
    predicted: bin.pairs === 0 ? 0 : bin.predicted / bin.pairs,
    found: bin.pairs === 0 ? 0 : bin.found / bin.pairs
  }))
}
