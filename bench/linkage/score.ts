/**
 * Pairwise precision, recall and F1 of clusters: `node bench/linkage/score.ts TRUTH.csv OUT.csv`
 * TRUTH.csv has signal_id (or record_id) and entity_id, OUT.csv record_id and cluster_id; other columns are ignored. With an `origin` column in the
 * truth also the false links per 1,000 signals of each name group, to see whether errors fall on some more than on others.
 */
import { readFileSync } from "node:fs"
import { falseLinksByGroup, scoreClusters } from "../../packages/linkage/src/evaluate/scoreClusters.ts"

/** The cells of these columns, line by line; of a column that is not there none. A line of objects for each of millions would fill the memory. */
const table = (file: string, ...columns: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string | undefined>> => {
  const [head, ...lines] = readFileSync(file, "utf8")
    .replace(/^\uFEFF/u, "")
    .trim()
    .split(/\r?\n/u)
  const names = (head ?? "").split(",").map((name) => name.trim())
  const places = columns.map((name) => names.indexOf(name))
  return lines.map((line) => {
    const cells = line.split(",")
    return places.map((place) => cells[place])
  })
}

const [truthFile, outFile] = process.argv.slice(2)
if (truthFile === undefined || outFile === undefined) {
  console.error("usage: node bench/linkage/score.ts TRUTH.csv OUT.csv")
  process.exit(2)
}
const truth = table(truthFile, "entity_id", "origin", "signal_id", "record_id").map(
  ([entity = "", group, signal, record]) => ({ id: signal ?? record ?? "", entity, group })
)
const clusterOf = new Map(table(outFile, "record_id", "cluster_id").map(([id = "", cluster = ""]) => [id, cluster]))
const missing = truth.filter(({ id }) => !clusterOf.has(id)).length

const records = truth.map(({ id, entity, group }) => ({
  cluster: clusterOf.get(id) ?? `alone ${id}`,
  entity,
  ...(group === undefined ? {} : { group })
}))
const round = (x: number) => Number(x.toFixed(4))
const { precision, recall, f1 } = scoreClusters(records)
const byOrigin = falseLinksByGroup(records).map(({ group, falseLinks }) => [group, round(falseLinks)])
console.log(
  JSON.stringify({
    signals: truth.length,
    missing,
    precision: round(precision),
    recall: round(recall),
    f1: round(f1),
    ...(byOrigin.length === 0 ? {} : { falseLinksPer1000: Object.fromEntries(byOrigin) })
  })
)
