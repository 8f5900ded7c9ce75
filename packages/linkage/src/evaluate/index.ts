export { adviseRefit, type Doubt, ENOUGH_RECORDS } from "./adviseRefit.ts"
export { type CalibrationBin, calibration, chanceOf } from "./calibration.ts"
export { estimateScores } from "./estimate.ts"
export { type Evaluation, evaluateSet, type SetTruth, type TruthScores } from "./evaluateSet.ts"
export { type HistogramBin, histogram } from "./histogram.ts"
export {
  bestOf,
  type CurvePoint,
  decisionAt,
  precisionRecall,
  recallAt,
  type WeighedPairs
} from "./precisionRecall.ts"
export { falseLinksByGroup, type GroupErrors, type JudgedRecord, pairsOf, scoreClusters } from "./scoreClusters.ts"
export { type Scores, scoresOf } from "./scores.ts"
