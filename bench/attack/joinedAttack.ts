import { rankAttack } from "./rankAttack.ts"
import type { Stolen } from "./Scheme.ts"

/** Signals that hang together by values of these kinds, however long the chain: each gets a value that the first of them has. */
const joined = (signals: ReadonlyArray<Stolen>, kinds: ReadonlySet<string>): ReadonlyArray<string | undefined> => {
  const above = signals.map((_, i) => i)
  const top = (i: number): number => {
    let at = i
    while (above[at] !== at) at = above[at] ?? at
    above[i] = at
    return at
  }
  const first = new Map<string, number>()
  const named = signals.map(({ values }, i) => {
    const own = values.filter(({ kind }) => kinds.has(kind))
    for (const { value } of own) {
      const other = first.get(value)
      if (other === undefined) first.set(value, i)
      else {
        const [x, y] = [top(i), top(other)]
        above[Math.max(x, y)] = Math.min(x, y)
      }
    }
    return own[0]?.value
  })
  // a group is called after a value of its first signal: its number is the same in both lists and would give the game away
  return named.map((held, i) => (held === undefined ? undefined : named[top(i)]))
}

/**
 * Rank attack on groups: where every value of some kinds is made with the same single value (a surname), signals that hang together by them have that
 * value in common, and can be counted as if it stood there alone. Gives the share of the signals whose group is taken for the right one.
 */
export const joinedAttack = (
  stolen: ReadonlyArray<Stolen>,
  own: ReadonlyArray<Stolen>,
  kinds: ReadonlyArray<string>
): number => rankAttack(joined(stolen, new Set(kinds)), joined(own, new Set(kinds)))
