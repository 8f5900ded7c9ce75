import { withFamilies, withShares } from "./adaptShares.ts"
import { weigh } from "./compare.ts"
import { familyFactor } from "./familyFactor.ts"
import { FIELDS } from "./levelNames.ts"
import type { LevelField } from "./levels.ts"
import type { Model } from "./Model.ts"
import { type Pattern, without } from "./patterns.ts"

/** So many imagined pairs keep a chance as shipped until a set is large enough to say otherwise. */
const IMAGINED = 200
/** Bits above the threshold, one field left out, from which a pair is one person for certain enough to learn that field from. */
const SURE = 5.6
const ROUNDS = 3

/** How rare equal names are is a trait of the file, of people and their namesakes alike, and tells nothing of how one person's records differ. */
const EQUAL: ReadonlyArray<string> = ["exact-common", "exact-usual", "exact-rare"]

/** The counts of equal names, each of the three as large a part of them as in the shipped model. */
const spreadEqual = (found: Map<string, number>, shipped: Readonly<Record<string, number>>): void => {
  const sum = (of: (level: string) => number | undefined) => EQUAL.reduce((all, level) => all + (of(level) ?? 0), 0)
  const equal = sum((level) => found.get(level))
  const whole = sum((level) => shipped[level])
  for (const level of EQUAL) found.set(level, (equal * (shipped[level] ?? 0)) / whole)
}

/** How one person's records agree in a field, counted over the pairs that the other fields decide. */
const counted = (field: LevelField, shipped: Model, judge: Model, patterns: ReadonlyArray<Pattern>, bar: number) => {
  const found = new Map<string, number>()
  let all = 0
  for (const { levels, count } of patterns) {
    const level = levels[field]
    if (level === undefined || weigh(without(levels, field), judge).weight < bar + SURE) continue
    found.set(level, (found.get(level) ?? 0) + count)
    all += count
  }
  if (field === "familyName" || field === "givenNames") spreadEqual(found, shipped.levels.match[field])
  return { found, all }
}

/** How one person's records agree, field by field, each counted over the pairs that the other fields decide by `judge`. */
export const withLevels = (shipped: Model, judge: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => {
  const match = Object.fromEntries(
    FIELDS.map((field) => {
      const { found, all } = counted(field, shipped, judge, patterns, bar)
      const chances = Object.entries(shipped.levels.match[field]).map(([level, chance]) => [
        level,
        (IMAGINED * chance + (found.get(level) ?? 0)) / (IMAGINED + all)
      ])
      return [field, Object.fromEntries(chances)]
    })
  )
  // the keys are those of the shipped model, which Object.entries makes plain strings
  return { ...judge, levels: { ...judge.levels, match: match as unknown as Model["levels"]["match"] } }
}

/**
 * Fits also how one person's records agree, for a file that has no families: each field is learnt only from pairs that the *other* fields decide.
 * A fit that learns a field from links that the field made believes itself, and takes namesakes for one person with two birth dates (measured:
 * F1 .88 falls to .43). Where there are families it would take a twin for one person with two names, and is not to be used.
 */
export const adaptLevels = (shipped: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => {
  const base = withFamilies(shipped, familyFactor(shipped, patterns, bar))
  let model = base
  for (let round = 0; round < ROUNDS; round++) {
    const judged = withLevels(shipped, model, patterns, bar)
    model = withShares({ ...judged, shares: base.shares }, patterns)
  }
  return { ...model, version: `${shipped.version}+levels` }
}
