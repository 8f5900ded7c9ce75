import { type Holder, holderOf, signalOf } from "../index/holders.ts"

export type HolderPair = readonly [Holder, Holder]

/** Signals of a covenant from one key up to but not including another. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Where the last stretch of the covenant ends. */
  readonly end: number
}

const ROOM = 65_536

/** A covenant's signals, from the key of its first to that of its last, in stretches of at most so many keys. */
export const stretchesOf = (first: number, last: number, most: number): ReadonlyArray<Stretch> => {
  const end = last + 1
  const span = holderOf(end - first, 0)
  const length = Math.max(1, Math.min(most, signalOf(Number.MAX_SAFE_INTEGER / span)))
  return Array.from({ length: Math.ceil((end - first) / length) }, (_, index) => {
    const from = first + index * length
    return { from, to: Math.min(from + length, end), end }
  })
}

/**
 * Pairs of which the smaller signal lies in one stretch of a covenant's signals (see `stretchesOf`). Each is one exact integer, so that
 * millions of them are sorted and told apart in eight bytes each.
 */
export class StretchPairs {
  readonly #low: Holder
  readonly #high: Holder
  readonly #span: number
  #keys = new Float64Array(ROOM)
  #size = 0

  constructor({ from, to, end }: Stretch) {
    this.#low = holderOf(from, 0)
    this.#high = holderOf(to, 0)
    this.#span = holderOf(end, 0) - this.#low
  }

  /** All pairs among these, in rising order of holders. Subjects of one signal are no pair: its poster told them apart. */
  add(followers: ReadonlyArray<Holder>): void {
    for (const [index, x] of followers.entries()) {
      if (x < this.#low) continue
      if (x >= this.#high) return
      for (let other = index + 1; other < followers.length; other++) {
        const y = followers[other] ?? x
        if (signalOf(x) !== signalOf(y)) this.#push((x - this.#low) * this.#span + (y - this.#low))
      }
    }
  }

  #push(key: number): void {
    if (this.#size === this.#keys.length) {
      const wider = new Float64Array(this.#size * 2)
      wider.set(this.#keys)
      this.#keys = wider
    }
    this.#keys[this.#size++] = key
  }

  /** Each pair once, in rising order, at most so many at a time. */
  *inParts(size: number): Generator<ReadonlyArray<HolderPair>> {
    const keys = this.#keys.subarray(0, this.#size).sort()
    let part: Array<HolderPair> = []
    let before = -1
    for (const key of keys) {
      if (key === before) continue
      before = key
      const y = key % this.#span
      part.push([(key - y) / this.#span + this.#low, y + this.#low])
      if (part.length === size) {
        yield part
        part = []
      }
    }
    if (part.length > 0) yield part
  }
}
