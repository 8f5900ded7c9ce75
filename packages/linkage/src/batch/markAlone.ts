import { aloneCode } from "../match/overlap.ts"
import { NumberList } from "./NumberList.ts"
import { PairList } from "./PairList.ts"

/**
 * The same pairs, of which the overlap also tells where neither record fits any other: no pair of either with a third reaches the bar.
 * `weights`: bits of each pattern. A function of the set of pairs.
 */
export const markAlone = (pairs: PairList, weights: Float64Array, bar: number, records: number): PairList => {
  const fits = new Uint32Array(records)
  const reaches = (pattern: number | undefined) => Number((weights[pattern ?? 0] ?? 0) >= bar)
  for (const { a, b, pattern } of pairs.parts) {
    for (let i = 0; i < a.length; i++) {
      const one = reaches(pattern[i])
      fits[a[i] ?? 0] = (fits[a[i] ?? 0] ?? 0) + one
      fits[b[i] ?? 0] = (fits[b[i] ?? 0] ?? 0) + one
    }
  }
  const out = new PairList()
  const { levels } = pairs.patterns
  const marked = levels.map((one) => (one.overlap === undefined ? one : { ...one, overlap: aloneCode(one.overlap) }))
  const add = out.source()
  let met = [...levels, ...marked]
  for (const { a, b, pattern } of pairs.parts) {
    const patterns = new NumberList()
    pattern.forEach((number, i) => {
      const own = reaches(number)
      const alone = fits[a[i] ?? 0] === own && fits[b[i] ?? 0] === own
      patterns.push(alone ? number + levels.length : number)
    })
    add({ a, b, pattern: patterns.drain() }, met)
    // told once
    met = []
  }
  return out
}
