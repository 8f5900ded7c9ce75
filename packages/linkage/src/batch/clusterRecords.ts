import type { Edge } from "../match/ClusterOptions.ts"
import { clusters } from "../match/clusters.ts"
import { grouped, listOf, release } from "./Lists.ts"
import { NumberList } from "./NumberList.ts"
import type { PairColumns, PairList } from "./PairList.ts"

export interface RecordClusters {
  /** For each record the one of its cluster with the least id. */
  readonly leaders: Uint32Array
  /** Records that fit two clusters equally, and so were left alone. */
  readonly ambiguous: ReadonlyArray<number>
}

type Pair = readonly [number, number]

export interface RecordClusterOptions {
  readonly records: number
  /** Bits of each pattern of the pairs. */
  readonly weights: Float64Array
  readonly threshold: number
  /** Ids are unique. */
  readonly idOf: (record: number) => string
  /** Pairs join whatever ground they have: to a model that was fitted to the set none is slight. */
  readonly anyGround: boolean
  readonly mustLink: ReadonlyArray<Pair>
  readonly cannotLink: ReadonlyArray<Pair>
}

/** Records that pairs hold together, directly or through others. */
class Components {
  readonly #parents: Uint32Array

  constructor(records: number) {
    this.#parents = Uint32Array.from({ length: records }, (_, i) => i)
  }

  /** The least record of the component. */
  rootOf(record: number): number {
    let at = record
    for (let up = this.#parents[at] ?? at; up !== at; up = this.#parents[at] ?? at) {
      const next = this.#parents[up] ?? up
      this.#parents[at] = next
      at = next
    }
    return at
  }

  /** The root of every record; nothing is joined after that. */
  roots(): Uint32Array {
    for (const record of this.#parents.keys()) this.#parents[record] = this.rootOf(record)
    return this.#parents
  }

  join(x: number, y: number): void {
    const [a, b] = [this.rootOf(x), this.rootOf(y)]
    this.#parents[Math.max(a, b)] = Math.min(a, b)
  }
}

/**
 * Clusters a set by its components: what pairs at or above the threshold that are not slight, and must-links, hold together. With all pairs between its members,
 * also those that speak against, a component gives the clusters that the set as a whole would give.
 */
export const clusterRecords = (pairs: PairList, options: RecordClusterOptions): RecordClusters => {
  const { anyGround, records, threshold, weights } = options
  const components = new Components(records)
  const joins = pairs.patterns.levels.map(
    ({ slight }, number) => (anyGround || slight !== true) && (weights[number] ?? 0) >= threshold
  )
  for (const { a, b, pattern } of pairs.parts) {
    for (let i = 0; i < a.length; i++) {
      if (joins[pattern[i] ?? 0] === true) components.join(a[i] ?? 0, b[i] ?? 0)
    }
  }
  for (const [x, y] of options.mustLink) components.join(x, y)
  const roots = components.roots()
  const inside = pairsInside(pairs, roots)
  const edges = grouped(inside.roots, records)
  release(inside.roots.buffer)
  const members = grouped(roots, records)
  const leaders = Uint32Array.from({ length: records }, (_, record) => record)
  const ambiguous: Array<number> = []
  const rootOf = ([x]: Pair) => roots[x] ?? 0
  const must = Map.groupBy(options.mustLink, rootOf)
  const cannot = Map.groupBy(options.cannotLink, rootOf)
  const named = (decided: ReadonlyArray<Pair> = []) =>
    decided.map(([x, y]) => [options.idOf(x), options.idOf(y)] as const)
  for (let root = 0; root < records; root++) {
    const own = listOf(members, root)
    if (own.length < 2) continue
    const ids = new Map([...own].map((record) => [record, options.idOf(record)]))
    const numbers = new Map([...ids].map(([record, id]) => [id, record]))
    const found = clusters([...numbers.keys()], new Edges(listOf(edges, root), inside, weights, ids), {
      threshold,
      mustLink: named(must.get(root)),
      // what it says of a member and an outsider is so in any case
      cannotLink: named(cannot.get(root))
    })
    for (const cluster of found.clusters) {
      const leader = numbers.get(cluster[0] ?? "") ?? root
      for (const id of cluster) leaders[numbers.get(id) ?? root] = leader
    }
    for (const { member } of found.ambiguous) ambiguous.push(numbers.get(member) ?? root)
  }
  return { leaders, ambiguous }
}

/**
 * Pairs as edges, made as they are asked for: tens of thousands may hang together. A class, for an object of its own generator for each component would
 * leave garbage that is not found for long.
 */
class Edges implements Iterable<Edge> {
  readonly #places: Uint32Array
  readonly #pairs: PairColumns
  readonly #weights: Float64Array
  readonly #ids: ReadonlyMap<number, string>

  /** `places`: of the pairs in their columns. `ids`: of their records. */
  constructor(places: Uint32Array, pairs: PairColumns, weights: Float64Array, ids: ReadonlyMap<number, string>) {
    this.#places = places
    this.#pairs = pairs
    this.#weights = weights
    this.#ids = ids
  }

  *[Symbol.iterator](): Generator<Edge> {
    const { a, b, pattern } = this.#pairs
    for (const at of this.#places) {
      const weight = this.#weights[pattern[at] ?? 0] ?? 0
      yield { a: this.#ids.get(a[at] ?? 0) ?? "", b: this.#ids.get(b[at] ?? 0) ?? "", weight }
    }
  }
}

/** The pairs whose records are in one component, and that component. */
const pairsInside = (pairs: PairList, roots: Uint32Array) => {
  const [left, right, patterns, own] = [new NumberList(), new NumberList(), new NumberList(), new NumberList()]
  for (const { a, b, pattern } of pairs.parts) {
    for (let i = 0; i < a.length; i++) {
      const root = roots[a[i] ?? 0] ?? 0
      if (root !== roots[b[i] ?? 0]) continue
      left.push(a[i] ?? 0)
      right.push(b[i] ?? 0)
      patterns.push(pattern[i] ?? 0)
      own.push(root)
    }
  }
  return {
    a: left.drain(),
    b: right.drain(),
    pattern: patterns.drain(),
    roots: own.drain()
  }
}
