/** How well found pairs agree with true ones. */
export interface Scores {
  /** Share of the found pairs that are true; 1 when none was found. */
  readonly precision: number
  /** Share of the true pairs that were found; 1 when there is none. */
  readonly recall: number
  /** Harmonic mean of the two (van Rijsbergen 1979). */
  readonly f1: number
}

/** `hit` of the `found` pairs are true, of which there are `wanted`. */
export const scoresOf = (hit: number, found: number, wanted: number): Scores => {
  const precision = found === 0 ? 1 : hit / found
  const recall = wanted === 0 ? 1 : hit / wanted
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
