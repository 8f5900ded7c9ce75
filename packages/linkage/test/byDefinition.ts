import type { Encoding } from "../src/encode/index.ts"
import {
  type Frequencies,
  followedOf,
  frequenciesOf,
  groundOfAll,
  knownOf,
  levelsOf,
  type Model,
  meets,
  tokenStep,
  weigh
} from "../src/match/index.ts"

export interface Held {
  readonly id: string
  readonly encoding: Encoding
}

/** How common each token is among the records, counted one by one. */
export const frequenciesIn = (records: ReadonlyArray<Held>, hubLimit: number): Frequencies => {
  const tokens = records.flatMap(({ encoding }) => encoding.tokens)
  const holders = Map.groupBy(tokens, (token) => token)
  return frequenciesOf(new Map([...holders].map(([token, all]) => [token, tokenStep(token, all.length, hubLimit)])))
}

/** The compared pairs of a set as the documents define them: every two records are looked at, nothing is indexed, nothing packed. */
export const pairsByDefinition = (records: ReadonlyArray<Held>, model: Model, hubLimit: number) => {
  const frequencies = frequenciesIn(records, hubLimit)
  const sorted = records.toSorted((x, y) => (x.id < y.id ? -1 : 1))
  const followed = sorted.map(({ encoding }) => new Set(followedOf(encoding.tokens, frequencies.step)))
  return sorted.flatMap((a, i) =>
    sorted.slice(i + 1).flatMap((b, j) => {
      const shared = [...(followed[i] ?? [])].filter((token) => followed[i + 1 + j]?.has(token) === true)
      if (shared.length === 0) return []
      const slight = !meets(groundOfAll(shared), knownOf(a.encoding), knownOf(b.encoding))
      const levels = { ...levelsOf(a.encoding, b.encoding, frequencies, model), ...(slight ? { slight } : {}) }
      return [{ a: a.id, b: b.id, levels, slight, weight: weigh(levels, model).weight }]
    })
  )
}
