/**
 * Pairwise precision, recall and F1 of clusters: `node bench/linkage/score.ts TRUTH.csv OUT.csv`
 * TRUTH.csv has signal_id (or record_id) and entity_id, OUT.csv record_id and cluster_id; other columns are ignored. With an `origin` column in the
 * truth also the false links per 1,000 signals of each name group, to see whether errors fall on some more than on others.
 */
import { readFileSync } from "node:fs"

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

const pairs = (keyOf: (row: ReadonlyMap<string, string>) => string) => {
  const sizes = new Map<string, number>()
  for (const row of truth) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
}
const entity = (row: ReadonlyMap<string, string>) => row.get("entity_id") ?? ""
const cluster = (row: ReadonlyMap<string, string>) => clusterOf.get(idOf(row)) ?? `alone ${idOf(row)}`
const linked = pairs(cluster)
const hit = pairs((row) => `${cluster(row)}\n${entity(row)}`)
const wanted = pairs(entity)
const round = (x: number) => Number(x.toFixed(4))
const precision = linked === 0 ? 1 : hit / linked
const recall = wanted === 0 ? 1 : hit / wanted
const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)

const members = new Map<string, Array<ReadonlyMap<string, string>>>()
for (const row of truth) members.set(cluster(row), [...(members.get(cluster(row)) ?? []), row])
const signals = new Map<string, number>()
const wrong = new Map<string, number>()
for (const group of members.values()) {
  for (const row of group) {
    const origin = row.get("origin")
    if (origin === undefined) continue
    signals.set(origin, (signals.get(origin) ?? 0) + 1)
    wrong.set(origin, (wrong.get(origin) ?? 0) + group.filter((other) => entity(other) !== entity(row)).length)
  }
}
const byOrigin = [...signals].sort().map(([o, n]) => [o, round((1000 * (wrong.get(o) ?? 0)) / n)])
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
