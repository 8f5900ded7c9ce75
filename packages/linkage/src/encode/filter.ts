import type { LinkageKeys } from "./LinkageKeys.ts"

/** An element of a filter and how many bits it sets: bits are its weight in the similarity. */
export type Element = readonly [text: string, bits: number]

/** Bits that one element may set at most: a hash gives 16 positions. */
const MOST = 16
/** Distinct elements remembered per covenant; beyond it the memory starts anew (results do not change). */
const REMEMBERED = 50_000

const positionsOf = (keys: LinkageKeys, text: string): Uint16Array => {
  const known = keys.positions.get(text)
  if (known !== undefined) return known
  const hash = keys.filter(text)
  const positions = new Uint16Array(MOST)
  for (let i = 0; i < MOST; i++) positions[i] = (hash[2 * i] ?? 0) * 256 + (hash[2 * i + 1] ?? 0)
  if (keys.positions.size >= REMEMBERED) keys.positions.clear()
  keys.positions.set(text, positions)
  return positions
}

const diffusionOf = (keys: LinkageKeys, bits: number): Uint16Array => {
  const known = keys.diffusion.get(bits)
  if (known !== undefined) return known
  const partner = Uint16Array.from({ length: bits }, (_, i) => i)
  // Fisher-Yates under the key, so that no bit is paired with itself (one cycle: Sattolo)
  for (let i = bits - 1; i > 0; i--) {
    const hash = keys.filter(`diffusion:${bits}:${i}`)
    const draw = ((hash[0] ?? 0) * 65536 + (hash[1] ?? 0) * 256 + (hash[2] ?? 0)) % i
    const swap = partner[i] ?? 0
    partner[i] = partner[draw] ?? 0
    partner[draw] = swap
  }
  keys.diffusion.set(bits, partner)
  return partner
}

const bit = (words: Uint32Array, at: number): number => ((words[at >>> 5] ?? 0) >>> (at & 31)) & 1
const set = (words: Uint32Array, at: number): void => {
  words[at >>> 5] = (words[at >>> 5] ?? 0) | (1 << (at & 31))
}

/**
 * Bloom-style filter with random hashing (no double hashing) and a linear diffusion layer of two: each stored bit is the exclusive or of
 * two, paired under the key (Armknecht, Heng, Schnell, PoPETs 2023(2): breaks pattern mining, costs 0.2 points of F1).
 * `name` keeps attributes apart: equal values of two attributes share no bits unless they share the name.
 */
export const filterOf = (
  keys: LinkageKeys,
  name: string,
  bits: number,
  elements: ReadonlyArray<Element>
): Uint32Array => {
  const raw = new Uint32Array(bits / 32)
  for (const [text, count] of elements) {
    const positions = positionsOf(keys, `${name}:${text}`)
    for (let i = 0; i < count && i < MOST; i++) set(raw, (positions[i] ?? 0) % bits)
  }
  const partner = diffusionOf(keys, bits)
  const mixed = new Uint32Array(bits / 32)
  for (let i = 0; i < bits; i++) if (bit(raw, i) !== bit(raw, partner[i] ?? 0)) set(mixed, i)
  return mixed
}

/** Letter pairs with the edges marked: `_a ab b_`. */
export const bigrams = (text: string): ReadonlyArray<string> => {
  const padded = `_${text}_`
  const out: Array<string> = []
  for (let i = 0; i + 1 < padded.length; i++) out.push(padded.slice(i, i + 2))
  return [...new Set(out)]
}
