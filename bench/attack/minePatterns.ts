/** A letter pair and the bit positions that are taken to be its own. */
export interface Pattern {
  readonly gram: string
  readonly positions: ReadonlyArray<number>
}

/** Fewer filters than this say nothing about a pattern. */
const FEWEST = 40
const DEEPEST = 14
/** A position belongs to the pattern when it is set in this share of the filters that hold the pattern. */
const TOGETHER = 0.97
/** Positions looked at for the start of a pattern: the most frequent. */
const STARTS = 24

const isSet = (bits: Uint32Array, at: number): boolean => (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
const holds = (bits: Uint32Array, positions: ReadonlyArray<number>) => positions.every((at) => isSet(bits, at))

const countsOf = (filters: ReadonlyArray<Uint32Array>, free: ReadonlyArray<number>) =>
  free
    .map((at) => ({ at, count: filters.reduce((sum, bits) => sum + (isSet(bits, at) ? 1 : 0), 0) }))
    .sort((x, y) => y.count - x.count || x.at - y.at)

/** The set of positions that are set together most often. */
const mostFrequentSet = (filters: ReadonlyArray<Uint32Array>, free: ReadonlyArray<number>): ReadonlyArray<number> => {
  const starts = countsOf(filters, free).slice(0, STARTS)
  let best: ReadonlyArray<number> = []
  let most = 0
  for (const [i, { at }] of starts.entries()) {
    for (const { at: other } of starts.slice(i + 1)) {
      const count = filters.filter((bits) => isSet(bits, at) && isSet(bits, other)).length
      if (count > most) [best, most] = [[at, other], count]
    }
  }
  const holding = filters.filter((bits) => holds(bits, best))
  const more = countsOf(holding, free).filter(
    ({ at, count }) => !best.includes(at) && count >= TOGETHER * holding.length
  )
  return most === 0 ? [] : [...best, ...more.map(({ at }) => at)]
}

const mostFrequentGram = (names: ReadonlyArray<ReadonlySet<string>>, used: ReadonlySet<string>): string | undefined => {
  const counts = new Map<string, number>()
  for (const name of names) for (const gram of name) if (!used.has(gram)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return [...counts].sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1))[0]?.[0]
}

/**
 * Pattern mining (Christen, Vatsalan & Schnell, PAKDD 2017 and 2018): bits that are set together most often are those of the most frequent letter
 * pair; then the same again among the filters with it and among those without. No key and no knowledge of the hash functions is needed.
 * `names` are the letter pairs of the attacker's list.
 */
export const minePatterns = (
  filters: ReadonlyArray<Uint32Array>,
  names: ReadonlyArray<ReadonlySet<string>>
): ReadonlyArray<Pattern> => {
  const found = new Map<string, Pattern>()
  const mine = (
    some: ReadonlyArray<Uint32Array>,
    known: ReadonlyArray<ReadonlySet<string>>,
    free: ReadonlyArray<number>,
    used: ReadonlySet<string>,
    depth: number
  ) => {
    if (some.length < FEWEST || known.length < FEWEST || depth > DEEPEST) return
    const gram = mostFrequentGram(known, used)
    const positions = mostFrequentSet(some, free)
    if (gram === undefined || positions.length < 2) return
    if (!found.has(gram)) found.set(gram, { gram, positions })
    const rest = free.filter((at) => !positions.includes(at))
    const then = new Set([...used, gram])
    const next = depth + 1
    mine(
      some.filter((bits) => holds(bits, positions)),
      known.filter((name) => name.has(gram)),
      rest,
      then,
      next
    )
    mine(
      some.filter((bits) => !holds(bits, positions)),
      known.filter((name) => !name.has(gram)),
      rest,
      then,
      next
    )
  }
  const length = (filters[0]?.length ?? 0) * 32
  mine(
    filters,
    names,
    Array.from({ length }, (_, at) => at),
    new Set(),
    0
  )
  return [...found.values()]
}

/** Which of these patterns a filter holds. */
export const heldBy = (bits: Uint32Array, patterns: ReadonlyArray<Pattern>): ReadonlyArray<boolean> =>
  patterns.map(({ positions }) => holds(bits, positions))
