import type { Stolen } from "./Scheme.ts"

/** For each value the signals that hold it, by their places. */
export const holdersOf = (signals: ReadonlyArray<Stolen>): ReadonlyMap<string, ReadonlyArray<number>> => {
  const holders = new Map<string, Array<number>>()
  signals.forEach(({ values }, i) => {
    for (const { value } of values) {
      const of = holders.get(value)
      if (of === undefined) holders.set(value, [i])
      else of.push(i)
    }
  })
  return holders
}
