import {
  BLOCK_RECORDS,
  type EncodedBlock,
  EncodingStore,
  indexTokens,
  PairComparer,
  PairList,
  packBlock
} from "../src/batch/index.ts"
import { model } from "../src/match/index.ts"
import type { Sighting } from "./people.ts"

/** Compares records in parts, as threads do, each with a numbering of patterns of its own. */
export const compared = (
  records: ReadonlyArray<Sighting>,
  options: { readonly hubLimit: number; readonly parts?: number; readonly overlaps?: boolean }
): PairList => {
  const blocks: Array<EncodedBlock> = []
  for (let from = 0; from < records.length; from += BLOCK_RECORDS) {
    blocks.push(packBlock(records.slice(from, from + BLOCK_RECORDS).map(({ encoding }) => encoding)))
  }
  const { hubLimit, parts = 3, overlaps = false } = options
  const set = { store: new EncodingStore(blocks), index: indexTokens(blocks, hubLimit), overlaps }
  const pairs = new PairList()
  const size = Math.max(1, Math.ceil(records.length / parts))
  for (let from = 0; from < records.length; from += size) {
    const comparer = new PairComparer(set, model)
    const add = pairs.source()
    const half = Math.min(records.length, from + Math.ceil(size / 2))
    add(comparer.compare(from, half), comparer.patterns.levels)
    const met = comparer.patterns.levels.length
    const rest = comparer.compare(half, Math.min(records.length, from + size))
    add(rest, comparer.patterns.levels.slice(met))
  }
  return pairs
}
