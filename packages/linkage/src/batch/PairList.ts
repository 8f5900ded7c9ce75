import type { Levels } from "../match/levels.ts"
import { inPatternOrder, type Pattern, patternOf } from "../match/patterns.ts"
import { NumberList } from "./NumberList.ts"

/** Pairs of records, the smaller number first, and the number of the pattern in which each agrees. */
export interface PairColumns {
  readonly a: Uint32Array
  readonly b: Uint32Array
  readonly pattern: Uint32Array
}

/** Numbers for the ways in which pairs agree: there are a few thousand in practice. */
export class PatternTable {
  readonly levels: Array<Levels> = []
  readonly #numbers = new Map<number, number>()

  numberOf(levels: Levels): number {
    const key = patternOf(levels)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.levels.length
    this.#numbers.set(key, number)
    this.levels.push(levels)
    return number
  }
}

/** Pairs as they are found. */
export class PairWriter {
  readonly #a = new NumberList()
  readonly #b = new NumberList()
  readonly #pattern = new NumberList()

  push(a: number, b: number, pattern: number): void {
    this.#a.push(a)
    this.#b.push(b)
    this.#pattern.push(pattern)
  }

  /** Once: it is empty after that. */
  toColumns(): PairColumns {
    return { a: this.#a.drain(), b: this.#b.drain(), pattern: this.#pattern.drain() }
  }
}

/** All compared pairs of a set, from one thread or several: twelve bytes each. */
export class PairList {
  readonly patterns = new PatternTable()
  readonly parts: Array<PairColumns> = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /**
   * Opens a source of pairs that numbers patterns in its own way, as each thread does: it hands over pairs, and the patterns that it met for the first
   * time. The order in which sources do so makes no difference to what is made of the pairs. The pairs are taken over, not copied.
   */
  source(): (pairs: PairColumns, met: ReadonlyArray<Levels>) => void {
    const numbers: Array<number> = []
    return ({ a, b, pattern }, met) => {
      for (const levels of met) numbers.push(this.patterns.numberOf(levels))
      pattern.forEach((number, i) => {
        pattern[i] = numbers[number] ?? 0
      })
      this.parts.push({ a, b, pattern })
      this.#length += a.length
    }
  }

  /** How many pairs agree in each pattern, in an order that depends on the patterns alone. */
  counted(): ReadonlyArray<Pattern> {
    const counts = new Float64Array(this.patterns.levels.length)
    for (const { pattern } of this.parts) for (const number of pattern) counts[number] = (counts[number] ?? 0) + 1
    const found = this.patterns.levels.map((levels, number) => ({ levels, count: counts[number] ?? 0 }))
    return inPatternOrder(found.filter(({ count }) => count > 0))
  }
}
