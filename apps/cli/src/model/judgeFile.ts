import { type PairList, type SettledRecords, settleRecords } from "@kruisverband/linkage/batch"
import { type Evaluation, evaluateSet, type SetTruth } from "@kruisverband/linkage/evaluate"
import { type Fit, fitTo, type Model, publish } from "@kruisverband/linkage/match"
import type { Column } from "../link/columns.ts"
import { readInput } from "../link/LinkInput.ts"
import { LinkThreads } from "../link/LinkThreads.ts"
import { linkRecords } from "../link/linkRecords.ts"
import { fileTexts, told } from "../link/linkTexts.ts"
import { readRows } from "../link/readRows.ts"
import { modelTexts } from "./modelTexts.ts"
import type { Truth } from "./readTruth.ts"

export interface JudgeOptions {
  readonly model: Model
  readonly map: ReadonlyMap<string, Column>
  readonly hubLimit: number
  readonly truth: Truth | undefined
  /** Name of a model to re-estimate from the file; undefined: only evaluate the one that is given. */
  readonly version: string | undefined
}

export interface Judged {
  /** By the model that was given. */
  readonly given: Evaluation
  /** Absent when none was asked for, or when a fit would not be safe and so moved nothing. */
  readonly refit?: { readonly model: Model; readonly moved: Fit["moved"]; readonly evaluation: Evaluation }
  readonly faults: number
}

/**
 * Links the records of a file by a model as it is and evaluates that; on request re-estimates the model from the same pairs, and evaluates what came of it. A string says why the
 * file is none of records. Rejects when it cannot be read.
 */
export const judgeFile = async (file: string, options: JudgeOptions): Promise<Judged | string> => {
  const { model, map, hubLimit } = options
  await using threads = new LinkThreads()
  const input = await readInput(readRows(file), { map, withRule: false, threads, fault: () => undefined })
  const { header, ids, faults } = input
  if (header === undefined) return told(fileTexts.empty(file))
  if (!header.at.has("record_id")) return told(fileTexts.noId(file))
  if (ids.length === 0) return told(modelTexts.noRecords(file))
  const idOf = (record: number) => ids.at(record)
  const truth = options.truth === undefined ? undefined : byNumber(options.truth, ids.length, idOf)
  let judged: Judged | string = told(modelTexts.noRecords(file))
  await linkRecords(input, {
    model,
    hubLimit,
    frozen: true,
    threads,
    onGroup: async ({ pairs, settled }) => {
      const refit = options.version === undefined ? undefined : refitted(pairs, settled, options.version, idOf, truth)
      judged = { given: evaluateSet(pairs, settled, truth), ...(refit === undefined ? {} : { refit }), faults }
    }
  })
  return judged
}

const refitted = (
  pairs: PairList,
  { model, leaders }: SettledRecords,
  version: string,
  idOf: (record: number) => string,
  truth: SetTruth | undefined
): Judged["refit"] => {
  const records = leaders.length
  const fit = fitTo(model, pairs.counted(), records)
  if (fit.model === model) return undefined
  // what is evaluated is the very model that is written
  const published = publish(fit.model, version, model.version)
  const settled = settleRecords(pairs, { records, model: published, frozen: true, idOf })
  return { model: published, moved: fit.moved, evaluation: evaluateSet(pairs, settled, truth) }
}

/** The truth by record number: pairs ask for it millions of times. */
const byNumber = (truth: Truth, records: number, idOf: (record: number) => string): SetTruth => {
  const entities = Array.from({ length: records }, (_, record) => truth.entities.get(idOf(record)))
  const groups = Array.from({ length: records }, (_, record) => truth.groups.get(idOf(record)))
  return { entityOf: (record) => entities[record], groupOf: (record) => groups[record] }
}
