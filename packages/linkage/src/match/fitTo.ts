import { acceptFit, type FitVerdict } from "./acceptFit.ts"
import { adapt } from "./adapt.ts"
import type { Model } from "./Model.ts"
import type { Pattern } from "./patterns.ts"
import { threshold } from "./threshold.ts"

export interface Fit {
  /** The fitted model, or the shipped one where no fit was accepted. */
  readonly model: Model
  /** Of the fit that was taken, or of the careful one when neither was. */
  readonly verdict: FitVerdict
}

/** A bold fit must gain so much more than a careful one. */
const BOLDER = 0.03

/**
 * The model for a file that is linked as a whole. Two fits stand for election: a careful one, which judges by the shipped model which pairs it learns from,
 * and a bold one, which judges by the shares of this file. Where `acceptFit` takes neither, the shipped model stays. `patterns`: see `patternsOf`. A function of the set of pairs
 * and the number of its records. Not for a growing covenant: there the frozen model decides, so that a link never moves because others came.
 */
export const fitTo = (shipped: Model, patterns: ReadonlyArray<Pattern>, records: number): Fit => {
  const bar = threshold(shipped, records)
  const careful = adapt(shipped, shipped, patterns, bar)
  const bold = adapt(shipped, { ...shipped, shares: careful.shares }, patterns, bar)
  const verdict = acceptFit(careful, shipped, patterns, bar)
  const daring = acceptFit(bold, shipped, patterns, bar)
  if (daring.accepted && (!verdict.accepted || daring.gain > verdict.gain + BOLDER))
    return { model: bold, verdict: daring }
  return { model: verdict.accepted ? careful : shipped, verdict }
}
