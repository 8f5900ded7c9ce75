/** Pairs whose weight is from `from` (included) to `to` (not), in bits. */
export interface HistogramBin {
  readonly from: number
  readonly to: number
  readonly pairs: number
}

/** Bits of one bin; a weight beyond the ends is counted in the last one on its side. */
const WIDTH = 2
const LEAST = -40
const MOST = 40

export const histogram = (
  weighed: Iterable<{ readonly weight: number; readonly pairs: number }>
): ReadonlyArray<HistogramBin> => {
  const bins = Array.from({ length: (MOST - LEAST) / WIDTH }, () => 0)
  for (const { weight, pairs } of weighed) {
    const at = Math.max(0, Math.min(bins.length - 1, Math.floor((weight - LEAST) / WIDTH)))
    bins[at] = (bins[at] ?? 0) + pairs
  }
  return bins.map((pairs, i) => ({ from: LEAST + i * WIDTH, to: LEAST + (i + 1) * WIDTH, pairs }))
}
