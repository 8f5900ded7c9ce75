/** Cluster by record, as `link` writes them. Ids of the benches hold no commas and no quotes. */
export const readClusters = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => {
        const [record = "", cluster = ""] = line.split(",")
        return [record, cluster] as const
      })
  )

/** How many records are not in one cluster with the very same others in both; a record that one of the two lacks counts too. */
export const movedRecords = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number => {
  const homes = (clusters: ReadonlyMap<string, string>) => {
    const members = Map.groupBy(clusters.keys(), (record) => clusters.get(record) ?? "")
    const named = new Map([...members].map(([cluster, all]) => [cluster, all.toSorted().join(",")]))
    return new Map([...clusters].map(([record, cluster]) => [record, named.get(cluster)]))
  }
  const [left, right] = [homes(one), homes(other)]
  return [...new Set([...left.keys(), ...right.keys()])].filter((record) => left.get(record) !== right.get(record))
    .length
}

/** The lines of a CSV file the other way round, the header left where it is. */
export const turned = (text: string): string => {
  const [header = "", ...rows] = text.trim().split("\n")
  return [header, ...rows.toReversed(), ""].join("\n")
}
