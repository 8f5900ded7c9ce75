import { type LevelField, type Levels, patternOf } from "./levels.ts"

/** How so many pairs agree, field by field. */
export interface Pattern {
  readonly levels: Levels
  readonly count: number
}

/** Pairs of the same levels are weighed once. Sorted, as sums of fractions depend on their order and must not depend on that of the records. */
export const patternsOf = (pairs: Iterable<Levels>): ReadonlyArray<Pattern> => {
  const out = new Map<string, { readonly levels: Levels; count: number }>()
  for (const levels of pairs) {
    const key = patternOf(levels)
    const known = out.get(key)
    if (known === undefined) out.set(key, { levels, count: 1 })
    else known.count++
  }
  return [...out].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, pattern]) => pattern)
}

/** The same pair as if a field had not been given; the order of names tells of both, so it goes with either. */
export const without = (levels: Levels, field: LevelField): Levels =>
  field === "givenNames" || field === "familyName"
    ? { ...levels, [field]: undefined, order: undefined }
    : { ...levels, [field]: undefined }
