import { adaptLevels } from "./adaptLevels.ts"
import { adaptShares } from "./adaptShares.ts"
import { familyFactor } from "./familyFactor.ts"
import type { Model } from "./Model.ts"
import type { Pattern } from "./patterns.ts"
import { threshold } from "./threshold.ts"

export interface Fit {
  readonly model: Model
  /** What moved: the shares of the readings, or also how one person's records agree. */
  readonly moved: "shares" | "levels"
  /** How usual families are in the file, relative to the shipped model. */
  readonly families: number
}

/** Only where families are rarer than this, relative to the model, can a second name or date at one home be laid to error. */
const NO_FAMILIES = 0.1

/**
 * Fits a model to a whole file, without labels; `patterns`: see `patternsOf`. The shares of the readings always move; how one person's records agree only where the file shows
 * homes and no families in them. A function of the set of pairs and the number of its records. Not for a growing covenant: there the frozen
 * model decides, so that a link never moves because others came.
 */
export const fitTo = (shipped: Model, patterns: ReadonlyArray<Pattern>, records: number): Fit => {
  const bar = threshold(shipped, records)
  const families = familyFactor(shipped, patterns, bar)
  return families < NO_FAMILIES
    ? { model: adaptLevels(shipped, patterns, bar), moved: "levels", families }
    : { model: adaptShares(shipped, patterns, bar), moved: "shares", families }
}
