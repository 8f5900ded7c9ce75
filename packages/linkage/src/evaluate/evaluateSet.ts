import type { PairList } from "../batch/PairList.ts"
import { type SettledRecords, weightsOf } from "../batch/settleRecords.ts"
import { type CalibrationBin, calibration } from "./calibration.ts"
import { estimateScores } from "./estimate.ts"
import { type HistogramBin, histogram } from "./histogram.ts"
import { bestOf, type CurvePoint, decisionAt, precisionRecall, recallAt, type WeighedPairs } from "./precisionRecall.ts"
import { falseLinksByGroup, type GroupErrors, type JudgedRecord, pairsOf, scoreClusters } from "./scoreClusters.ts"
import type { Scores } from "./scores.ts"

/** What is known of the records of a set, by number; undefined: nothing, and then the record counts in no score. */
export interface SetTruth {
  readonly entityOf: (record: number) => string | undefined
  readonly groupOf: (record: number) => string | undefined
}

export interface TruthScores {
  /** Records of which the truth is known. */
  readonly records: number
  readonly wanted: number
  /** Share of the true pairs that were compared at all: no weighing can find more. */
  readonly candidateRecall: number
  readonly curve: ReadonlyArray<CurvePoint>
  /** Where the model's own bar stands on the curve. */
  readonly own: CurvePoint
  readonly best: CurvePoint
  readonly recallAt99: number
  readonly calibration: ReadonlyArray<CalibrationBin>
  readonly clusters: Scores
  /** Empty where the truth names no groups. */
  readonly groups: ReadonlyArray<GroupErrors>
}

/** What a model makes of a set of records. Numbers only. */
export interface Evaluation {
  readonly version: string
  readonly records: number
  readonly pairs: number
  /** Bits that a pair needs. */
  readonly bar: number
  /** Clusters of more than one record. */
  readonly clusters: number
  readonly histogram: ReadonlyArray<HistogramBin>
  readonly estimate: Scores
  /** Absent where nothing is known of any record. */
  readonly truth?: TruthScores
}

const tallied = (pairs: PairList, weights: Float64Array, { entityOf }: SetTruth): ReadonlyArray<WeighedPairs> => {
  const same = new Float64Array(weights.length)
  const other = new Float64Array(weights.length)
  for (const { a, b, pattern } of pairs.parts) {
    for (let i = 0; i < a.length; i++) {
      const [left, right] = [entityOf(a[i] ?? 0), entityOf(b[i] ?? 0)]
      if (left === undefined || right === undefined) continue
      const counts = left === right ? same : other
      const at = pattern[i] ?? 0
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return Array.from(weights, (weight, at) => ({ weight, same: same[at] ?? 0, other: other[at] ?? 0 }))
}

const judged = (settled: SettledRecords, truth: SetTruth): ReadonlyArray<JudgedRecord> =>
  Array.from(settled.leaders, (cluster, record): JudgedRecord | undefined => {
    const entity = truth.entityOf(record)
    const group = truth.groupOf(record)
    return entity === undefined ? undefined : { cluster, entity, ...(group === undefined ? {} : { group }) }
  }).filter((record) => record !== undefined)

const scoredBy = (
  pairs: PairList,
  weights: Float64Array,
  settled: SettledRecords,
  truth: SetTruth
): TruthScores | undefined => {
  const records = judged(settled, truth)
  if (records.length === 0) return undefined
  const wanted = pairsOf(records.map(({ entity }) => entity))
  const weighed = tallied(pairs, weights, truth)
  const curve = precisionRecall(weighed, wanted)
  return {
    records: records.length,
    wanted,
    candidateRecall: curve.at(-1)?.recall ?? 0,
    curve,
    own: decisionAt(curve, settled.threshold),
    best: bestOf(curve),
    recallAt99: recallAt(curve, 0.99),
    calibration: calibration(weighed, settled.threshold),
    clusters: scoreClusters(records),
    groups: falseLinksByGroup(records)
  }
}

/** Evaluates a settled set: against the truth where there is some, and otherwise by what the model believes of itself. */
export const evaluateSet = (pairs: PairList, settled: SettledRecords, truth?: SetTruth): Evaluation => {
  const { model, threshold, leaders } = settled
  const weights = weightsOf(pairs, model)
  const counts = new Float64Array(weights.length)
  for (const { pattern } of pairs.parts) for (const at of pattern) counts[at] = (counts[at] ?? 0) + 1
  const sizes = new Uint32Array(leaders.length)
  for (const leader of leaders) sizes[leader] = (sizes[leader] ?? 0) + 1
  const scores = truth === undefined ? undefined : scoredBy(pairs, weights, settled, truth)
  return {
    version: model.version,
    records: leaders.length,
    pairs: pairs.length,
    bar: threshold,
    clusters: sizes.reduce((sum, size) => sum + Number(size > 1), 0),
    histogram: histogram(Array.from(weights, (weight, at) => ({ weight, pairs: counts[at] ?? 0 }))),
    estimate: estimateScores(pairs.counted(), model, threshold),
    ...(scores === undefined ? {} : { truth: scores })
  }
}
