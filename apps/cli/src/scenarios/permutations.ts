/** A small seeded generator (mulberry32): scenario runs must be repeatable. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const RANDOM_ORDERS = 24

/** At most so many of these, the first and from there on as far apart as they can be. */
export const spread = <A>(items: ReadonlyArray<A>, most: number): ReadonlyArray<A> => {
  const step = Math.max(1, items.length / most)
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

const all = (items: ReadonlyArray<number>): ReadonlyArray<ReadonlyArray<number>> =>
  items.length <= 1
    ? [items]
    : items.flatMap((item, at) => all([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]))

/** Every order of `count` things; 24 random ones when there are more than 4. */
export const orders = (count: number): ReadonlyArray<ReadonlyArray<number>> => {
  const items = Array.from({ length: count }, (_, index) => index)
  if (count <= 4) return all(items)
  const random = seeded(count)
  return Array.from({ length: RANDOM_ORDERS }, () => {
    const order = [...items]
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const [a, b] = [order[i] ?? 0, order[j] ?? 0]
      order[i] = b
      order[j] = a
    }
    return order
  })
}
