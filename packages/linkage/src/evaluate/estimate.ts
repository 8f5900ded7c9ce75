import { weightOf } from "../match/compare.ts"
import { CLASSES } from "../match/compiled.ts"
import type { Model } from "../match/Model.ts"
import type { Pattern } from "../match/patterns.ts"
import { responsibilities } from "../match/responsibilities.ts"
import { type Scores, scoresOf } from "./scores.ts"

/**
 * Precision and recall of the decision as the model itself believes them, from the chance of a match that it gives each pair. An estimate without labels: a model that
 * is wrong is also wrong about itself, and of pairs that were never compared it knows nothing.
 */
export const estimateScores = (patterns: ReadonlyArray<Pattern>, model: Model, bar: number): Scores => {
  let [hit, found, wanted] = [0, 0, 0]
  for (const { levels, count } of patterns) {
    const same = count * (responsibilities(levels, model)[CLASSES.indexOf("match")] ?? 0)
    wanted += same
    if (weightOf(levels, model) < bar) continue
    hit += same
    found += count
  }
  return scoresOf(hit, found, wanted)
}
