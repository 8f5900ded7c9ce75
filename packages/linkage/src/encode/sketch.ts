import type { LinkageKeys } from "./LinkageKeys.ts"

/** Distinct elements, and texts, remembered per covenant; beyond it the memory starts anew (results do not change). */
const REMEMBERED = { elements: 20_000, texts: 5_000 }
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

/** What is remembered under one name, with room for one more: at the most it starts anew. */
export const rememberedOf = <A>(all: Map<string, Map<string, A>>, name: string, most: number): Map<string, A> => {
  const known = all.get(name) ?? new Map<string, A>()
  if (known.size === 0) all.set(name, known)
  if (known.size >= most) known.clear()
  return known
}

/** A copy: a cut of a line would keep the whole line. */
export const ownText = (text: string): string => ` ${text}`.slice(1)

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
  const known = rememberedOf(keys.elements, name, REMEMBERED.elements)
  return elements.slice(0, MOST_ELEMENTS).map((text) => {
    const remembered = known.get(text)
    if (remembered !== undefined) return remembered
    const vectors = vectorsFor(keys, `${name}:${text}`)
    known.set(text, vectors)
    return vectors
  })
}

/** `vectorsOf` for the elements of a text, which must tell them: remembered by the text. */
export const textVectors = (
  keys: LinkageKeys,
  name: string,
  text: string,
  elementsOf: (text: string) => ReadonlyArray<string>
): ReadonlyArray<Uint32Array> => {
  const known = rememberedOf(keys.texts, name, REMEMBERED.texts)
  const remembered = known.get(text)
  if (remembered !== undefined) return remembered
  const vectors = vectorsOf(keys, name, elementsOf(text))
  known.set(ownText(text), vectors)
  return vectors
}

/** The vectors that stand for the elements under a turn, word by word: of word `w` that of element `i` is at `w * MOST_ELEMENTS + i`. */
const drawn = new Int32Array(MOST_WORDS * MOST_ELEMENTS)

/** Word `w` of a sketch: in each place of 32 what most of the elements have there. Of a tie the first element decides, so that chance need not. */
const mostHave = (most: number, w: number): number => {
  // 32 counts below 128 at once: bit `p` of each stands in `c<p>`. Variables and no array: this is where an encoder's time goes
  let [c0, c1, c2, c3, c4, c5, c6] = [0, 0, 0, 0, 0, 0, 0]
  const from = w * MOST_ELEMENTS
  const end = from + most
  for (let i = from; i < end; i++) {
    const bits = drawn[i] ?? 0
    const to1 = c0 & bits
    const to2 = c1 & to1
    const to3 = c2 & to2
    c0 ^= bits
    c1 ^= to1
    c2 ^= to2
    // seven of eight counts end here
    if (to3 === 0) continue
    const to4 = c3 & to3
    const to5 = c4 & to4
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
  return (most % 2 === 0 ? above | (equal & (drawn[from] ?? 0)) : above) >>> 0
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
  const most = elements.length
  for (let i = 0; i < most; i++) {
    const vectors = elements[i]
    if (vectors === undefined) continue
    const draw = mixed(turn ^ (vectors[MOST_WORDS] ?? 0))
    const from = (draw & 3) * VECTOR_WORDS
    // all bits where it is turned round
    const turned = -((draw >>> 2) & 1)
    for (let w = 0; w < words; w++) drawn[w * MOST_ELEMENTS + i] = (vectors[from + w] ?? 0) ^ turned
  }
  for (let w = 0; w < words; w++) into[at + w] = most === 0 ? 0 : mostHave(most, w)
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
