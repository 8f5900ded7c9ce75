/**
 * What a model does on generated files with truth: `node bench/linkage/evaluate.ts MODEL.json NAME...`
 * Prints, per file: recall of the candidates, F1 of the pairs at the model's threshold and at the best one, and F1 of the clusters.
 */
import { readFileSync } from "node:fs"
import { InMemoryLinker } from "../../packages/linkage/src/match/InMemoryLinker.ts"
import type { Model } from "../../packages/linkage/src/match/Model.ts"
import { readBench } from "./records.ts"

const fit = process.argv.includes("--adapt")
const [file = "", ...names] = process.argv.slice(2).filter((arg) => arg !== "--adapt")
const model = JSON.parse(readFileSync(file, "utf8")) as Model
const pairsOf = (sizes: Iterable<number>) => [...sizes].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
const count = (keys: Iterable<string>) => {
  const out = new Map<string, number>()
  for (const key of keys) out.set(key, (out.get(key) ?? 0) + 1)
  return out
}
const f1 = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r))
const four = (x: number) => x.toFixed(4)

for (const name of names) {
  const began = performance.now()
  const records = readBench(name)
  const encoded = performance.now()
  const linker = new InMemoryLinker({ model, hubLimit: 20 })
  for (const r of records) linker.add(r.id, r.encoding)
  const edges = [...linker.edges(fit ? linker.adapted() : model)]
  const compared = performance.now()
  const entity = new Map(records.map((r) => [r.id, r.entity]))
  const truth = pairsOf(count(records.map((r) => r.entity)).values())
  const t = linker.threshold()
  edges.sort((x, y) => y.weight - x.weight)
  let hit = 0
  let best = [0, 0]
  let own = 0
  let p99 = 0
  edges.forEach((edge, i) => {
    if (entity.get(edge.a) === entity.get(edge.b)) hit++
    const f = f1(hit / (i + 1), hit / truth)
    if (f > (best[0] ?? 0)) best = [f, edge.weight]
    if (hit / (i + 1) >= 0.99) p99 = hit / truth
    if (edge.weight >= t) own = f
  })
  const start = performance.now()
  const { clusters, ambiguous } = linker.clusters({}, edges)
  const end = performance.now()
  let both = 0
  let all = 0
  for (const cluster of clusters) {
    all += (cluster.length * (cluster.length - 1)) / 2
    both += pairsOf(count(cluster.map((id) => entity.get(id) ?? id)).values())
  }
  console.log(
    `${name.replace(/.*\//u, "")}: candidates ${(edges.length / records.length).toFixed(1)} a record, recall ${four(hit / truth)}; pairs best ${four(best[0] ?? 0)} at ${(best[1] ?? 0).toFixed(1)}, own ${four(own)} at ${t.toFixed(1)}, recall at p.99 ${four(p99)}; ` +
      `clusters P ${four(both / all)} R ${four(both / truth)} F1 ${four(f1(both / all, both / truth))}, ambiguous ${ambiguous.length}; encode ${((1000 * (encoded - began)) / records.length).toFixed(0)} us, compare ${((1000 * (compared - encoded)) / edges.length).toFixed(1)} us a pair, cluster ${(end - start).toFixed(0)} ms`
  )
}
