/** A stored value; `undefined` where a signal has none. */
export type Held = string | number | undefined

/** Records that hold each value, the most frequent value first; among equals in an order that says nothing. */
const byRank = (values: Iterable<Held>): ReadonlyArray<string | number> => {
  const counts = new Map<string | number, number>()
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1)).map(([value]) => value)
}

/**
 * Rank attack: the most frequent stolen value is taken for the most frequent value of the attacker's own list, the second for the second,
 * and so on. `stolen` and `own` are the same signals in the same order, under two keys; `list` is what the attacker counts in: all of `own`, the best
 * that he could wish for, unless told otherwise. Gives the share of all signals whose value is read rightly.
 */
export const rankAttack = (
  stolen: ReadonlyArray<Held>,
  own: ReadonlyArray<Held>,
  list: ReadonlyArray<Held> = own
): number => {
  const ours = byRank(list)
  const guess = new Map(byRank(stolen).map((value, rank) => [value, ours[rank]]))
  const hits = stolen.filter((value, i) => value !== undefined && own[i] !== undefined && guess.get(value) === own[i])
  return stolen.length === 0 ? 0 : hits.length / stolen.length
}
