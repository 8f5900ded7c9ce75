import {
  type EncodedBlock,
  EncodingStore,
  type PairColumns,
  PairComparer,
  type StoredBlock,
  type TokenIndex
} from "@kruisverband/linkage/batch"
import type { Levels, Model } from "@kruisverband/linkage/match"
import { encodeRows } from "./encodeRows.ts"
import type { Places } from "./LinkRecord.ts"

/** Records of a range that one thread compares before it looks for the next. */
const RANGE = 1024

/** A set to compare, as threads hand it to each other: its memory is shared, not copied. */
export interface SharedSet {
  readonly blocks: ReadonlyArray<StoredBlock>
  readonly index: TokenIndex
  readonly members?: Uint32Array
  readonly model: Model
  /** See `RecordSet`. */
  readonly overlaps: boolean
  /** One number: the first record that no thread has taken yet. */
  readonly next: Int32Array
}

export type LinkTask =
  | { readonly kind: "encode"; readonly rows: ReadonlyArray<ReadonlyArray<string>>; readonly at: Places }
  | { readonly kind: "compare"; readonly set: SharedSet }

/** Pairs of a range; `levels` are the patterns met for the first time since the last part. */
export interface ComparedPart {
  readonly pairs: PairColumns
  readonly levels: ReadonlyArray<Levels>
}

export type LinkReply =
  | { readonly kind: "encoded"; readonly block: EncodedBlock }
  | { readonly kind: "part"; readonly part: ComparedPart }
  | { readonly kind: "done" }

/** Compares ranges of the set until none is left; whichever thread takes a range, the pairs are the same. */
export function* comparedParts({ blocks, index, members, model, overlaps, next }: SharedSet): Generator<ComparedPart> {
  const store = new EncodingStore(blocks)
  const comparer = new PairComparer({ store, index, overlaps, ...(members === undefined ? {} : { members }) }, model)
  let told = 0
  for (let from = Atomics.add(next, 0, RANGE); from < index.records; from = Atomics.add(next, 0, RANGE)) {
    const pairs = comparer.compare(from, Math.min(index.records, from + RANGE))
    const levels = comparer.patterns.levels.slice(told)
    told += levels.length
    yield { pairs, levels }
  }
}

/** Does a task and tells of it, part by part. */
export const work = (task: LinkTask, tell: (reply: LinkReply, transfer: ReadonlyArray<ArrayBuffer>) => void): void => {
  if (task.kind === "encode") {
    const block = encodeRows(task.rows, task.at)
    const { places, tokenKeys, tokenKinds, tokenStarts, words } = block
    const own = [words, places, tokenStarts, tokenKinds, tokenKeys].map(({ buffer }) => buffer)
    tell(
      { kind: "encoded", block },
      own.filter((buffer) => buffer instanceof ArrayBuffer)
    )
    return
  }
  for (const part of comparedParts(task.set)) {
    const own = [part.pairs.a.buffer, part.pairs.b.buffer, part.pairs.pattern.buffer]
    tell(
      { kind: "part", part },
      own.filter((buffer) => buffer instanceof ArrayBuffer)
    )
  }
  tell({ kind: "done" }, [])
}
