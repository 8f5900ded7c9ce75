const popcount = (word: number): number => {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** How many bits differ between `words` words of two arrays. */
export const distance = (a: Uint32Array, from: number, b: Uint32Array, at: number, words: number): number => {
  let differ = 0
  for (let i = 0; i < words; i++) differ += popcount((a[from + i] ?? 0) ^ (b[at + i] ?? 0))
  return differ
}

/** How many bits differ between the difference of one pair of places and that of another pair. */
export const crossDistance = (
  a: Uint32Array,
  from: readonly [number, number],
  b: Uint32Array,
  at: readonly [number, number],
  words: number
): number => {
  let differ = 0
  for (let i = 0; i < words; i++)
    differ += popcount((a[from[0] + i] ?? 0) ^ (b[at[0] + i] ?? 0) ^ (a[from[1] + i] ?? 0) ^ (b[at[1] + i] ?? 0))
  return differ
}

/** Likeness of what two sketches were made of, from the share of their bits that differ: the cosine of the angle. 1 equal, about 0 unrelated. */
export const likeness = (differ: number, bits: number): number =>
  differ === 0 ? 1 : Math.min(0.999, Math.cos((Math.PI * differ) / bits))
