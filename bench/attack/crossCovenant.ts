import type { Scheme, Stolen } from "./Scheme.ts"

/** How alike two signals look to whoever has both stores: values in common, and the best likeness of vectors of each kind. */
const closeness = (a: Stolen, b: Stolen, { likeness }: Scheme): number => {
  const values = new Set(a.values.map(({ value }) => value))
  const shared = b.values.filter(({ value }) => values.has(value)).length
  let alike = 0
  for (const x of a.vectors) {
    let best = 0
    for (const y of b.vectors) if (x.kind === y.kind) best = Math.max(best, likeness(x.bits, y.bits))
    alike += best
  }
  return shared + alike
}

/**
 * Two stores of the same people under two keys: each signal of the one is taken for the most alike signal of the other. Gives the share that is
 * right; chance gives one over the number of signals.
 */
export const crossCovenantAttack = (
  here: ReadonlyArray<Stolen>,
  there: ReadonlyArray<Stolen>,
  scheme: Scheme
): number => {
  let hits = 0
  here.forEach((signal, i) => {
    let [best, most] = [-1, Number.NEGATIVE_INFINITY]
    there.forEach((other, j) => {
      const close = closeness(signal, other, scheme)
      if (close > most) [best, most] = [j, close]
    })
    if (best === i) hits++
  })
  return here.length === 0 ? 0 : hits / here.length
}
