import { nodeFeatures } from "./nodeFeatures.ts"
import type { SimilarityGraph } from "./SimilarityGraph.ts"

interface Match {
  readonly of: number
  readonly to: number
  /** How much further away the second best is: 0 no telling apart. */
  readonly margin: number
}

/** The nearest of the other graph's vectors for each vector (sum of differences). */
const nearest = (from: ReadonlyArray<Float32Array>, to: ReadonlyArray<Float32Array>): ReadonlyArray<Match> =>
  from.map((x, of) => {
    let [best, first, second] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    to.forEach((y, at) => {
      let away = 0
      for (let i = 0; i < x.length && away < second; i++) away += Math.abs((x[i] ?? 0) - (y[i] ?? 0))
      if (away < first) [best, second, first] = [at, first, away]
      else if (away < second) second = away
    })
    return { of, to: best, margin: second === Number.POSITIVE_INFINITY ? 1 : second - first }
  })

const mutual = (forth: ReadonlyArray<Match>, back: ReadonlyArray<Match>): ReadonlyArray<Match> =>
  forth.filter(({ of, to }) => back[to]?.to === of)

/** Nodes that are taken to be known, the surest first; and how often what they tell is used again. */
const SEEDS = 60
const ROUNDS = 4

/**
 * Matches two similarity graphs (after Vidanage, Christen, Ranbaduge & Schnell, CIKM 2020): first by what each node looks like, then by how alike
 * each node is to those that seem surest. Gives, for each node of the one, a node of the other.
 */
export const matchGraphs = (one: SimilarityGraph, other: SimilarityGraph): ReadonlyArray<number> => {
  const features = [nodeFeatures(one), nodeFeatures(other)] as const
  let forth = nearest(features[0], features[1])
  let sure = mutual(forth, nearest(features[1], features[0]))
  for (let round = 0; round < ROUNDS; round++) {
    const seeds = sure.toSorted((x, y) => y.margin - x.margin || x.of - y.of).slice(0, SEEDS)
    const seen = (graph: SimilarityGraph, side: "of" | "to", own: ReadonlyArray<Float32Array>) =>
      own.map((look, node) =>
        Float32Array.from([...look.subarray(0, 4), ...seeds.map((seed) => 4 * graph.between(node, seed[side]))])
      )
    const [left, right] = [seen(one, "of", features[0]), seen(other, "to", features[1])]
    forth = nearest(left, right)
    sure = mutual(forth, nearest(right, left))
  }
  return forth.map(({ to }) => to)
}
