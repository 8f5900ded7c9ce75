import { matchGraphs } from "./matchGraphs.ts"
import { vectorText } from "./Scheme.ts"
import { SimilarityGraph } from "./SimilarityGraph.ts"

/** Nodes of a graph at most: all pairs are compared. */
const MOST_NODES = 2_000

/** The distinct vectors, and which of them each signal holds. */
const nodesOf = (vectors: ReadonlyArray<Uint32Array>) => {
  const numbers = new Map<string, number>()
  const nodes: Array<{ bits: Uint32Array; weight: number }> = []
  const nodeOf = vectors.map((bits) => {
    const text = vectorText(bits)
    const known = numbers.get(text) ?? nodes.length
    const node = nodes[known]
    if (node === undefined) {
      numbers.set(text, known)
      nodes.push({ bits, weight: 1 })
    } else node.weight++
    return known
  })
  return { nodes, nodeOf }
}

/** The first signals, as many as have no more distinct vectors than a graph may hold. */
const within = (vectors: ReadonlyArray<Uint32Array>): number => {
  const seen = new Set<string>()
  const end = vectors.findIndex((bits) => seen.add(vectorText(bits)).size > MOST_NODES)
  return end === -1 ? vectors.length : end
}

/**
 * Graph matching on one kind of vector. `stolen` and `own` are the same signals in the same order, under two keys. Of as many signals as the graph
 * can hold, gives the share whose vector is taken for the right one of the attacker's list.
 */
export const graphAttack = (
  stolen: ReadonlyArray<Uint32Array>,
  own: ReadonlyArray<Uint32Array>,
  likeness: (a: Uint32Array, b: Uint32Array) => number
): number => {
  const signals = within(stolen)
  const [theirs, ours] = [nodesOf(stolen.slice(0, signals)), nodesOf(own.slice(0, signals))]
  if (signals === 0) return 0
  const guess = matchGraphs(new SimilarityGraph(theirs.nodes, likeness), new SimilarityGraph(ours.nodes, likeness))
  const hits = theirs.nodeOf.filter((node, i) => guess[node] === ours.nodeOf[i])
  return hits.length / signals
}
