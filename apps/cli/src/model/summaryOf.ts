import type { Evaluation } from "@kruisverband/linkage/evaluate"
import { told } from "../link/linkTexts.ts"

const three = (value: number): string => value.toFixed(3)

/** What the command says of an evaluation, line by line: Dutch first. */
export const summaryOf = (version: string, evaluation: Evaluation): ReadonlyArray<string> => {
  const { records, pairs, clusters, estimate, truth, bar } = evaluation
  const head = told({
    nl: `model ${version}: ${records} records, ${pairs} paren vergeleken, ${clusters} groepen van meer dan één record, nodig ${bar.toFixed(1)} bits`,
    en: `model ${version}: ${records} records, ${pairs} pairs compared, ${clusters} clusters of more than one record, bar ${bar.toFixed(1)} bits`
  })
  if (truth === undefined) {
    const [precision, recall] = [three(estimate.precision), three(estimate.recall)]
    const estimated = told({
      nl: `geschat, zonder antwoorden: precisie ${precision}, volledigheid van de kandidaten ${recall}`,
      en: `estimated, without truth: precision ${precision}, recall of the candidates ${recall}`
    })
    return [head, `  ${estimated}`]
  }
  const { best, candidateRecall, clusters: found, own, recallAt99 } = truth
  const known = told({
    nl: `${truth.records} records met antwoord, kandidaten vinden ${three(candidateRecall)} van de ware paren`,
    en: `${truth.records} records with truth, candidates find ${three(candidateRecall)} of the true pairs`
  })
  const scored = told({
    nl: `paren: F1 ${three(own.f1)} (hoogstens ${three(best.f1)}), volledigheid bij precisie 0,99 ${three(recallAt99)}; groepen: precisie ${three(found.precision)}, volledigheid ${three(found.recall)}, F1 ${three(found.f1)}`,
    en: `pairs: F1 ${three(own.f1)} (best ${three(best.f1)}), recall at precision .99 ${three(recallAt99)}; clusters: precision ${three(found.precision)}, recall ${three(found.recall)}, F1 ${three(found.f1)}`
  })
  return [head, `  ${known}`, `  ${scored}`]
}
