const popcount = (word: number): number => {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Dice coefficient of two filters: twice the bits in common over all bits set. */
export const dice = (a: Uint32Array, b: Uint32Array): number => {
  let both = 0
  let all = 0
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0]
    both += popcount(x & y)
    all += popcount(x) + popcount(y)
  }
  return all === 0 ? 0 : (2 * both) / all
}
