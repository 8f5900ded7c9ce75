import { Agglomeration } from "./Agglomeration.ts"
import type { ClusterOptions, Edge } from "./ClusterOptions.ts"
import { companiesOf } from "./companies.ts"

export interface Clustering {
  /** Every member once; members and clusters sorted. */
  readonly clusters: ReadonlyArray<ReadonlyArray<string>>
  /** Members that fit two clusters equally, and so were left alone; sorted by member. */
  readonly ambiguous: ReadonlyArray<Ambiguity>
}

export interface Ambiguity {
  readonly member: string
  /** The clusters that it fits equally well, as they are without it and others like it; two or more, members and clusters sorted. */
  readonly fits: ReadonlyArray<ReadonlyArray<string>>
}

/** Two fits within so many bits are equal. */
const TIE = 0.5

/**
 * Bits by which two speak against each other that are then not joined by what fits both equally: father and son of a rare name, and a
 * record of that name without a birth date. At 1 this costs .001 of F1 on 10,000 invented persons, at 0 .002 (docs/linkage.md).
 */
const AGAINST = 1

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/**
 * Groups members by average evidence: two clusters merge while the mean over all their pairs is above the threshold, so that no chain of weak
 * pairs joins what does not fit, and two that speak against each other are not held together by what fits both equally. A pure function of the sets: order and repetition change nothing. Human decisions win: `cannotLink` over
 * `mustLink` over evidence and over `reach`. `edges` are gone through more than once; those that
 * are slight join nobody whom nothing else holds together.
 */
export const clusters = (
  members: ReadonlyArray<string>,
  edges: Iterable<Edge>,
  options: ClusterOptions
): Clustering => {
  for (const { slight } of edges) if (slight === true) return byCompany(members, [...edges], options)
  return clustersOf(members, edges, options)
}

/** The clusters of each company by itself (see `companiesOf`): what is slight between two of them counts for nothing. */
const byCompany = (members: ReadonlyArray<string>, edges: ReadonlyArray<Edge>, options: ClusterOptions): Clustering => {
  const companies = companiesOf(members, edges, options)
  const homeOf = new Map(companies.flatMap((company) => company.map((one) => [one, company] as const)))
  const inside = Map.groupBy(
    edges.filter(({ a, b }) => homeOf.get(a) === homeOf.get(b)),
    ({ a }) => homeOf.get(a)
  )
  const found = companies.map((company) => clustersOf(company, inside.get(company) ?? [], options))
  return {
    clusters: found.flatMap((one) => one.clusters).sort(byFirst),
    ambiguous: found.flatMap((one) => one.ambiguous).sort((x, y) => compare(x.member, y.member))
  }
}

const clustersOf = (members: ReadonlyArray<string>, edges: Iterable<Edge>, options: ClusterOptions): Clustering => {
  const sorted = [...new Set(members)].sort(compare)
  const { contrary, whole } = firstOf(sorted, edges, options)
  const apart = { ...options, cannotLink: [...options.cannotLink, ...contrary] }
  const state = whole ?? settled(sorted, edges, apart)
  // along a line every cluster has neighbours, and what lies on a border fits both: that is no doubt about what it is
  const found = options.reach === undefined ? state.ambiguous(TIE) : []
  const alone = new Set(found.map(({ member }) => member))
  const out: Array<ReadonlyArray<string>> = [...alone].map((member) => [member])
  for (const cluster of state.clusters()) {
    const left = cluster.filter((member) => !alone.has(member))
    // what only held together by a member that left is not one cluster
    if (left.length === cluster.length || left.length < 2) out.push(left)
    else out.push(...regrouped(left, state.edgesAmong(left), apart))
  }
  const homes = out.filter((cluster) => cluster.length > 0)
  homes.sort(byFirst)
  const homeOf = new Map(homes.flatMap((home) => home.map((one) => [one, home] as const)))
  const ambiguous = found.map(({ member, others }) => {
    const near = [...new Set([...others].flatMap((one) => [homeOf.get(one) ?? []]))].sort(byFirst)
    const close = near.filter((home) => state.support(member, home) > 0)
    // another that is torn itself is named only where nothing firmer is left
    const firm = close.filter((home) => home.some((one) => !alone.has(one)))
    const fits = [firm, close].find((some) => some.length > 1) ?? near
    return { member, fits }
  })
  return { clusters: homes, ambiguous }
}

const settled = (sorted: ReadonlyArray<string>, edges: Iterable<Edge>, options: ClusterOptions): Agglomeration => {
  const state = new Agglomeration(sorted, edges, options)
  state.run()
  return state
}

/** Who speaks against each other in the first clusters, and those clusters where nobody does: else they are made anew, and two would take memory. */
const firstOf = (
  sorted: ReadonlyArray<string>,
  edges: Iterable<Edge>,
  options: ClusterOptions
): { readonly contrary: ClusterOptions["cannotLink"]; readonly whole?: Agglomeration } => {
  const whole = settled(sorted, edges, options)
  // along a line most pairs of a cluster fit both their neighbours equally
  const contrary = options.reach === undefined ? whole.contrary(AGAINST, TIE) : []
  return contrary.length === 0 ? { contrary, whole } : { contrary }
}

const byFirst = (x: ReadonlyArray<string>, y: ReadonlyArray<string>) => compare(x[0] ?? "", y[0] ?? "")

const regrouped = (members: ReadonlyArray<string>, edges: Iterable<Edge>, options: ClusterOptions) =>
  settled(members, edges, options).clusters()
