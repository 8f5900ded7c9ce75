import type { SimilarityGraph } from "./SimilarityGraph.ts"

/** Neighbours looked at: the most alike. */
const NEAREST = 8
const LIMITS = [0.3, 0.45, 0.6]

const featuresOf = (graph: SimilarityGraph, node: number): ReadonlyArray<number> => {
  const row = graph.row(node)
  const order = Array.from(row.keys()).sort((i, j) => (row[j] ?? 0) - (row[i] ?? 0))
  const near = order.slice(0, NEAREST)
  const alike = near.map((i) => row[i] ?? 0)
  const heavy = near.slice(0, 3).map((i) => graph.weights[i] ?? 0)
  const counts = LIMITS.map((limit) => row.reduce((sum, value) => sum + (value >= limit ? 1 : 0), 0))
  const pulled = order.slice(0, 40).reduce((sum, i) => sum + (row[i] ?? 0) * (graph.weights[i] ?? 0), 0)
  const own = graph.weights[node] ?? 0
  // how often a value occurs tells most: it counts for as much as the neighbours together
  return [own, own, own, own, ...alike, ...heavy, ...counts, pulled]
}

/** Each number by its place among all, in [0, 1]; equal numbers have one place. */
const placed = (values: ReadonlyArray<number>): ReadonlyArray<number> => {
  const order = [...values.keys()].sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0))
  const out = new Array<number>(values.length).fill(0)
  for (let at = 0; at < order.length; ) {
    let end = at
    while (end < order.length && values[order[end] ?? 0] === values[order[at] ?? 0]) end++
    for (const i of order.slice(at, end)) out[i] = (at + end - 1) / 2 / Math.max(1, values.length - 1)
    at = end
  }
  return out
}

/** What can be seen of each node without knowing its name: frequency, likeness of its neighbours, and theirs; each as a place among all nodes. */
export const nodeFeatures = (graph: SimilarityGraph): ReadonlyArray<Float32Array> => {
  const raw = graph.weights.map((_, node) => featuresOf(graph, node))
  const width = raw[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, column) => placed(raw.map((features) => features[column] ?? 0)))
  return raw.map((_, node) => Float32Array.from(columns, (column) => column[node] ?? 0))
}
