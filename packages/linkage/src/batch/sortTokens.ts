import { BLOCK_RECORDS, type EncodedBlock } from "./EncodedBlock.ts"
import { type Allocate, release, unshared } from "./Lists.ts"
import { SharedTokens } from "./SharedTokens.ts"
import { firstOf, type KeyColumns, keyColumns, sortKeys } from "./sortKeys.ts"
import type { TokenIndex } from "./TokenIndex.ts"

/** Kind letters are ASCII. */
const KINDS = 128

/** Records of a block, up to `to`, that follow each other in the set as they do in the block; the first has number `first` in the set. */
interface Stretch {
  readonly block: EncodedBlock
  readonly from: number
  readonly to: number
  readonly first: number
}

/** A set: all records of the blocks, or those that `members` names, in ascending order. */
function* stretchesOf(blocks: ReadonlyArray<EncodedBlock>, members: Uint32Array | undefined): Generator<Stretch> {
  if (members === undefined) {
    let first = 0
    for (const block of blocks) {
      yield { block, from: 0, to: block.records, first }
      first += block.records
    }
    return
  }
  for (const [first, record] of members.entries()) {
    const block = blocks[Math.floor(record / BLOCK_RECORDS)]
    const from = record % BLOCK_RECORDS
    if (block !== undefined) yield { block, from, to: from + 1, first }
  }
}

/** Adds the tokens of a stretch to how many there are of each kind. */
const count = ({ block, from, to }: Stretch, counts: Uint32Array): void => {
  const { tokenKinds, tokenStarts } = block
  const end = tokenStarts[to] ?? 0
  for (let token = tokenStarts[from] ?? 0; token < end; token++) {
    const kind = tokenKinds[token] ?? 0
    counts[kind] = (counts[kind] ?? 0) + 1
  }
}

/** Writes the tokens of one kind into the columns from row `at` on; gives the row after them. */
const write = ({ block, from, to, first }: Stretch, kind: number, columns: KeyColumns, at: number): number => {
  const { tokenKeys, tokenKinds, tokenStarts } = block
  const { high, item, low } = columns
  let row = at
  for (let record = from; record < to; record++) {
    const end = tokenStarts[record + 1] ?? 0
    for (let token = tokenStarts[record] ?? 0; token < end; token++) {
      if (tokenKinds[token] !== kind) continue
      high[row] = tokenKeys[2 * token] ?? 0
      low[row] = tokenKeys[2 * token + 1] ?? 0
      item[row] = first + record - from
      row++
    }
  }
  return row
}

/**
 * Sorts the tokens of a set (see `stretchesOf`), one kind after another, so that never more than those of one kind are there twice. After it the set's
 * tokens are not needed any more.
 */
export const sortTokens = (
  blocks: ReadonlyArray<EncodedBlock>,
  hubLimit: number,
  members?: Uint32Array
): SharedTokens => {
  const counts = new Uint32Array(KINDS)
  for (const stretch of stretchesOf(blocks, members)) count(stretch, counts)
  const most = counts.reduce((x, y) => Math.max(x, y))
  const [one, other] = [keyColumns(most), keyColumns(most)]
  const shared = new SharedTokens(members?.length ?? blocks.reduce((sum, { records }) => sum + records, 0), hubLimit)
  counts.forEach((length, kind) => {
    if (length === 0) return
    const columns = firstOf(one, length)
    let row = 0
    for (const stretch of stretchesOf(blocks, members)) row = write(stretch, kind, columns, row)
    shared.add(kind, sortKeys(columns, firstOf(other, length)))
  })
  for (const { high, item, low } of [one, other]) for (const { buffer } of [high, item, low]) release(buffer)
  return shared
}

/** Which tokens the records of a set share: see `sortTokens`. */
export const indexTokens = (
  blocks: ReadonlyArray<EncodedBlock>,
  hubLimit: number,
  { members, allocate = unshared }: { readonly members?: Uint32Array; readonly allocate?: Allocate } = {}
): TokenIndex => sortTokens(blocks, hubLimit, members).index(allocate)
