import { adaptOverlaps } from "../match/adaptOverlaps.ts"
import { fitTo } from "../match/fitTo.ts"
import type { Model } from "../match/Model.ts"
import type { Pattern } from "../match/patterns.ts"
import { threshold } from "../match/threshold.ts"
import { clusterRecords } from "./clusterRecords.ts"
import { markAlone } from "./markAlone.ts"
import type { PairList } from "./PairList.ts"
import { type SettledRecords, type SettleOptions, settleRecords, weightsOf } from "./settleRecords.ts"

export interface SettledFile {
  readonly settled: SettledRecords
  /** The pairs as they were weighed in the end. */
  readonly pairs: PairList
}

/**
 * From this share of pairs under a name of more than eight records on, that name says more than what else two records share: there the fit of levels
 * alone is better (measured on invented files: at a fifth by .016, while at a twelfth the other is by .006).
 */
const FEW_NAMES = 1 / 8

const SMALL_CROWDS: ReadonlySet<string> = new Set(["none", "4", "8"])

const hasFewNames = (patterns: ReadonlyArray<Pattern>): boolean => {
  const pairs = patterns.reduce((sum, { count }) => sum + count, 0)
  const crowded = patterns.filter(({ levels }) => !SMALL_CROWDS.has(levels.crowd ?? "none"))
  return crowded.reduce((sum, { count }) => sum + count, 0) >= FEW_NAMES * pairs
}

/**
 * Settles a file as a whole. Where it shows no families and many names its pairs are compared once more, to tell also what they have in common (`adaptOverlaps`): first by
 * what two records share, then also by whether any other record fits either of them. Elsewhere, and frozen, this is `settleRecords`.
 */
export const settleFile = async (
  compare: (overlaps: boolean) => Promise<PairList>,
  options: SettleOptions
): Promise<SettledFile> => {
  const pairs = await compare(false)
  const { model, records, idOf } = options
  const fit = options.frozen ? undefined : fitTo(model, pairs.counted(), records)
  if (fit?.moved !== "levels" || hasFewNames(pairs.counted()))
    return { pairs, settled: settleRecords(pairs, options, fit) }
  const told = await compare(true)
  const bar = threshold(model, records)
  const adapted = (some: PairList): Model => adaptOverlaps(model, some.counted(), bar)
  const first = adapted(told)
  const marked = markAlone(told, weightsOf(told, first), threshold(first, records), records)
  const last = adapted(marked)
  const least = threshold(last, records)
  const weights = weightsOf(marked, last)
  const found = clusterRecords(marked, {
    records,
    weights,
    threshold: least,
    anyGround: true,
    idOf,
    mustLink: [],
    cannotLink: []
  })
  return { pairs: marked, settled: { ...found, model: last, threshold: least, fit: { ...fit, model: last } } }
}
