import type { ClusterOptions, Edge } from "./ClusterOptions.ts"
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
  readonly sum: number
  readonly count: number
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
  /** Whom each member itself may not be with, whatever cluster it is in. */
  readonly #shuns: Array<Set<number>>
  readonly #edges: Array<Map<number, number>>
  readonly #bound = new Set<number>()
  readonly #stamps: Array<number>
  /** First and last place of the cluster that a number leads, where a limit on its reach is set. */
  readonly #from: Array<number>
  readonly #until: Array<number>
  readonly #most: number

  constructor(members: ReadonlyArray<string>, edges: Iterable<Edge>, options: ClusterOptions) {
    this.#members = members
    this.#index = new Map(members.map((member, i) => [member, i]))
    this.#threshold = options.threshold
    this.#groups = members.map((_, i) => [i])
    this.#bonds = members.map(() => new Map())
    this.#apart = members.map(() => new Set())
    this.#shuns = members.map(() => new Set())
    this.#edges = members.map(() => new Map())
    this.#stamps = members.map(() => 0)
    this.#most = options.reach?.most ?? Number.POSITIVE_INFINITY
    this.#from = members.map((member) => options.reach?.at.get(member) ?? Number.POSITIVE_INFINITY)
    this.#until = members.map((member) => options.reach?.at.get(member) ?? Number.NEGATIVE_INFINITY)
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
    // one for both: a bond is replaced and never changed
    const bond = { sum: margin, count: 1 }
    this.#bonds[i]?.set(j, bond)
    this.#bonds[j]?.set(i, bond)
  }

  #keepApart(x: string, y: string): void {
    const pair = this.#pair(x, y)
    if (pair === undefined) return
    for (const apart of [this.#apart, this.#shuns]) {
      apart[pair[0]]?.add(pair[1])
      apart[pair[1]]?.add(pair[0])
    }
  }

  #stretch(x: number, y: number): number {
    const until = Math.max(this.#until[x] ?? 0, this.#until[y] ?? 0)
    return until - Math.min(this.#from[x] ?? 0, this.#from[y] ?? 0)
  }

  /** Would the two together reach too far? Not when one that people made longer holds the other within. */
  #tooLong(x: number, y: number): boolean {
    return this.#stretch(x, y) > Math.max(this.#most, this.#stretch(x, x), this.#stretch(y, y))
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
    this.#from[x] = Math.min(this.#from[x] ?? 0, this.#from[y] ?? 0)
    this.#until[x] = Math.max(this.#until[x] ?? 0, this.#until[y] ?? 0)
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

  /** Merges the best-fitting two clusters until none fit; ties go by the order of members. Once: what it weighed by is gone then. */
  run(): void {
    const heap = new Heap<Merge>((p, q) => q.score - p.score || p.x - q.x || p.y - q.y)
    const stampOf = (x: number, y: number) => (this.#stamps[x] ?? 0) + (this.#stamps[y] ?? 0)
    const offer = (i: number, j: number) => {
      const [x, y] = i < j ? [i, j] : [j, i]
      if (this.#apart[x]?.has(y) === true || this.#tooLong(x, y)) return
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
    // of many thousands that hang together they are half of the memory, and nothing asks for them any more
    this.#bonds.length = 0
  }

  clusters(): ReadonlyArray<ReadonlyArray<string>> {
    return this.#groups.filter((group) => group.length > 0).map((group) => group.map((i) => this.#members[i] ?? ""))
  }

  /**
   * Members whose own cluster and another one fit equally well (within `tie` bits), each with the members of the clusters that fit it.
   * That the two clusters are kept apart makes no difference; only that the member is kept apart from one does.
   */
  ambiguous(tie: number): ReadonlyArray<Torn> {
    const home = this.#homes()
    const out: Array<Torn> = []
    this.#edges.forEach((edges, member) => {
      const own = home[member] ?? member
      const company = this.#groups[own] ?? []
      if (this.#bound.has(member) || company.length < 2) return
      const sums = new Map<number, number>()
      for (const [other, weight] of edges) {
        const leader = home[other] ?? other
        const margin = Math.max(-CAP, Math.min(CAP, weight - this.#threshold))
        sums.set(leader, (sums.get(leader) ?? 0) + margin)
      }
      const here = (sums.get(own) ?? 0) / (company.length - 1)
      const rivals = [...sums].filter(([leader, sum]) => {
        const group = this.#groups[leader] ?? []
        if (leader === own || group.some((other) => this.#shuns[member]?.has(other) === true)) return false
        const there = sum / Math.max(1, group.length)
        return there > 0 && there >= here - tie
      })
      if (rivals.length === 0) return
      const named = [own, ...rivals.map(([leader]) => leader)].flatMap((leader) => this.#groups[leader] ?? [])
      const others = named.filter((other) => other !== member)
      out.push({ member: this.#members[member] ?? "", others: new Set(others.map((i) => this.#members[i] ?? "")) })
    })
    return out
  }

  /**
   * Pairs of one cluster that speak against each other by `bits` or more, and that only members join that fit both equally (within `tie`
   * bits). What people put together is not among them.
   */
  contrary(bits: number, tie: number): ReadonlyArray<readonly [string, string]> {
    const home = this.#homes()
    return [...this.#edges.keys()].flatMap((x) =>
      [...(this.#edges[x] ?? [])]
        .filter(
          ([y, weight]) =>
            y > x &&
            weight - this.#threshold <= -bits &&
            home[x] === home[y] &&
            !(this.#bound.has(x) && this.#bound.has(y)) &&
            this.#onlyTied(x, y, home, tie)
        )
        .map(([y]) => [this.#members[x] ?? "", this.#members[y] ?? ""] as const)
    )
  }

  /** Is there what fits both, and does none of it fit one of them better? */
  #onlyTied(x: number, y: number, home: ReadonlyArray<number>, tie: number): boolean {
    const gaps = [...(this.#edges[x] ?? [])].flatMap(([other, left]) => {
      const right = this.#edges[y]?.get(other)
      const fits = home[other] === home[x] && left >= this.#threshold && right !== undefined && right >= this.#threshold
      return fits ? [Math.abs(left - right)] : []
    })
    return gaps.length > 0 && gaps.every((gap) => gap <= tie)
  }

  /** For each member the number that leads its cluster. */
  #homes(): ReadonlyArray<number> {
    const home = this.#members.map((_, i) => i)
    this.#groups.forEach((group, leader) => {
      for (const member of group) home[member] = leader
    })
    return home
  }

  /** What was told of the pairs among these members, each pair once. */
  edgesAmong(members: ReadonlyArray<string>): ReadonlyArray<Edge> {
    const inside = new Map(members.map((member) => [this.#index.get(member) ?? -1, member] as const))
    return [...inside].flatMap(([i, a]) =>
      [...(this.#edges[i] ?? [])].flatMap(([j, weight]) => {
        const b = inside.get(j)
        return b === undefined || j < i ? [] : [{ a, b, weight }]
      })
    )
  }

  /** Mean margin of a member with others, those not compared counting for nothing. */
  support(member: string, others: ReadonlyArray<string>): number {
    const edges = this.#edges[this.#index.get(member) ?? -1]
    const margins = others.map((other) => {
      const weight = edges?.get(this.#index.get(other) ?? -1)
      return weight === undefined ? 0 : Math.max(-CAP, Math.min(CAP, weight - this.#threshold))
    })
    return margins.reduce((sum, margin) => sum + margin, 0) / Math.max(1, others.length)
  }
}

/** A member that fits more than one cluster equally well, and the members of these clusters. */
export interface Torn {
  readonly member: string
  readonly others: ReadonlySet<string>
}
