import {
  BLOCK_RECORDS,
  dropLoneRows,
  type EncodedBlock,
  EncodingStore,
  indexTokens,
  PairComparer,
  type StoredBlock,
  type TokenIndex
} from "../../packages/linkage/src/batch/index.ts"
import { model, weigh } from "../../packages/linkage/src/match/index.ts"

/** The hub limit of a covenant that names none. */
const HUB_LIMIT = 20

/** The first signals of a file, indexed, to measure what one of them costs. */
export interface History {
  readonly size: number
  /** Bytes of encodings and index, as `link` holds them when it compares: without rows that nobody shares, which no comparison reads. */
  readonly bytes: number
  /** The same with every row. */
  readonly allBytes: number
  /** Compares and weighs a signal with all its candidates; how many there were. */
  readonly compareOne: (record: number) => number
  /** Compares and weighs a signal with every other one. */
  readonly compareAll: (record: number) => void
  /** How many tokens the signal has. */
  readonly tokensOf: (record: number) => number
}

const bytesOf = (blocks: ReadonlyArray<StoredBlock>, index: TokenIndex): number => {
  const arrays = [
    ...blocks.flatMap(({ words, places }) => [words, places]),
    ...[index.told, index.followed, index.followers].flatMap(({ starts, items }) => [starts, items]),
    index.kinds,
    index.steps,
    index.lone
  ]
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** The same blocks without rows that nobody shares. */
const withoutLoneRows = (blocks: ReadonlyArray<StoredBlock>): ReadonlyArray<StoredBlock> => {
  const own = blocks.map(({ places, records, words }) => ({ records, words: words.slice(), places: places.slice() }))
  dropLoneRows(own)
  return own
}

export const historyOf = (all: ReadonlyArray<EncodedBlock>, wanted: number): History => {
  // whole blocks: the last may be short only in a store that ends with it
  const blocks = all.slice(0, Math.ceil(wanted / BLOCK_RECORDS))
  const store = new EncodingStore(blocks)
  const index = indexTokens(blocks, HUB_LIMIT)
  const comparer = new PairComparer({ store, index, sparing: true }, model)
  const { levels } = comparer.patterns
  const weights: Array<number> = []
  // what agrees alike weighs alike: weighed when it is first met
  const weighed = (pattern: number) => {
    const found = levels[pattern]
    if (found !== undefined) weights[pattern] ??= weigh(found, model).weight
  }
  return {
    size: store.records,
    bytes: bytesOf(withoutLoneRows(blocks), index),
    allBytes: bytesOf(blocks, index),
    compareOne: (record) => {
      let met = 0
      comparer.compareWith(record, 0, (_, pattern) => {
        met++
        weighed(pattern)
      })
      return met
    },
    compareAll: (record) => {
      for (let other = 0; other < store.records; other++)
        if (other !== record) weighed(comparer.patternOf(record, other))
    },
    tokensOf: (record) => {
      const starts = blocks[Math.floor(record / BLOCK_RECORDS)]?.tokenStarts
      const at = record % BLOCK_RECORDS
      return (starts?.[at + 1] ?? 0) - (starts?.[at] ?? 0)
    }
  }
}
