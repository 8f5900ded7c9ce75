import { type Scores, scoresOf } from "./scores.ts"

/** A record of which the truth is known. */
export interface JudgedRecord {
  readonly cluster: string | number
  /** Who it is about in truth. */
  readonly entity: string | number
  /** Group of names that it is counted in, where that is known. */
  readonly group?: string
}

/** Pairs of equal labels. */
export const pairsOf = (labels: Iterable<string | number>): number => {
  const sizes = new Map<string | number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  let pairs = 0
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2
  return pairs
}

/** Pairwise precision, recall and F1 of clusters: a pair is found when both are in one cluster, true when both are of one entity. */
export const scoreClusters = (records: ReadonlyArray<JudgedRecord>): Scores =>
  scoresOf(
    pairsOf(records.map(({ cluster, entity }) => JSON.stringify([cluster, entity]))),
    pairsOf(records.map(({ cluster }) => cluster)),
    pairsOf(records.map(({ entity }) => entity))
  )

export interface GroupErrors {
  readonly group: string
  readonly records: number
  /** Per 1,000 records of the group, counted from each end of a link. */
  readonly falseLinks: number
}

/** False links of each group of names, to see whether errors fall on some more than on others. By name of the group. */
export const falseLinksByGroup = (records: ReadonlyArray<JudgedRecord>): ReadonlyArray<GroupErrors> => {
  const clusters = new Map<string | number, Map<string | number, number>>()
  const sizes = new Map<string | number, number>()
  for (const { cluster, entity } of records) {
    const entities = clusters.get(cluster) ?? new Map<string | number, number>()
    entities.set(entity, (entities.get(entity) ?? 0) + 1)
    clusters.set(cluster, entities)
    sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  }
  const found = new Map<string, { records: number; wrong: number }>()
  for (const { cluster, entity, group } of records) {
    if (group === undefined) continue
    const one = found.get(group) ?? { records: 0, wrong: 0 }
    one.records++
    one.wrong += (sizes.get(cluster) ?? 0) - (clusters.get(cluster)?.get(entity) ?? 0)
    found.set(group, one)
  }
  return [...found]
    .map(([group, one]) => ({ group, records: one.records, falseLinks: (1000 * one.wrong) / one.records }))
    .toSorted((x, y) => (x.group < y.group ? -1 : 1))
}
