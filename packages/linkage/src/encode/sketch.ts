import type { LinkageKeys } from "./LinkageKeys.ts"

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

const vectorsFor = (keys: LinkageKeys, text: string): Uint32Array => {
  const words = new Uint32Array(VECTORS * VECTOR_WORDS)
  for (let v = 0; v < VECTORS; v++) {
    const hash = keys.filter(`${text}:${v}`)
    for (let i = 0; i < VECTOR_WORDS; i++) words[v * VECTOR_WORDS + i] = wordOf(hash, i)
  }
  return words
}

/** The vectors that are remembered of elements of such sketches. */
const rememberedOf = (keys: LinkageKeys, name: string): Map<string, Uint32Array> => {
  const known = keys.elements.get(name) ?? new Map<string, Uint32Array>()
  if (known.size === 0) keys.elements.set(name, known)
  if (known.size >= REMEMBERED) known.clear()
  return known
}

/** A sketch takes no more elements: more than the longest name or street has. */
const MOST_ELEMENTS = 84

/**
 * Looks elements up once for all sketches of them; some vectors for each. Sketches of two names can be compared when they are looked up under one
 * `name`.
 */
export const vectorsOf = (
  keys: LinkageKeys,
  name: string,
  elements: ReadonlyArray<string>
): ReadonlyArray<Uint32Array> => {
  const known = rememberedOf(keys, name)
  return elements.slice(0, MOST_ELEMENTS).map((text) => {
    const remembered = known.get(text)
    if (remembered !== undefined) return remembered
    const vectors = vectorsFor(keys, `${name}:${text}`)
    known.set(text, vectors)
    return vectors
  })
}

/** For each element under a turn: where the vector that stands for it begins, and all bits where it is turned round. */
const begins = new Uint32Array(MOST_ELEMENTS)
const turned = new Int32Array(MOST_ELEMENTS)

/** Word `w` of a sketch: in each place of 32 what most of the elements have there. Of a tie the first element decides, so that chance need not. */
const mostHave = (elements: ReadonlyArray<Uint32Array>, w: number): number => {
  const most = elements.length
  // 32 counts below 128 at once: bit `p` of each stands in `c<p>`. Variables and no array: this is where an encoder's time goes
  let [c0, c1, c2, c3, c4, c5, c6] = [0, 0, 0, 0, 0, 0, 0]
  let first = 0
  for (let i = 0; i < most; i++) {
    const bits = (elements[i]?.[(begins[i] ?? 0) + w] ?? 0) ^ (turned[i] ?? 0)
    if (i === 0) first = bits
    const to1 = c0 & bits
    const to2 = c1 & to1
    const to3 = c2 & to2
    const to4 = c3 & to3
    const to5 = c4 & to4
    c0 ^= bits
    c1 ^= to1
    c2 ^= to2
    c3 ^= to3
    c4 ^= to4
    c6 ^= c5 & to5
    c5 ^= to5
  }
  // places whose count is above half of the elements, and those where it is that half
  let [above, equal] = [0, -1]
  const half = most >>> 1
  const hold = (count: number, plane: number) => {
    if (((half >>> plane) & 1) === 0) {
      above |= equal & count
      equal &= ~count
    } else equal &= count
  }
  hold(c6, 6)
  hold(c5, 5)
  hold(c4, 4)
  hold(c3, 3)
  hold(c2, 2)
  hold(c1, 1)
  hold(c0, 0)
  return (most % 2 === 0 ? above | (equal & first) : above) >>> 0
}

/**
 * Writes a sketch of elements that count alike by random hyperplanes (Charikar, STOC 2002): two sketches differ in a share of their bits that is the
 * angle between the elements over pi, and about half of the bits are set whatever they are. Which vector stands for an element, and whether it is turned
 * round, is drawn from `turn`: so sketches of one thing under two turns have nothing in common, and neither have the differences between two of them.
 */
export const writeSketch = (
  elements: ReadonlyArray<Uint32Array>,
  turn: number,
  into: Uint32Array,
  at: number,
  words: number
): void => {
  elements.forEach((vectors, i) => {
    const draw = mixed(turn ^ (vectors[MOST_WORDS] ?? 0))
    begins[i] = (draw & 3) * VECTOR_WORDS
    turned[i] = (draw & 4) === 0 ? 0 : -1
  })
  for (let w = 0; w < words; w++) into[at + w] = mostHave(elements, w)
}

/** Letter pairs with the edges marked, each once: `_a ab b_`. */
export const bigrams = (text: string): Array<string> => {
  const padded = `_${text}_`
  const out: Array<string> = []
  for (let i = 0; i + 1 < padded.length; i++) {
    const pair = padded.slice(i, i + 2)
    if (!out.includes(pair)) out.push(pair)
  }
  return out
}
