/**
 * Pairwise precision, recall and F1 of clusters: `node bench/linkage/score.ts TRUTH.csv OUT.csv`
 * TRUTH.csv has signal_id (or record_id) and entity_id, OUT.csv record_id and cluster_id; other columns are ignored. With an `origin` column in the
 * truth also the false links per 1,000 signals of each name group, to see whether errors fall on some more than on others.
 */
import { readFileSync } from "node:fs"
import { falseLinksByGroup, scoreClusters } from "../../packages/linkage/src/evaluate/scoreClusters.ts"

const table = (file: string): ReadonlyArray<ReadonlyMap<string, string>> => {
  const [head, ...lines] = readFileSync(file, "utf8")
    .replace(/^\uFEFF/u, "")
    .trim()
    .split(/\r?\n/u)
  const names = (head ?? "").split(",").map((name) => name.trim())
  return lines.map((line) => {
    const cells = line.split(",")
    return new Map(names.map((name, i) => [name, cells[i] ?? ""]))
  })
}

const [truthFile, outFile] = process.argv.slice(2)
if (truthFile === undefined || outFile === undefined) {
  console.error("usage: node bench/linkage/score.ts TRUTH.csv OUT.csv")
  process.exit(2)
}
const truth = table(truthFile)
const idOf = (row: ReadonlyMap<string, string>) => row.get("signal_id") ?? row.get("record_id") ?? ""
const clusterOf = new Map(table(outFile).map((row) => [row.get("record_id") ?? "", row.get("cluster_id") ?? ""]))
const missing = truth.filter((row) => !clusterOf.has(idOf(row))).length

const records = truth.map((row) => {
  const group = row.get("origin")
  return {
    cluster: clusterOf.get(idOf(row)) ?? `alone ${idOf(row)}`,
    entity: row.get("entity_id") ?? "",
    ...(group === undefined ? {} : { group })
  }
})
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
