/**
 * What a model does on generated files with truth: `node bench/linkage/evaluate.ts MODEL.json NAME...`
 * Prints, per file: recall of the candidates, F1 of the pairs at the model's threshold and at the best one, and F1 of the clusters.
 */
import { readFileSync } from "node:fs"
import { bestOf, decisionAt, precisionRecall, recallAt } from "../../packages/linkage/src/evaluate/precisionRecall.ts"
import { pairsOf, scoreClusters } from "../../packages/linkage/src/evaluate/scoreClusters.ts"
import { InMemoryLinker } from "../../packages/linkage/src/match/InMemoryLinker.ts"
import type { Model } from "../../packages/linkage/src/match/Model.ts"
import { readBench } from "./records.ts"

const fit = process.argv.includes("--adapt")
const [file = "", ...names] = process.argv.slice(2).filter((arg) => arg !== "--adapt")
const model = JSON.parse(readFileSync(file, "utf8")) as Model
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
  const truth = pairsOf(records.map((r) => r.entity))
  const t = linker.threshold()
  const curve = precisionRecall(
    edges.map(({ a, b, weight }) => {
      const same = Number(entity.get(a) === entity.get(b))
      return { weight, same, other: 1 - same }
    }),
    truth
  )
  const best = bestOf(curve)
  const start = performance.now()
  const { clusters, ambiguous } = linker.clusters({}, edges)
  const end = performance.now()
  const clusterOf = new Map(clusters.flatMap((cluster, i) => cluster.map((id) => [id, i] as const)))
  const found = scoreClusters(records.map(({ id, entity }) => ({ cluster: clusterOf.get(id) ?? id, entity })))
  console.log(
    `${name.replace(/.*\//u, "")}: candidates ${(edges.length / records.length).toFixed(1)} a record, recall ${four(curve.at(-1)?.recall ?? 0)}; pairs best ${four(best.f1)} at ${best.weight.toFixed(1)}, own ${four(decisionAt(curve, t).f1)} at ${t.toFixed(1)}, recall at p.99 ${four(recallAt(curve, 0.99))}; ` +
      `clusters P ${four(found.precision)} R ${four(found.recall)} F1 ${four(found.f1)}, ambiguous ${ambiguous.length}; encode ${((1000 * (encoded - began)) / records.length).toFixed(0)} us, compare ${((1000 * (compared - encoded)) / edges.length).toFixed(1)} us a pair, cluster ${(end - start).toFixed(0)} ms`
  )
}
