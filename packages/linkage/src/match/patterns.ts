import { CROWDS } from "./crowd.ts"
import { LEVELS } from "./levelNames.ts"
import type { LevelField, Levels } from "./levels.ts"
import { OVERLAPS } from "./overlap.ts"

/** How so many pairs agree, field by field. */
export interface Pattern {
  readonly levels: Levels
  readonly count: number
}

/** Each field with a number for each of its levels; 0 stands for none. */
const NUMBERED = Object.entries(LEVELS).map(([field, levels]) => ({
  // Object.entries makes plain strings of the keys
  field: field as LevelField,
  levels: new Map<string, number>(levels.map((level, i) => [level, i + 1]))
}))
const HUBS: Readonly<Record<Levels["hubs"][number], number>> = { address: 1, phone: 2, email: 4, handle: 8 }

/** The levels as one whole number: equal for pairs that agree alike, and only for those. */
export const patternOf = (levels: Levels): number => {
  let key = levels.crowd === undefined ? 0 : (CROWDS.indexOf(levels.crowd) + 1) << 4
  for (const hub of levels.hubs) key |= HUBS[hub]
  key = key * 2 + Number(levels.slight === true)
  key = key * (OVERLAPS + 1) + (levels.overlap ?? 0)
  for (const { field, levels: numbers } of NUMBERED) {
    const level = levels[field]
    key = key * (numbers.size + 1) + (level === undefined ? 0 : (numbers.get(level) ?? 0))
  }
  return key
}

/** Pairs of the same levels are weighed once. Sorted: see `inPatternOrder`. */
export const patternsOf = (pairs: Iterable<Levels>): ReadonlyArray<Pattern> => {
  const out = new Map<number, { readonly levels: Levels; count: number }>()
  for (const levels of pairs) {
    const key = patternOf(levels)
    const known = out.get(key)
    if (known === undefined) out.set(key, { levels, count: 1 })
    else known.count++
  }
  return inPatternOrder([...out.values()])
}

/** Sums of fractions depend on their order, which must not depend on that of the records. */
export const inPatternOrder = (patterns: ReadonlyArray<Pattern>): ReadonlyArray<Pattern> =>
  patterns.toSorted((x, y) => patternOf(x.levels) - patternOf(y.levels))

/** The same pair as if a field had not been given; the order of names and how common they are tell of both, so they go with either. */
export const without = (levels: Levels, field: LevelField): Levels =>
  field === "givenNames" || field === "familyName"
    ? { ...levels, [field]: undefined, order: undefined, crowd: undefined }
    : { ...levels, [field]: undefined }
