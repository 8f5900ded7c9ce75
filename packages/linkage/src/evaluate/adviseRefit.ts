import type { Evaluation, TruthScores } from "./evaluateSet.ts"

/** Records below which a refit follows the chances of one file: measured, see `docs/linkage.md`. */
export const ENOUGH_RECORDS = 10_000
/** F1 within this is the same. */
const EQUAL = 0.001
/** Precision may fall by this much: joining two people does more harm than missing a link. */
const LESS_PRECISE = 0.005
/** The worst group's false links may be this much higher, as a factor, before the model is called worse for it. */
const UNEVEN = 1.1
/** False links per 1,000 that are too few to tell groups apart. */
const FEW = 5

/** Why a re-estimated model had better not be used, as codes; none speaks against it. */
export type Doubt =
  | "too-few-records"
  | "no-truth"
  | "clusters-worse"
  | "precision-worse"
  | "recall-at-99-worse"
  | "group-worse"

const isWorseFor = (before: TruthScores, after: TruthScores): boolean =>
  after.groups.some(({ group, falseLinks }) => {
    const was = before.groups.find((one) => one.group === group)
    return was !== undefined && falseLinks > FEW && falseLinks > UNEVEN * was.falseLinks
  })

/** Holds a re-estimated model against its parent, on the records that it was estimated from. */
export const adviseRefit = (before: Evaluation, after: Evaluation): ReadonlyArray<Doubt> => {
  const few: ReadonlyArray<Doubt> = after.records < ENOUGH_RECORDS ? ["too-few-records"] : []
  if (before.truth === undefined || after.truth === undefined) return [...few, "no-truth"]
  const doubts: ReadonlyArray<readonly [Doubt, boolean]> = [
    ["clusters-worse", after.truth.clusters.f1 < before.truth.clusters.f1 - EQUAL],
    ["precision-worse", after.truth.clusters.precision < before.truth.clusters.precision - LESS_PRECISE],
    ["recall-at-99-worse", after.truth.recallAt99 < before.truth.recallAt99 - EQUAL],
    ["group-worse", isWorseFor(before.truth, after.truth)]
  ]
  return [...few, ...doubts.flatMap(([doubt, holds]) => (holds ? [doubt] : []))]
}
