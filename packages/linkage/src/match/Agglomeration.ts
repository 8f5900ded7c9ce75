import type { ClusterOptions, Edge } from "./clusters.ts"
import { Heap } from "./Heap.ts"

/** One pair's evidence counts at most so many bits above or below the threshold, so that none outweighs all others. */
const CAP = 12
/** Bits below the threshold for a pair that was never compared: it shared nothing by which to find it. */
const ABSENT = 1

interface Merge {
  readonly score: number
  readonly x: number
  readonly y: number
  readonly stamp: number
}

interface Bond {
  sum: number
  count: number
}

/** Bottom-up average linkage over the edges of a set, with human decisions; deterministic for sorted members. */
export class Agglomeration {
  readonly #members: ReadonlyArray<string>
  readonly #index: ReadonlyMap<string, number>
  readonly #threshold: number
  /** Members of the cluster that a number leads; emptied when it merges into another. */
  readonly #groups: Array<Array<number>>
  readonly #bonds: Array<Map<number, Bond>>
  readonly #apart: Array<Set<number>>
  readonly #edges: Array<Map<number, number>>
  readonly #bound = new Set<number>()
  readonly #stamps: Array<number>

  constructor(members: ReadonlyArray<string>, edges: ReadonlyArray<Edge>, options: ClusterOptions) {
    this.#members = members
    this.#index = new Map(members.map((member, i) => [member, i]))
    this.#threshold = options.threshold
    this.#groups = members.map((_, i) => [i])
    this.#bonds = members.map(() => new Map())
    this.#apart = members.map(() => new Set())
    this.#edges = members.map(() => new Map())
    this.#stamps = members.map(() => 0)
    for (const edge of edges) this.#addEdge(edge)
    for (const [x, y] of options.cannotLink) this.#keepApart(x, y)
    const must = options.mustLink.map(([x, y]) => (x < y ? ([x, y] as const) : ([y, x] as const)))
    must.sort((p, q) => (p[0] < q[0] ? -1 : p[0] > q[0] ? 1 : p[1] < q[1] ? -1 : p[1] > q[1] ? 1 : 0))
    for (const [x, y] of must) this.#bind(x, y)
  }

