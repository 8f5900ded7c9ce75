import { weightOf } from "../match/compare.ts"
import { type Fit, fitTo } from "../match/fitTo.ts"
import type { Model } from "../match/Model.ts"
import { threshold } from "../match/threshold.ts"
import { clusterRecords, type RecordClusters } from "./clusterRecords.ts"
import type { PairList } from "./PairList.ts"

export interface SettledRecords extends RecordClusters {
  /** By which the pairs were weighed. */
  readonly model: Model
  /** What was fitted to the set; absent when that was not asked for. */
  readonly fit?: Fit
  /** Bits that a pair needs. */
  readonly threshold: number
}

/** Bits of each pattern of the pairs. */
export const weightsOf = (pairs: PairList, model: Model): Float64Array =>
  Float64Array.from(pairs.patterns.levels, (levels) => weightOf(levels, model))

export interface SettleOptions {
  readonly records: number
  readonly model: Model
  /** Weigh by the model as it is, as a growing covenant does. */
  readonly frozen: boolean
  readonly idOf: (record: number) => string
}

/** From compared pairs to clusters: fits the model to the set as a whole, unless it is frozen or a fit is given, weighs, and clusters. */
export const settleRecords = (pairs: PairList, options: SettleOptions, given?: Fit): SettledRecords => {
  const { records, idOf } = options
  const fit = options.frozen ? undefined : (given ?? fitTo(options.model, pairs.counted(), records))
  const model = fit?.model ?? options.model
  const bar = threshold(model, records)
  const weights = weightsOf(pairs, model)
  const anyGround = fit !== undefined && fit.moved !== "nothing"
  const found = clusterRecords(pairs, {
    records,
    weights,
    threshold: bar,
    anyGround,
    idOf,
    mustLink: [],
    cannotLink: []
  })
  return { ...found, model, threshold: bar, ...(fit === undefined ? {} : { fit }) }
}
