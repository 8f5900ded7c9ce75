import { BLOCK_RECORDS, type EncodedBlock } from "./EncodedBlock.ts"
import type { EncodingView } from "./EncodingView.ts"

/** What a store keeps of a block: the tokens go to the index. */
export type StoredBlock = Pick<EncodedBlock, "records" | "words" | "places">

/** Packed encodings by number: some 260 bytes each, and no object. */
export class EncodingStore {
  readonly blocks: Array<StoredBlock> = []
  #records = 0

  constructor(blocks: ReadonlyArray<StoredBlock> = []) {
    for (const block of blocks) this.append(block)
  }

  get records(): number {
    return this.#records
  }

  /** Adds a block; gives the number of its first record. Throws a RangeError when the block before it was not full. */
  append({ records, words, places }: StoredBlock): number {
    const first = this.#records
    if (first % BLOCK_RECORDS !== 0 || records > BLOCK_RECORDS) throw new RangeError("only the last block may be short")
    this.blocks.push({ records, words, places })
    this.#records += records
    return first
  }

  /** Reads a record's encoding, all but its tokens, into the view. Throws a RangeError when there is none of that number. */
  read(record: number, into: EncodingView): void {
    const block = this.blocks[Math.floor(record / BLOCK_RECORDS)]
    const place = block?.places[record % BLOCK_RECORDS]
    if (block === undefined || place === undefined) throw new RangeError("no such record")
    into.read(block.words, place)
  }
}
