import { Agglomeration } from "./Agglomeration.ts"

export interface Edge {
  readonly a: string
  readonly b: string
  /** Bits of evidence, raw: the threshold is not in it. */
  readonly weight: number
}

export interface ClusterOptions {
  /** Bits from which two records may be one person: see `threshold`. */
  readonly threshold: number
  readonly mustLink: ReadonlyArray<readonly [string, string]>
  readonly cannotLink: ReadonlyArray<readonly [string, string]>
}

export interface Clustering {
  /** Every member once; members and clusters sorted. */
  readonly clusters: ReadonlyArray<ReadonlyArray<string>>
  /** Members that fit two clusters equally, and so were left alone. */
  readonly ambiguous: ReadonlyArray<string>
}

/** Two fits within so many bits are equal. */
const TIE = 0.5

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/**
 * Groups members by average evidence: two clusters merge while the mean over all their pairs is above the threshold, so that no chain of weak
 * pairs joins what does not fit. A pure function of the sets: order and repetition change nothing. Human decisions win: `cannotLink` over
 * `mustLink` over evidence.
 */
export const clusters = (
  members: ReadonlyArray<string>,
  edges: ReadonlyArray<Edge>,
  options: ClusterOptions
): Clustering => {
  const sorted = [...new Set(members)].sort(compare)
  const state = new Agglomeration(sorted, edges, options)
  state.run()
  const ambiguous = state.ambiguous(TIE)
  const alone = new Set(ambiguous)
  const out: Array<ReadonlyArray<string>> = ambiguous.map((member) => [member])
  for (const cluster of state.clusters()) {
    const left = cluster.filter((member) => !alone.has(member))
    if (left.length > 0) out.push(left)
  }
  out.sort((x, y) => compare(x[0] ?? "", y[0] ?? ""))
  return { clusters: out, ambiguous }
}
