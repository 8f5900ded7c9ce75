import { adviseRefit, type Evaluation } from "@kruisverband/linkage/evaluate"
import { type Model, type Move, movesOf, priorMovesOf } from "@kruisverband/linkage/match"
import { barChart } from "./charts.ts"
import { DOUBTS, NO_DOUBT } from "./doubtTexts.ts"
import { decimal, escaped, figure, numberTold, table } from "./html.ts"
import type { Judged } from "./judgeFile.ts"
import { REPORT_STYLE } from "./reportStyle.ts"
import { type Language, reportTexts as texts } from "./reportTexts.ts"
import { calibrationSection, curveSection, groupsSection, scoresSection, type TrueEvaluation } from "./truthSections.ts"

/** Moves that are told one by one: the furthest. */
const MOST_MOVES = 60
/** Bits that a move has at least to be told: less changes no decision that another tenth of a bit would not. */
const LEAST_BITS = 0.05

const isTrue = (one: Evaluation): one is TrueEvaluation => one.truth !== undefined

const titleOf = (model: Model, { refit }: Judged) =>
  refit === undefined ? texts.evaluated(model.version) : texts.refitted(refit.model.version)

/**
 * The report on a model, or on a new one beside its parent, as one HTML file that asks for nothing else: whole in Dutch, and then
 * whole in English. Figures, versions and names of groups only: no value and no id of a record.
 */
export const modelReport = (model: Model, judged: Judged): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(titleOf(model, judged).nl)}</title>
<style>${REPORT_STYLE}</style></head><body><main>
${reportIn("nl", "en", model, judged)}
${reportIn("en", "nl", model, judged)}
</main></body></html>
`

const reportIn = (language: Language, other: Language, model: Model, judged: Judged): string => {
  const { given, refit } = judged
  const all = refit === undefined ? [given] : [refit.evaluation, given]
  const known = all.filter(isTrue)
  const evidence =
    known.length === all.length
      ? [scoresSection, curveSection, calibrationSection, groupsSection].map((section) => section(language, known))
      : [estimateSection(language, all), ...all.map((one) => histogramSection(language, one))]
  return `<section lang="${language}" id="${language}">
<p><a href="#${other}" lang="${other}" hreflang="${other}">${texts.other[language]}</a></p>
<h1>${escaped(titleOf(model, judged)[language])}</h1>
${summarySection(language, judged)}
${adviceSection(language, judged)}
${aboutSection(language, model, judged, all)}
${evidence.join("\n")}
${refit === undefined ? "" : movesSection(language, model, refit.model)}
<p>${escaped(texts.foot[language])}</p>
</section>`
}

const summarySection = (language: Language, { given, refit }: Judged): string => {
  const one = refit?.evaluation ?? given
  const { precision, recall } = one.truth?.clusters ?? one.estimate
  const share = (value: number) => decimal(language, value.toFixed(3))
  const howWell = texts.howWell[language]({
    version: one.version,
    records: numberTold(language, one.records),
    precision: share(precision),
    recall: share(recall),
    by: (one.truth === undefined ? texts.believed : texts.measured)[language]
  })
  return `<p>${escaped(`${howWell} ${texts.ofWhich[language]}`)}</p>`
}

const adviceSection = (language: Language, { given, refit }: Judged): string => {
  if (refit === undefined) return ""
  const doubts = adviseRefit(given, refit.evaluation)
  const told = doubts.length === 0 ? [NO_DOUBT] : doubts.map((doubt) => DOUBTS[doubt])
  const lines = told.map((text) => `<li>${escaped(text[language])}</li>`)
  return `<h2>${texts.advice[language]}</h2><ul class="note">${lines.join("")}</ul>`
}

const aboutSection = (
  language: Language,
  model: Model,
  { refit, faults }: Judged,
  all: ReadonlyArray<Evaluation>
): string => {
  const one = refit?.model ?? model
  const moved = refit?.moved === "levels" ? texts.levels : texts.shares
  return `<h2>${texts.about[language]}</h2>
${table(
  language,
  texts.model[language],
  ["", ""],
  [
    [texts.version[language], one.version],
    [texts.parent[language], one.parent ?? texts.none[language]],
    ...(refit === undefined ? [] : [[texts.unlabelled[language], moved[language]]]),
    [texts.skipped[language], faults]
  ]
)}
${table(
  language,
  texts.ofRecords[language],
  [texts.figure[language], ...all.map(({ version }) => version)],
  [
    [texts.records[language], ...all.map(({ records }) => records)],
    [texts.compared[language], ...all.map(({ pairs }) => pairs)],
    [texts.candidates[language], ...all.map(({ pairs, records }) => pairs / records)],
    [texts.bar[language], ...all.map(({ bar }) => bar)],
    [texts.clusters[language], ...all.map(({ clusters }) => clusters)]
  ]
)}`
}

const estimateSection = (
  language: Language,
  all: ReadonlyArray<Evaluation>
): string => `<h2>${texts.estimated[language]}</h2>
<p class="note">${escaped(texts.noTruth[language])}</p>
${table(
  language,
  texts.fromChances[language],
  [texts.ofModel[language], texts.precision[language], texts.recallOfCandidates[language], "F1"],
  all.map(({ version, estimate }) => [version, estimate.precision, estimate.recall, estimate.f1])
)}`

/** Round numbers up to the highest bar, five steps. */
const roundTicks = (most: number): ReadonlyArray<number> => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 5)))
  const step = [1, 2, 5, 10].map((by) => by * power).find((one) => one * 5 >= most) ?? most
  return [0, 1, 2, 3, 4, 5].map((by) => by * step)
}

const histogramSection = (language: Language, { version, bar, histogram }: Evaluation): string => {
  const ticks = roundTicks(Math.max(...histogram.map(({ pairs }) => pairs)))
  const [first, last] = [histogram[0]?.from ?? 0, histogram.at(-1)?.to ?? 0]
  return `<h2>${escaped(texts.weights(version)[language])}</h2>
${figure(
  language,
  barChart(
    language,
    texts.pairsByWeight(version)[language],
    { title: texts.weight[language], from: first, to: last, ticks: [-40, -20, 0, 20, 40] },
    { title: texts.pairs[language], from: 0, to: ticks.at(-1) ?? 1, ticks },
    histogram.map(({ from, to, pairs }) => ({ from, to, height: pairs })),
    bar
  ),
  texts.twoHills[language],
  table(
    language,
    texts.byWeight[language],
    [texts.from[language], texts.to[language], texts.pairs[language]],
    histogram.map(({ from, to, pairs }) => [`${from}`, to, pairs])
  )
)}`
}

const movesSection = (language: Language, parent: Model, model: Model): string => {
  const row = ({ place, before, after, bits }: Move) => [place, before, after, bits]
  const crowds: Readonly<Record<string, string>> = { none: texts.none[language], more: texts.more[language] }
  const ofName = (move: Move) => row({ ...move, place: crowds[move.place] ?? move.place })
  const moves = movesOf(parent, model).filter(({ bits }) => Math.abs(bits) >= LEAST_BITS)
  const told = moves.slice(0, MOST_MOVES)
  const moved = texts.movedBits[language]
  const least = decimal(language, `${LEAST_BITS}`)
  return `<h2>${escaped(texts.moved(parent.version)[language])}</h2>
${table(language, texts.start[language], [texts.ofName[language], texts.beforeBits[language], texts.afterBits[language], moved], priorMovesOf(parent, model).map(ofName))}
${table(language, texts.furthest[language](told.length, moves.length, least), [texts.place[language], texts.before[language], texts.after[language], moved], told.map(row))}`
}
