import type { LinkageKeys } from "./LinkageKeys.ts"

/** An element of a sketch and its length in it: its square is the element's weight in the likeness. */
export type Element = readonly [text: string, length: number]

/** Distinct elements remembered per covenant; beyond it the memory starts anew (results do not change). */
const REMEMBERED = 20_000
/** Vectors that each element has; a sketch picks one. */
const VECTORS = 4
const VECTOR_WORDS = 8
/** Words of a sketch at most: the last word of an element's first vector names its turn. */
export const MOST_WORDS = VECTOR_WORDS - 1

/** Word `i` of some bytes, little-endian. */
export const wordOf = (bytes: Uint8Array, i: number): number =>
  ((bytes[4 * i] ?? 0) |
    ((bytes[4 * i + 1] ?? 0) << 8) |
    ((bytes[4 * i + 2] ?? 0) << 16) |
    ((bytes[4 * i + 3] ?? 0) << 24)) >>>
  0

/** Mixes all bits of a word into all (the end of MurmurHash3). */
export const mixed = (word: number): number => {
  let x = word
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** What stands for an element in sketches. */
export interface Weighed {
  readonly vectors: Uint32Array
  readonly length: number
}

const vectorsOf = (keys: LinkageKeys, text: string): Uint32Array => {
  const known = keys.elements.get(text)
  if (known !== undefined) return known
  const words = new Uint32Array(VECTORS * VECTOR_WORDS)
  for (let v = 0; v < VECTORS; v++) {
    const hash = keys.filter(`${text}:${v}`)
    for (let i = 0; i < VECTOR_WORDS; i++) words[v * VECTOR_WORDS + i] = wordOf(hash, i)
  }
  if (keys.elements.size >= REMEMBERED) keys.elements.clear()
  keys.elements.set(text, words)
  return words
}

/** A sketch takes no more of its elements than sums can hold. */
const MOST_LENGTH = 254

/** Looks elements up once for all sketches of them. Sketches of two names can be compared when they are looked up under one `name`. */
export const weigh = (keys: LinkageKeys, name: string, elements: ReadonlyArray<Element>): ReadonlyArray<Weighed> => {
  let all = 0
  return elements.flatMap(([text, length]) => {
    all += length
    return all > MOST_LENGTH ? [] : [{ vectors: vectorsOf(keys, `${name}:${text}`), length }]
  })
}

/** Sums below 256 of 32 bit places at once: bit `p` of each sum stands in word `p`. */
const PLANES = 8
const planes = new Uint32Array(PLANES)

/** Adds a number to the sums of the places whose bit is set. */
const add = (bits: number, length: number) => {
  for (let plane = 0; length >>> plane > 0; plane++) {
    if (((length >>> plane) & 1) === 0) continue
    let carry = bits
    for (let p = plane; carry !== 0 && p < PLANES; p++) {
      const sum = planes[p] ?? 0
      planes[p] = sum ^ carry
      carry &= sum
    }
  }
}

/** The places whose sum is above a number. */
const above = (least: number): number => {
  let greater = 0
  let equal = -1
  for (let p = PLANES - 1; p >= 0; p--) {
    const sum = planes[p] ?? 0
    if (((least >>> p) & 1) === 0) {
      greater |= equal & sum
      equal &= ~sum
    } else equal &= sum
  }
  return greater
}

/**
 * Writes a sketch of weighted elements by random hyperplanes (Charikar, STOC 2002): two sketches differ in a share of their bits that is the angle
 * between the elements over pi, and about half of the bits are set whatever they are. Which vector stands for an element, and whether it is turned
 * round, is drawn from `turn`: so sketches of one thing under two turns have nothing in common, and neither have the differences between two of them.
 */
export const writeSketch = (
  elements: ReadonlyArray<Weighed>,
  turn: number,
  into: Uint32Array,
  at: number,
  words: number
): void => {
  let all = 0
  const draws = elements.map(({ length, vectors }) => {
    all += length
    return mixed(turn ^ (vectors[MOST_WORDS] ?? 0))
  })
  for (let w = 0; w < words; w++) {
    planes.fill(0)
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i]
      const draw = draws[i] ?? 0
      const bits = element?.vectors[(draw & 3) * VECTOR_WORDS + w] ?? 0
      add((draw & 4) === 0 ? bits : ~bits, element?.length ?? 0)
    }
    into[at + w] = above(all >>> 1) >>> 0
  }
}

/** Letter pairs with the edges marked: `_a ab b_`. */
export const bigrams = (text: string): ReadonlyArray<string> => {
  const padded = `_${text}_`
  const out: Array<string> = []
  for (let i = 0; i + 1 < padded.length; i++) out.push(padded.slice(i, i + 2))
  return [...new Set(out)]
}
