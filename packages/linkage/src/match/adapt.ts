import { weigh } from "./compare.ts"
import type { LevelField } from "./levels.ts"
import type { Model } from "./Model.ts"
import { type Pattern, without } from "./patterns.ts"

/** So many imagined pairs keep a chance or share as shipped until a set is large enough to say otherwise. */
const IMAGINED = { shares: 100, levels: 200 }
/** Bits above the threshold, one field left out, from which a pair is one person for certain enough to learn that field from. */
const SURE = 5
/** A set never says that families are rarer than this, relative to the model. */
const FEWEST_FAMILIES = 0.01
const ROUNDS = 4

const FIELDS: ReadonlyArray<LevelField> = [
  "familyName",
  "address",
  "phone",
  "email",
  "handle",
  "birthDate",
  "sex",
  "givenNames",
  "order"
]

/** How one person's records agree in a field, counted over the pairs that the other fields decide. */
const counted = (field: LevelField, judge: Model, patterns: ReadonlyArray<Pattern>, bar: number) => {
  const found = new Map<string, number>()
  let all = 0
  for (const { levels, count } of patterns) {
    const level = levels[field]
    if (level === undefined || weigh(without(levels, field), judge).weight < bar + SURE) continue
    found.set(level, (found.get(level) ?? 0) + count)
    all += count
  }
  return { found, all }
}

const withLevels = (shipped: Model, judge: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => {
  const match = Object.fromEntries(
    FIELDS.map((field) => {
      const { found, all } = counted(field, judge, patterns, bar)
      const chances = Object.entries(shipped.levels.match[field]).map(([level, chance]) => [
        level,
        (IMAGINED.levels * chance + (found.get(level) ?? 0)) / (IMAGINED.levels + all)
      ])
      return [field, Object.fromEntries(chances)]
    })
  )
  // the keys are those of the shipped model, which Object.entries makes plain strings
  return { ...shipped, levels: { ...shipped.levels, match: match as unknown as Model["levels"]["match"] } }
}

const withShares = (model: Model, shipped: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => {
  let same = 0
  let relatives = 0
  let namesakes = 0
  for (const { levels, count } of patterns) {
    const { weight, runnerUp } = weigh(levels, model)
    const chance = 1 / (1 + 2 ** (bar - weight))
    same += count * chance
    if (runnerUp === "relative") relatives += count * (1 - chance)
    if (runnerUp === "namesake") namesakes += count * (1 - chance)
  }
  const factor = (found: number, of: "relative" | "namesake") =>
    (IMAGINED.shares + found) / (IMAGINED.shares + (same * shipped.shares[of]) / shipped.shares.match)
  const families = Math.max(FEWEST_FAMILIES, Math.min(1, factor(relatives, "relative")))
  return {
    ...model,
    shares: {
      ...shipped.shares,
      relative: shipped.shares.relative * families,
      twin: shipped.shares.twin * families,
      namesake: shipped.shares.namesake * Math.max(1, factor(namesakes, "namesake"))
    }
  }
}

/**
 * Fits a model to a whole file, without labels. Three things may move:
 * - how one person's records agree in a field, learnt only from pairs that the *other* fields decide by the judge. A fit that learns a
 *   field from links that the field made believes itself: it takes namesakes for one person with two birth dates (measured: F1 .88 falls to .43);
 * - the share of families, only down: a register has them, a list of clients may not, and then a shared home and birth date are no sign of a twin;
 * - the share of namesakes, only up: a file of few names has many.
 * Imagined pairs hold a small file to the shipped model. A function of the set of pairs and the number of its records.
 */
export const adapt = (shipped: Model, judge: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => {
  let model = withLevels(shipped, judge, patterns, bar)
  for (let i = 0; i < ROUNDS; i++) model = withShares(model, shipped, patterns, bar)
  return { ...model, version: `${shipped.version}+adapted` }
}
