import { bothGrounds, type Ground, KNOWN, type Known, meets } from "@kruisverband/linkage/match"
import { type Entry, type Holder, holderIn, holderOf, knownIn, signalOf } from "../index/holders.ts"
import type { HolderPair } from "../index/Pairs.ts"

/** Signals of a covenant from one key up to but not including another. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Where the last stretch of the covenant ends. */
  readonly end: number
}

const ROOM = 65_536
/** Half of a key. */
const WORD = 2 ** 32
/** Room for a ground. */
const GROUND = 16

/** How far the larger of two holders may lie from the first of the stretch, as a power of two; with its ground and what is known at least a word. */
const reachOf = (span: number): number => Math.max(WORD, 2 ** Math.ceil(Math.log2(span)) * GROUND * KNOWN)

/** A covenant's signals, from the key of its first to that of its last, in stretches of at most so many keys. */
export const stretchesOf = (first: number, last: number, most: number): ReadonlyArray<Stretch> => {
  const end = last + 1
  const room = (WORD * WORD) / reachOf(holderOf(end - first, 0))
  const length = Math.max(1, Math.min(most, signalOf(room)))
  return Array.from({ length: Math.ceil((end - first) / length) }, (_, index) => {
    const from = first + index * length
    return { from, to: Math.min(from + length, end), end }
  })
}

/**
 * Pairs of which the smaller signal lies in one stretch of a covenant's signals (see `stretchesOf`), and on what they meet. Each is one number of
 * eight bytes for each token that they share, so that millions of them are sorted and told apart.
 */
export class StretchPairs {
  readonly #low: Holder
  readonly #high: Holder
  readonly #reach: number
  #keys = new BigUint64Array(ROOM)
  /** The keys by halves, the lower first, as they lie in memory wherever Node runs. */
  #halves = new Uint32Array(this.#keys.buffer)
  #size = 0

  constructor({ from, to, end }: Stretch) {
    this.#low = holderOf(from, 0)
    this.#high = holderOf(to, 0)
    this.#reach = reachOf(holderOf(end, 0) - this.#low)
  }

  /** All pairs among these, in rising order, who share a token of this ground. Subjects of one signal are no pair: its poster told them apart. */
  add(followers: ReadonlyArray<Entry>, ground: Ground): void {
    for (const [index, one] of followers.entries()) {
      const x = holderIn(one)
      if (x < this.#low) continue
      if (x >= this.#high) return
      for (let place = index + 1; place < followers.length; place++) {
        const other = followers[place] ?? one
        const y = holderIn(other)
        if (signalOf(x) !== signalOf(y)) this.#push(x, y, ground, knownIn(one) & knownIn(other))
      }
    }
  }

  #push(x: Holder, y: Holder, ground: Ground, both: Known): void {
    if (this.#size === this.#keys.length) {
      const wider = new BigUint64Array(this.#size * 2)
      wider.set(this.#keys)
      this.#keys = wider
      this.#halves = new Uint32Array(wider.buffer)
    }
    const below = ((y - this.#low) * KNOWN + both) * GROUND + ground
    this.#halves[2 * this.#size] = below % WORD
    this.#halves[2 * this.#size + 1] = (x - this.#low) * (this.#reach / WORD) + Math.floor(below / WORD)
    this.#size++
  }

  /** Each pair that shares enough to be compared once, in rising order, at most so many at a time. */
  *inParts(size: number): Generator<ReadonlyArray<HolderPair>> {
    this.#keys.subarray(0, this.#size).sort()
    let part: Array<HolderPair> = []
    for (let at = 0; at < this.#size; ) {
      const { x, y, both } = this.#pairAt(at)
      let ground = this.#groundAt(at)
      for (at++; at < this.#size && this.#isSame(at - 1, at); at++) ground = bothGrounds(ground, this.#groundAt(at))
      if (!meets(ground, both, both)) continue
      part.push([x, y])
      if (part.length === size) {
        yield part
        part = []
      }
    }
    if (part.length > 0) yield part
  }

  #groundAt(place: number): Ground {
    return (this.#halves[2 * place] ?? 0) % GROUND
  }

  #isSame(place: number, next: number): boolean {
    const [low, other] = [this.#halves[2 * place] ?? 0, this.#halves[2 * next] ?? 0]
    return (
      low - (low % GROUND) === other - (other % GROUND) && this.#halves[2 * place + 1] === this.#halves[2 * next + 1]
    )
  }

  #pairAt(place: number): { readonly x: Holder; readonly y: Holder; readonly both: Known } {
    const high = this.#halves[2 * place + 1] ?? 0
    const share = this.#reach / WORD
    const below = Math.floor(((high % share) * WORD + (this.#halves[2 * place] ?? 0)) / GROUND)
    return {
      x: Math.floor(high / share) + this.#low,
      y: Math.floor(below / KNOWN) + this.#low,
      both: below % KNOWN
    }
  }
}
