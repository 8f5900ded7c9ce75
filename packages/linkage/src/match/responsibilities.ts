import { compiled } from "./compiled.ts"
import type { Levels } from "./levels.ts"
import type { Model } from "./Model.ts"

/** The chance of each of `CLASSES`, in their order, for a pair that agrees so: they sum to 1. */
export const responsibilities = (levels: Levels, model: Model): ReadonlyArray<number> => {
  const bits = compiled(model).joint(levels)
  const most = Math.max(...bits)
  let all = 0
  for (const one of bits) all += 2 ** (one - most)
  return bits.map((one) => 2 ** (one - most) / all)
}

/** Adds up the chances of each of `CLASSES` over pairs, apart for each value of `by`. */
export class ClassCounts<K> {
  readonly #found = new Map<K, Array<number>>()

  add(by: K, chances: ReadonlyArray<number>, count: number): void {
    const sums = this.#found.get(by) ?? chances.map(() => 0)
    this.#found.set(by, sums)
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (chances[i] ?? 0) * count
  }

  /** `of`: a place in `CLASSES`. */
  at(by: K, of: number): number {
    return this.#found.get(by)?.[of] ?? 0
  }
}
