import { adaptLevels } from "./adaptLevels.ts"
import { adaptShares } from "./adaptShares.ts"
import { weightOf } from "./compare.ts"
import { familyFactor } from "./familyFactor.ts"
import type { Model } from "./Model.ts"
import type { Pattern } from "./patterns.ts"
import { threshold, withOwnBar } from "./threshold.ts"

export interface Fit {
  readonly model: Model
  /** What moved: nothing, the shares of the readings, or also how one person's records agree. */
  readonly moved: "nothing" | "shares" | "levels"
  /** How usual families are in the file, relative to the shipped model. */
  readonly families: number
}

/** Only where families are rarer than this, relative to the model, can a second name or date at one home be laid to error. */
const NO_FAMILIES = 0.1

/**
 * Bits below the shipped bar at which the shipped model may link as many as a fit. The caution of that bar is for a covenant that cannot see its whole
 * file: by it, small files of usual make were linked too sparingly (1,000 people: .013 of F1 below the best bar, over 24 files).
 */
const WIDER = 1

const linksOf = (model: Model, patterns: ReadonlyArray<Pattern>, bar: number): number =>
  patterns.reduce((sum, { levels, count }) => sum + (weightOf(levels, model) >= bar ? count : 0), 0)

/**
 * Fits a model to a whole file, without labels; `patterns`: see `patternsOf`. Where the file shows homes and no families in them, it learns how one
 * person's records differ, and links more. Elsewhere only the shares of the readings may move, and only to the safe side: a fit that
 * links fewer than the shipped model would by a bar a bit lower is taken, one that links more is not. A fitted model has a
 * bar of its own (`withOwnBar`). A function of the set of pairs and the number of its records. Not for a growing
 * covenant: there the frozen model decides, so that a link never moves because others came.
 */
export const fitTo = (shipped: Model, patterns: ReadonlyArray<Pattern>, records: number): Fit => {
  const bar = threshold(shipped, records)
  const families = familyFactor(shipped, patterns, bar)
  if (families < NO_FAMILIES)
    return { model: withOwnBar(adaptLevels(shipped, patterns, bar)), moved: "levels", families }
  const careful = withOwnBar(adaptShares(shipped, patterns, bar))
  return linksOf(careful, patterns, threshold(careful, records)) < linksOf(shipped, patterns, bar - WIDER)
    ? { model: careful, moved: "shares", families }
    : { model: shipped, moved: "nothing", families }
}
