import type { EncodedBlock } from "./EncodedBlock.ts"
import { release } from "./Lists.ts"
import { Room } from "./Room.ts"

/** Memory for the blocks of a set: their tokens lie apart, as they are needed less long than the rest. */
export class BlockRooms {
  readonly #rows = new Room()
  readonly #tokens = new Room()

  /** Moves a block in; the memory of the given one is released. */
  move(block: EncodedBlock): EncodedBlock {
    return {
      records: block.records,
      words: this.#rows.words(block.words),
      places: this.#rows.words(block.places),
      tokenStarts: this.#tokens.words(block.tokenStarts),
      tokenKinds: this.#tokens.bytes(block.tokenKinds),
      tokenKeys: this.#tokens.words(block.tokenKeys)
    }
  }
}

/** Releases the tokens of all blocks of a set, which nobody will read any more. */
export const releaseTokens = (blocks: ReadonlyArray<EncodedBlock>): void => {
  for (const { tokenKeys, tokenKinds, tokenStarts } of blocks)
    for (const { buffer } of [tokenKeys, tokenKinds, tokenStarts]) release(buffer)
}
