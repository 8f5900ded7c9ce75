import { decisionAt, type Evaluation, type TruthScores } from "@kruisverband/linkage/evaluate"
import { type Axis, lineChart } from "./charts.ts"
import { figure, table } from "./html.ts"

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

export const scoresSection = (all: ReadonlyArray<TrueEvaluation>): string => {
  const row = (name: string, of: (one: TrueEvaluation) => number) => [name, ...all.map(of)]
  return `<h2>Scores against the truth</h2>
${table(
  "Scores",
  ["score", ...all.map(({ version }) => version)],
  [
    row("Records with truth", ({ truth }) => truth.records),
    row("True pairs", ({ truth }) => truth.wanted),
    row("Recall of the candidates (before any weighing)", ({ truth }) => truth.candidateRecall),
    row("Pairs at the bar: precision", ({ truth }) => truth.own.precision),
    row("Pairs at the bar: recall", ({ truth }) => truth.own.recall),
    row("Pairs at the bar: F1", ({ truth }) => truth.own.f1),
    row("Pairs at the best bar: F1", ({ truth }) => truth.best.f1),
    row("Recall at precision .99", ({ truth }) => truth.recallAt99),
    row("Clusters: precision", ({ truth }) => truth.clusters.precision),
    row("Clusters: recall", ({ truth }) => truth.clusters.recall),
    row("Clusters: F1", ({ truth }) => truth.clusters.f1)
  ]
)}`
}

export const curveSection = (all: ReadonlyArray<TrueEvaluation>): string => {
  const ticks = corner(all)
  const from = ticks[0] ?? 0
  const axis = (title: string): Axis => ({ title, from, to: 1, ticks })
  const lines = all.map((one) => ({
    name: `${one.version}, its own decision marked`,
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
    "from (bits)",
    ...all.flatMap(({ version }) => ["precision", "recall", "F1"].map((of) => `${version} ${of}`))
  ]
  return `<h2>Precision and recall</h2>
${figure(
  lineChart("Precision against recall as the bar is lowered", axis("recall"), axis("precision"), lines),
  {
    en: "What is found and how much of it is right, when pairs of a weight and above are taken. Pairs that were never compared count as not found. Only the corner of the decisions is drawn; the table has all.",
    nl: "Hoeveel er gevonden wordt en hoeveel daarvan klopt, als alle paren vanaf een gewicht meetellen. Paren die nooit vergeleken zijn, tellen als niet gevonden."
  },
  table("Precision and recall by bar", head, rows)
)}`
}

export const calibrationSection = (all: ReadonlyArray<TrueEvaluation>): string => {
  const lines = all.map(({ version, truth }) => {
    const points = truth.calibration.flatMap(({ pairs, predicted, found }) =>
      pairs === 0 ? [] : [[predicted, found] as const]
    )
    return { name: version, points, marks: points }
  })
  const bins = all[0]?.truth.calibration ?? []
  const rows = bins.map(({ from, to }, i) => [
    `${from.toFixed(1)} to ${to.toFixed(1)}`,
    ...all.flatMap(({ truth }) => {
      const bin = truth.calibration[i]
      return bin === undefined || bin.pairs === 0 ? [0, "–", "–"] : [bin.pairs, bin.predicted, bin.found]
    })
  ])
  const head = [
    "predicted",
    ...all.flatMap(({ version }) => ["pairs", "mean predicted", "found"].map((of) => `${version} ${of}`))
  ]
  return `<h2>Calibration</h2>
${figure(
  lineChart(
    "Share found to be one person against the predicted chance",
    chance("predicted chance"),
    chance("share found"),
    lines,
    {
      diagonal: true
    }
  ),
  {
    en: "Predicted chance of a match, 1/(1+2^(bar-weight)), beside the share that is one person in truth. On the dotted line a chance means what it says; above it the model is too careful, below it too sure. Bins with few pairs say little: see the table.",
    nl: "De voorspelde kans op dezelfde persoon naast het aandeel dat klopt. Op de stippellijn kloppen de kansen; erboven is het model te voorzichtig, eronder te zeker. Groepjes met weinig paren zeggen weinig: zie de tabel."
  },
  table("Calibration in ten bins", head, rows)
)}`
}

export const groupsSection = (all: ReadonlyArray<TrueEvaluation>): string => {
  const names = all[0]?.truth.groups ?? []
  if (names.length === 0)
    return "<h2>False links by name group</h2><p>The truth has no column origin, so errors could not be told apart by name group.</p>"
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
    "group",
    "records",
    ...all.flatMap(({ version }) => [`${version} per 1,000`, `${version} × ${BASELINE}`])
  ]
  return `<h2>False links by name group</h2>
<p>Wrong links in the clusters, per 1,000 records of the group and counted from each end, and as a multiple of the Dutch group (${BASELINE}). <span lang="nl">Onterechte koppelingen per 1.000 records, per naamgroep.</span></p>
${table("False links by name group", head, rows)}`
}
