import type { Stolen } from "./Scheme.ts"

/** Where a signal stands among the others: which kinds of values it has, and how many share each of them. */
export class Placed {
  /** Its kinds of values: two encodings of one record have the same. */
  readonly form: string
  /** Doublings of the holders of each value, in the order of the form. */
  readonly busy: Float32Array

  constructor(values: ReadonlyArray<{ readonly kind: string; readonly holders: number }>) {
    const sorted = values.toSorted((x, y) => (x.kind < y.kind ? -1 : x.kind > y.kind ? 1 : y.holders - x.holders))
    this.form = sorted.map(({ kind }) => kind).join()
    this.busy = Float32Array.from(sorted, ({ holders }) => Math.log2(holders))
  }

  /** How unlike two places of one form are: the sum of doublings between them. */
  away(other: Placed | undefined): number {
    if (other === undefined) return Number.POSITIVE_INFINITY
    let sum = 0
    for (let i = 0; i < this.busy.length; i++) sum += Math.abs((this.busy[i] ?? 0) - (other.busy[i] ?? 0))
    return sum
  }
}

export const placesIn = (
  signals: ReadonlyArray<Stolen>,
  holders: ReadonlyMap<string, ReadonlyArray<number>>
): ReadonlyArray<Placed> =>
  signals.map(
    ({ values }) => new Placed(values.map(({ kind, value }) => ({ kind, holders: holders.get(value)?.length ?? 1 })))
  )

interface Nearest {
  readonly line: number
  /** How much further away the second nearest is, as a part of that distance: 0 no telling apart, 1 the only one. */
  readonly sure: number
}

/** The line with the place most like each signal's; undefined where two are as near, or none has its form. */
export const nearestByPlace = (
  signals: ReadonlyArray<Placed>,
  lines: ReadonlyArray<Placed>
): ReadonlyArray<Nearest | undefined> => {
  const byForm = Map.groupBy(lines.keys(), (line) => lines[line]?.form)
  return signals.map((place) => {
    let [line, first, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (const at of byForm.get(place.form) ?? []) {
      const away = place.away(lines[at])
      if (away < first) [line, first, second] = [at, away, first]
      else if (away < second) second = away
    }
    if (line === -1 || first === second) return undefined
    return { line, sure: second === Number.POSITIVE_INFINITY ? 1 : (second - first) / second }
  })
}
