import { describe, expect, it } from "vitest"
import { adviseRefit, type Evaluation, type TruthScores } from "./index.ts"

const FAIR = { precision: 0.95, recall: 0.9, f1: 0.92 }
const point = { weight: 0, ...FAIR }
const scored: TruthScores = {
  records: 20_000,
  wanted: 9_000,
  candidateRecall: 0.95,
  curve: [point],
  own: point,
  best: point,
  recallAt99: 0.8,
  calibration: [],
  clusters: FAIR,
  groups: [{ group: "nl", records: 9_000, falseLinks: 20 }]
}
const evaluation = (truth?: TruthScores, records = 20_000): Evaluation => ({
  version: "2026.12-1",
  records,
  pairs: 50_000,
  bar: 0,
  clusters: 5_000,
  histogram: [],
  estimate: FAIR,
  ...(truth === undefined ? {} : { truth })
})

describe("adviseRefit", () => {
  it("has nothing against a model that is as good on enough records with truth", () => {
    expect(adviseRefit(evaluation(scored), evaluation(scored))).toEqual([])
  })

  it("doubts what came from under ten thousand records, or has no truth to go by", () => {
    expect(adviseRefit(evaluation(scored, 9_999), evaluation(scored, 9_999))).toEqual(["too-few-records"])
    expect(adviseRefit(evaluation(scored, 10_000), evaluation(scored, 10_000))).toEqual([])
    expect(adviseRefit(evaluation(), evaluation())).toEqual(["no-truth"])
  })

  it.each([
    ["clusters-worse", { clusters: { ...FAIR, f1: 0.91 } }],
    ["precision-worse", { clusters: { ...FAIR, precision: 0.94 } }],
    ["recall-at-99-worse", { recallAt99: 0.79 }],
    ["group-worse", { groups: [{ group: "nl", records: 9_000, falseLinks: 30 }] }]
  ] as const)("says %s", (doubt, change) => {
    expect(adviseRefit(evaluation(scored), evaluation({ ...scored, ...change }))).toEqual([doubt])
  })
})
