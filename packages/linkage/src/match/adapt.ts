import { weigh } from "./compare.ts"
import { type LevelField, type Levels, patternOf } from "./levels.ts"
import type { LatentClass, Model } from "./Model.ts"
import { threshold } from "./threshold.ts"

/** So many imagined pairs keep a chance or share as shipped until a set is large enough to say otherwise. */
const IMAGINED = { relatives: 100, matches: 500 }
/**
 * Every pair of two people makes the chances of one person's records harder to see: it adds so many imagined matches. In a large register, where such
 * pairs are many times the matches, a free fit drowns (measured at 220,000 signals: F1 .91 falls to .73); there the shipped chances stay.
 */
const IMAGINED_PER_OTHER = 1
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

interface Pattern {
  readonly levels: Levels
  count: number
}

/** Pairs of the same levels are weighed once. */
const patternsOf = (pairs: Iterable<Levels>): ReadonlyArray<Pattern> => {
  const out = new Map<string, Pattern>()
  for (const levels of pairs) {
    const key = patternOf(levels)
    const known = out.get(key)
    if (known === undefined) out.set(key, { levels, count: 1 })
    else known.count++
  }
  // sums of fractions depend on their order; the order must not depend on that of the records
  return [...out].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, pattern]) => pattern)
}

const round = (model: Model, shipped: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => {
  let same = 0
  let others = 0
  let relatives = 0
  const seen = new Map<string, number>()
  for (const { levels, count } of patterns) {
    const { weight, runnerUp } = weigh(levels, model)
    const chance = 1 / (1 + 2 ** (bar - weight))
    same += count * chance
    others += count * (1 - chance)
    if (runnerUp === "relative") relatives += count * (1 - chance)
    for (const field of FIELDS) {
      const level = levels[field]
      if (level === undefined) continue
      seen.set(field, (seen.get(field) ?? 0) + count * chance)
      seen.set(`${field}:${level}`, (seen.get(`${field}:${level}`) ?? 0) + count * chance)
    }
  }
  const expected = (same * shipped.shares.relative) / shipped.shares.match
  const factor = Math.max(
    FEWEST_FAMILIES,
    Math.min(1, (IMAGINED.relatives + relatives) / (IMAGINED.relatives + expected))
  )
  const share = (of: LatentClass) => shipped.shares[of] * factor
  const imagined = IMAGINED.matches + IMAGINED_PER_OTHER * others
  const match = Object.fromEntries(
    Object.entries(shipped.levels.match).map(([field, levels]) => {
      const all = seen.get(field) ?? 0
      const chances = Object.entries(levels).map(([level, chance]) => {
        const found = seen.get(`${field}:${level}`) ?? 0
        return [level, (imagined * chance + found) / (imagined + all)]
      })
      return [field, Object.fromEntries(chances)]
    })
  )
  return {
    ...shipped,
    version: `${shipped.version}+adapted`,
    shares: {
      ...shipped.shares,
      relative: share("relative"),
      twin: share("twin"),
      "parent-child": share("parent-child")
    },
    // the keys are those of the shipped model, which Object.entries makes plain strings
    levels: { ...shipped.levels, match: match as unknown as Model["levels"]["match"] }
  }
}

/**
 * Fits the shipped model to a whole file, without labels (expectation-maximisation, a few rounds): how often one person's records differ per field, and
 * whether there are families in it. A register has families; a list of clients may have none, and then a shared home and birth date are no sign of a
 * twin. What makes a stranger or a relative stays as shipped, and imagined pairs hold a small file to the shipped model.
 * A function of the set of pairs and the number of its records. Not for a growing covenant: there the frozen model decides, so that a link never moves because others came.
 */
export const adapt = (shipped: Model, pairs: Iterable<Levels>, records: number): Model => {
  const bar = threshold(shipped, records)
  const patterns = patternsOf(pairs)
  let model = shipped
  for (let i = 0; i < ROUNDS; i++) model = round(model, shipped, patterns, bar)
  return model
}
