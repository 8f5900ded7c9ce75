const popcount = (word: number): number => {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Likeness of two filters over words `from` (included) to `to` (not): the Dice coefficient less what chance gives for their fullness
 * (Cohen's kappa), so 1 equal, about 0 unrelated. Full and thin filters can be compared. Empty: 0.
 */
export const likeness = (a: Uint32Array, b: Uint32Array, from: number, to: number): number => {
  let both = 0
  let left = 0
  let right = 0
  for (let i = from; i < to; i++) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    both += popcount(x & y)
    left += popcount(x)
    right += popcount(y)
  }
  const bits = (to - from) * 32
  const chance = (left * right) / bits
  const most = (left + right) / 2
  return most <= chance ? 0 : (both - chance) / (most - chance)
}

export const isEmpty = (a: Uint32Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (a[i] !== 0) return false
  return true
}

export const isEqual = (a: Uint32Array, b: Uint32Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (a[i] !== b[i]) return false
  return true
}
