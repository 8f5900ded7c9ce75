import type { Evaluation } from "@kruisverband/linkage/evaluate"

const three = (value: number): string => value.toFixed(3)

/** What the command says of an evaluation, line by line. */
export const summaryOf = (version: string, evaluation: Evaluation): ReadonlyArray<string> => {
  const { records, pairs, clusters, estimate, truth, bar } = evaluation
  const head = `model ${version}: ${records} records, ${pairs} pairs compared, ${clusters} clusters of more than one record, bar ${bar.toFixed(1)} bits`
  if (truth === undefined)
    return [
      head,
      `  estimated, without truth: precision ${three(estimate.precision)}, recall of the candidates ${three(estimate.recall)}`
    ]
  return [
    head,
    `  ${truth.records} records with truth, candidates find ${three(truth.candidateRecall)} of the true pairs`,
    `  pairs: F1 ${three(truth.own.f1)} (best ${three(truth.best.f1)}), recall at precision .99 ${three(truth.recallAt99)}; clusters: precision ${three(truth.clusters.precision)}, recall ${three(truth.clusters.recall)}, F1 ${three(truth.clusters.f1)}`
  ]
}
