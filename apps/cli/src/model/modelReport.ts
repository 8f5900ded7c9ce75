import { adviseRefit, type Evaluation } from "@kruisverband/linkage/evaluate"
import { type Model, type Move, movesOf, priorMovesOf } from "@kruisverband/linkage/match"
import { barChart } from "./charts.ts"
import { DOUBTS, NO_DOUBT } from "./doubtTexts.ts"
import { escaped, figure, table } from "./html.ts"
import type { Judged } from "./judgeFile.ts"
import { REPORT_STYLE } from "./reportStyle.ts"
import { calibrationSection, curveSection, groupsSection, scoresSection, type TrueEvaluation } from "./truthSections.ts"

/** Moves that are told one by one: the furthest. */
const MOST_MOVES = 60
/** Bits that a move has at least to be told: less changes no decision that another tenth of a bit would not. */
const LEAST_BITS = 0.05

const isTrue = (one: Evaluation): one is TrueEvaluation => one.truth !== undefined

/**
 * The report on a model, or on a new one beside its parent, as one HTML file that asks for nothing else. Figures, versions and names of groups only: no value and no
 * id of a record.
 */
export const modelReport = (model: Model, judged: Judged): string => {
  const { given, refit } = judged
  const all = refit === undefined ? [given] : [refit.evaluation, given]
  const known = all.filter(isTrue)
  const title = refit === undefined ? `Model ${model.version} evaluated` : `Model ${refit.model.version} re-estimated`
  const evidence =
    known.length === all.length
      ? [scoresSection(known), curveSection(known), calibrationSection(known), groupsSection(known)]
      : [estimateSection(all), ...all.map(histogramSection)]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${REPORT_STYLE}</style></head><body><main>
<h1>${escaped(title)}</h1>
${dutchSummary(judged)}
${adviceSection(judged)}
${aboutSection(model, judged, all)}
${evidence.join("\n")}
${refit === undefined ? "" : movesSection(model, refit.model)}
<p>A new model changes no link by itself: each link names the model that weighed it, and what people have confirmed or rejected stands. How to adopt one: docs/linkage.md, "Re-estimating the model".</p>
</main></body></html>
`
}

const dutchSummary = ({ given, refit }: Judged): string => {
  const one = refit?.evaluation ?? given
  const scores = one.truth?.clusters ?? one.estimate
  const by = one.truth === undefined ? "geschat door het model zelf, niet gemeten" : "gemeten aan de bekende antwoorden"
  return `<section lang="nl" aria-label="Samenvatting"><p>Dit verslag laat zien hoe goed koppelmodel ${escaped(one.version)} ${one.records.toLocaleString("nl-NL")} records koppelt: precisie ${scores.precision.toFixed(3)} en volledigheid ${scores.recall.toFixed(3)} (${by}). Het bevat geen persoonsgegevens. Een nieuw model verandert geen bevestigd verband; daarover beslissen mensen.</p></section>`
}

const adviceSection = ({ given, refit }: Judged): string => {
  if (refit === undefined) return ""
  const doubts = adviseRefit(given, refit.evaluation)
  const told = doubts.length === 0 ? [NO_DOUBT] : doubts.map((doubt) => DOUBTS[doubt])
  const lines = told.map(({ nl, en }) => `<li>${escaped(en)} <span lang="nl">${escaped(nl)}</span></li>`)
  return `<h2>Should it be used?</h2><ul class="note">${lines.join("")}</ul>`
}

const aboutSection = (model: Model, { refit, faults }: Judged, all: ReadonlyArray<Evaluation>): string => {
  const one = refit?.model ?? model
  const moved =
    refit?.moved === "levels"
      ? "shares, and how one person's records agree (the file shows homes and no families)"
      : "shares"
  return `<h2>The model and the records</h2>
${table(
  "The model",
  ["", ""],
  [
    ["Version", one.version],
    ["Parent", one.parent ?? "none"],
    ...(refit === undefined ? [] : [["Re-estimated, without labels", moved]]),
    ["Rows skipped", faults]
  ]
)}
${table(
  "The records",
  ["figure", ...all.map(({ version }) => version)],
  [
    ["Records", ...all.map(({ records }) => records)],
    ["Pairs compared", ...all.map(({ pairs }) => pairs)],
    ["Candidates a record", ...all.map(({ pairs, records }) => pairs / records)],
    ["Bits that a pair needs", ...all.map(({ bar }) => bar)],
    ["Clusters of more than one record", ...all.map(({ clusters }) => clusters)]
  ]
)}`
}

const estimateSection = (all: ReadonlyArray<Evaluation>): string => `<h2>Estimated scores</h2>
<p class="note">No truth was given. These figures are what each model believes of itself: an estimate, not a measurement. Pairs that were never compared are not in it. <span lang="nl">Dit is een schatting van het model zelf, geen meting.</span></p>
${table(
  "Estimated from the chance of a match of each pair",
  ["model", "precision", "recall of the candidates", "F1"],
  all.map(({ version, estimate }) => [version, estimate.precision, estimate.recall, estimate.f1])
)}`

/** Round numbers up to the highest bar, five steps. */
const roundTicks = (most: number): ReadonlyArray<number> => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 5)))
  const step = [1, 2, 5, 10].map((by) => by * power).find((one) => one * 5 >= most) ?? most
  return [0, 1, 2, 3, 4, 5].map((by) => by * step)
}

const histogramSection = ({ version, bar, histogram }: Evaluation): string => {
  const ticks = roundTicks(Math.max(...histogram.map(({ pairs }) => pairs)))
  const [first, last] = [histogram[0]?.from ?? 0, histogram.at(-1)?.to ?? 0]
  return `<h2>Weights by ${escaped(version)}</h2>
${figure(
  barChart(
    `Compared pairs by weight, model ${version}`,
    { title: "weight (bits)", from: first, to: last, ticks: [-40, -20, 0, 20, 40] },
    { title: "pairs", from: 0, to: ticks.at(-1) ?? 1, ticks },
    histogram.map(({ from, to, pairs }) => ({ from, to, height: pairs })),
    bar
  ),
  {
    en: "Compared pairs by weight; pairs at or right of the upright line are taken. Two hills with a valley at the line tell that the model can tell people apart.",
    nl: "Vergeleken paren naar gewicht; paren op of rechts van de lijn tellen als dezelfde persoon."
  },
  table(
    "Pairs by weight",
    ["from (bits)", "to (bits)", "pairs"],
    histogram.map(({ from, to, pairs }) => [`${from}`, to, pairs])
  )
)}`
}

const movesSection = (parent: Model, model: Model): string => {
  const row = ({ place, before, after, bits }: Move) => [place, before, after, bits]
  const moves = movesOf(parent, model).filter(({ bits }) => Math.abs(bits) >= LEAST_BITS)
  const told = moves.slice(0, MOST_MOVES)
  return `<h2>What moved since ${escaped(parent.version)}</h2>
${table("Bits from which the evidence on a pair starts, by how many records hold the whole name that the two share", ["records of the name", "before (bits)", "after (bits)", "moved (bits)"], priorMovesOf(parent, model).map(row))}
${table(`The ${told.length} of ${moves.length} shares and chances that moved by ${LEAST_BITS} bits or more`, ["place in the model file", "before", "after", "moved (bits)"], told.map(row))}`
}
