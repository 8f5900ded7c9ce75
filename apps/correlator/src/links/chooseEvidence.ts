import type { PairEvidence } from "@kruisverband/domain"

/** More pairs than this are more than a person reads. */
export const MOST_PAIRS = 120

const byStrength = (x: PairEvidence, y: PairEvidence) =>
  y.weight - x.weight || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0)
const byPair = (x: PairEvidence, y: PairEvidence) =>
  x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0

/** The strongest pairs by which all signals that can be reached hang together (maximum spanning forest, Kruskal 1956). */
const spanning = (sorted: ReadonlyArray<PairEvidence>): ReadonlyArray<PairEvidence> => {
  const leader = new Map<string, string>()
  const find = (id: string): string => {
    let at = id
    for (let next = leader.get(at); next !== undefined; next = leader.get(at)) at = next
    return at
  }
  return sorted.filter((pair) => {
    const [x, y] = [find(pair.a), find(pair.b)]
    if (x === y) return false
    leader.set(x, y)
    return true
  })
}

/** Letters of a pair's JSON besides codes and notes: of its ids, keys and weight, and of each term's keys and weight. */
const PAIR_BYTES = 250
const TERM_BYTES = 100

/** No less than the JSON of all pairs. Pairs that agree alike share their terms, and the JSON itself is long to make. */
const mostBytes = (pairs: ReadonlyArray<PairEvidence>): number => {
  let bytes = 0
  for (const { terms } of pairs) {
    bytes += PAIR_BYTES
    for (const { agreement, field, note } of terms)
      bytes += TERM_BYTES + field.length + agreement.length + (note?.length ?? 0)
  }
  return bytes
}

/**
 * Evidence to publish: all pairs where they are few and fit in `bytes` of JSON; else a maximum spanning forest, then the
 * strongest others, as many as fit. Sorted by pair; independent of the order of `pairs`.
 */
export function chooseEvidence(pairs: ReadonlyArray<PairEvidence>, bytes: number): ReadonlyArray<PairEvidence> {
  if (pairs.length <= MOST_PAIRS && mostBytes(pairs) <= bytes)
    return pairs.toSorted((x, y) => byPair(x, y) || y.weight - x.weight)
  const sorted = pairs.toSorted(byStrength)
  const tree = spanning(sorted)
  const inTree = new Set(tree)
  const chosen: Array<PairEvidence> = []
  let left = bytes
  for (const pair of [...tree, ...sorted.filter((one) => !inTree.has(one))]) {
    const size = JSON.stringify(pair).length + 1
    if (size > left || chosen.length >= Math.max(MOST_PAIRS, tree.length)) break
    left -= size
    chosen.push(pair)
  }
  return chosen.sort(byPair)
}