  #pair(x: string, y: string): readonly [number, number] | undefined {
    const i = this.#index.get(x)
    const j = this.#index.get(y)
    return i === undefined || j === undefined || i === j ? undefined : [Math.min(i, j), Math.max(i, j)]
  }

  #addEdge(edge: Edge): void {
    const pair = this.#pair(edge.a, edge.b)
    if (pair === undefined) return
    const [i, j] = pair
    // the same pair told twice: the larger counts, whichever came first
    const known = this.#edges[i]?.get(j)
    if (known !== undefined && known >= edge.weight) return
    this.#edges[i]?.set(j, edge.weight)
    this.#edges[j]?.set(i, edge.weight)
    const margin = Math.max(-CAP, Math.min(CAP, edge.weight - this.#threshold))
    this.#bonds[i]?.set(j, { sum: margin, count: 1 })
    this.#bonds[j]?.set(i, { sum: margin, count: 1 })
  }

  #keepApart(x: string, y: string): void {
    const pair = this.#pair(x, y)
    if (pair === undefined) return
    this.#apart[pair[0]]?.add(pair[1])
    this.#apart[pair[1]]?.add(pair[0])
  }

  #leader(member: number): number {
    return this.#groups.findIndex((group) => group.includes(member))
  }

  #bind(x: string, y: string): void {
    const pair = this.#pair(x, y)
    if (pair === undefined) return
    const i = this.#leader(pair[0])
    const j = this.#leader(pair[1])
    this.#bound.add(pair[0]).add(pair[1])
    if (i !== j && this.#apart[i]?.has(j) !== true) this.#merge(Math.min(i, j), Math.max(i, j))
  }

  /** Mean margin over all pairs of two clusters, the uncompared ones included. */
  #score(x: number, y: number): number {
    const bond = this.#bonds[x]?.get(y)
    if (bond === undefined) return -ABSENT
    const pairs = (this.#groups[x]?.length ?? 0) * (this.#groups[y]?.length ?? 0)
    return (bond.sum - (pairs - bond.count) * ABSENT) / pairs
  }

  #merge(x: number, y: number): void {
    this.#groups[x]?.push(...(this.#groups[y] ?? []))
    this.#groups[x]?.sort((p, q) => p - q)
    this.#groups[y] = []
    for (const [other, bond] of this.#bonds[y] ?? []) {
      this.#bonds[other]?.delete(y)
      if (other === x) continue
      const known = this.#bonds[x]?.get(other)
      const joined = { sum: (known?.sum ?? 0) + bond.sum, count: (known?.count ?? 0) + bond.count }
      this.#bonds[x]?.set(other, joined)
      this.#bonds[other]?.set(x, joined)
    }
    this.#bonds[y]?.clear()
    for (const other of this.#apart[y] ?? []) {
      this.#apart[other]?.delete(y)
      this.#apart[other]?.add(x)
      this.#apart[x]?.add(other)
    }
    this.#stamps[x] = (this.#stamps[x] ?? 0) + 1
    this.#stamps[y] = (this.#stamps[y] ?? 0) + 1
  }

  /** Merges the best-fitting two clusters until none fit; ties go by the order of members. */
  run(): void {
    const heap = new Heap<Merge>((p, q) => q.score - p.score || p.x - q.x || p.y - q.y)
    const stampOf = (x: number, y: number) => (this.#stamps[x] ?? 0) + (this.#stamps[y] ?? 0)
    const offer = (i: number, j: number) => {
      const [x, y] = i < j ? [i, j] : [j, i]
      if (this.#apart[x]?.has(y) === true) return
      const score = this.#score(x, y)
      if (score >= 0) heap.push({ score, x, y, stamp: stampOf(x, y) })
    }
    this.#bonds.forEach((bonds, x) => {
      for (const y of bonds.keys()) if (x < y) offer(x, y)
    })
    for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
      const { x, y, stamp } = next
      if (stamp !== stampOf(x, y) || this.#groups[x]?.length === 0 || this.#groups[y]?.length === 0) continue
      if (this.#apart[x]?.has(y) === true) continue
      this.#merge(x, y)
      for (const other of this.#bonds[x]?.keys() ?? []) offer(x, other)
    }
  }

  clusters(): ReadonlyArray<ReadonlyArray<string>> {
    return this.#groups.filter((group) => group.length > 0).map((group) => group.map((i) => this.#members[i] ?? ""))
  }

  /** Members whose own cluster and another one that it cannot merge with fit equally well (within `tie` bits). */
  ambiguous(tie: number): ReadonlyArray<string> {
    const home = new Map<number, number>()
    this.#groups.forEach((group, leader) => {
      for (const member of group) home.set(member, leader)
    })
    const out: Array<string> = []
    this.#edges.forEach((edges, member) => {
      const own = home.get(member) ?? member
      if (this.#bound.has(member) || (this.#groups[own]?.length ?? 0) < 2) return
      const sums = new Map<number, number>()
      for (const [other, weight] of edges) {
        const leader = home.get(other) ?? other
        const margin = Math.max(-CAP, Math.min(CAP, weight - this.#threshold))
        sums.set(leader, (sums.get(leader) ?? 0) + margin)
      }
      const support = (leader: number, size: number) => (sums.get(leader) ?? 0) / size
      const here = support(own, (this.#groups[own]?.length ?? 1) - 1)
      for (const leader of sums.keys()) {
        if (leader === own || this.#apart[leader]?.has(own) === true) continue
        const there = support(leader, this.#groups[leader]?.length ?? 1)
        if (there > 0 && there >= here - tie) {
          out.push(this.#members[member] ?? "")
          return
        }
      }
    })
    return out
  }
}
