/** Mulberry32: small, seeded, good enough for invented data. */
export interface SeededRandom {
  /** In [0, 1). */
  readonly next: () => number
  readonly int: (below: number) => number
  readonly pick: <const A extends readonly [unknown, ...ReadonlyArray<unknown>]>(items: A) => A[number]
  /** The same items in another order. */
  readonly shuffle: <A>(items: ReadonlyArray<A>) => ReadonlyArray<A>
  readonly chance: (probability: number) => boolean
}

export const seededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    next,
    int,
    pick: (items) => items[int(items.length)] ?? items[0],
    shuffle: (items) =>
      items
        .map((item) => ({ item, at: next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ item }) => item),
    chance: (probability) => next() < probability
  }
}
