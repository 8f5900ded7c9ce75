import { decisionAt, type Evaluation, type TruthScores } from "@kruisverband/linkage/evaluate"
import type { Told } from "../link/linkTexts.ts"
import { type Axis, lineChart } from "./charts.ts"
import { decimal, figure, table } from "./html.ts"
import { type Language, reportTexts } from "./reportTexts.ts"
import { truthTexts as texts } from "./truthTexts.ts"

/** An evaluation that has truth to go by. */
export type TrueEvaluation = Evaluation & { readonly truth: TruthScores }

const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1]
const chance = (title: string): Axis => ({ title, from: 0, to: 1, ticks: FIFTHS })
/** The corner in which all decisions lie, with room round it: most curves differ nowhere else. */
const corner = (all: ReadonlyArray<TrueEvaluation>): ReadonlyArray<number> => {
  const least = Math.min(...all.flatMap(({ truth: { own } }) => [own.precision, own.recall]))
  return FIFTHS.filter((tick) => tick === 1 || tick >= least - 0.3)
}
/** Least distance between two drawn points: nearer ones cannot be told apart. */
const NEAR = 0.002
/** Weights at which the table gives the curve, in bits. */
const WEIGHTS = [-10, -5, -2, 0, 2, 5, 10, 15, 20, 30]
/** The group that others are held against. */
const BASELINE = "nl"

const curvePoints = ({ truth: { curve } }: TrueEvaluation, from: number): ReadonlyArray<readonly [number, number]> => {
  const drawn: Array<readonly [number, number]> = []
  for (const { recall, precision } of curve) {
    if (recall < from || precision < from) continue
    const [x, y] = drawn.at(-1) ?? [-1, -1]
    if (Math.abs(recall - x) + Math.abs(precision - y) >= NEAR) drawn.push([recall, precision])
  }
  return drawn
}

export const scoresSection = (language: Language, all: ReadonlyArray<TrueEvaluation>): string => {
  const row = (name: Told, of: (one: TrueEvaluation) => number) => [name[language], ...all.map(of)]
  return `<h2>${texts.heading[language]}</h2>
${table(
  language,
  texts.scores[language],
  [texts.score[language], ...all.map(({ version }) => version)],
  [
    row(texts.records, ({ truth }) => truth.records),
    row(texts.wanted, ({ truth }) => truth.wanted),
    row(texts.candidates, ({ truth }) => truth.candidateRecall),
    row(texts.pairPrecision, ({ truth }) => truth.own.precision),
    row(texts.pairRecall, ({ truth }) => truth.own.recall),
    row(texts.pairF1, ({ truth }) => truth.own.f1),
    row(texts.bestF1, ({ truth }) => truth.best.f1),
    row(texts.recallAt99, ({ truth }) => truth.recallAt99),
    row(texts.clusterPrecision, ({ truth }) => truth.clusters.precision),
    row(texts.clusterRecall, ({ truth }) => truth.clusters.recall),
    row(texts.clusterF1, ({ truth }) => truth.clusters.f1)
  ]
)}`
}

export const curveSection = (language: Language, all: ReadonlyArray<TrueEvaluation>): string => {
  const [precision, recall] = [reportTexts.precision[language], reportTexts.recall[language]]
  const ticks = corner(all)
  const from = ticks[0] ?? 0
  const axis = (title: string): Axis => ({ title, from, to: 1, ticks })
  const lines = all.map((one) => ({
    name: texts.ownDecision(one.version)[language],
    points: curvePoints(one, from),
    marks: [[one.truth.own.recall, one.truth.own.precision] as const]
  }))
  const rows = WEIGHTS.map((weight) => [
    `${weight}`,
    ...all.flatMap(({ truth }) => {
      const point = decisionAt(truth.curve, weight)
      return [point.precision, point.recall, point.f1]
    })
  ])
  const head = [
    reportTexts.from[language],
    ...all.flatMap(({ version }) => [precision, recall, "F1"].map((of) => `${version} ${of}`))
  ]
  return `<h2>${texts.curve[language]}</h2>
${figure(
  language,
  lineChart(language, texts.curveTitle[language], axis(recall), axis(precision), lines),
  texts.curveCaption[language],
  table(language, texts.byBar[language], head, rows)
)}`
}

export const calibrationSection = (language: Language, all: ReadonlyArray<TrueEvaluation>): string => {
  const lines = all.map(({ version, truth }) => {
    const points = truth.calibration.flatMap(({ pairs, predicted, found }) =>
      pairs === 0 ? [] : [[predicted, found] as const]
    )
    return { name: version, points, marks: points }
  })
  const bins = all[0]?.truth.calibration ?? []
  const edge = (value: number) => decimal(language, value.toFixed(1))
  const rows = bins.map(({ from, to }, i) => [
    texts.bin[language](edge(from), edge(to)),
    ...all.flatMap(({ truth }) => {
      const bin = truth.calibration[i]
      return bin === undefined || bin.pairs === 0 ? [0, "–", "–"] : [bin.pairs, bin.predicted, bin.found]
    })
  ])
  const columns = [reportTexts.pairs, texts.meanPredicted, texts.found].map((of) => of[language])
  const head = [
    texts.predicted[language],
    ...all.flatMap(({ version }) => columns.map((column) => `${version} ${column}`))
  ]
  return `<h2>${texts.calibration[language]}</h2>
${figure(
  language,
  lineChart(
    language,
    texts.calibrationTitle[language],
    chance(texts.predictedChance[language]),
    chance(texts.shareFound[language]),
    lines,
    { diagonal: true }
  ),
  texts.calibrationCaption[language],
  table(language, texts.tenBins[language], head, rows)
)}`
}

export const groupsSection = (language: Language, all: ReadonlyArray<TrueEvaluation>): string => {
  const names = all[0]?.truth.groups ?? []
  const title = texts.groups[language]
  if (names.length === 0) return `<h2>${title}</h2><p>${texts.noOrigin[language]}</p>`
  const rows = names.map(({ group, records }) => [
    group,
    records,
    ...all.flatMap(({ truth }) => {
      const falseLinks = truth.groups.find((one) => one.group === group)?.falseLinks ?? 0
      const base = truth.groups.find((one) => one.group === BASELINE)?.falseLinks
      return [falseLinks, base === undefined || base === 0 ? "–" : falseLinks / base]
    })
  ])
  const head = [
    texts.group[language],
    texts.ofGroup[language],
    ...all.flatMap(({ version }) => [`${version} ${texts.perThousand[language]}`, `${version} × ${BASELINE}`])
  ]
  return `<h2>${title}</h2>
<p>${texts.groupsText(BASELINE)[language]}</p>
${table(language, title, head, rows)}`
}
