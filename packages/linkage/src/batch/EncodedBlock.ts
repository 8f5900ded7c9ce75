import type { Encoding } from "../encode/Encoding.ts"
import { MOST_TOKENS } from "../encode/tokens.ts"
import { type Allocate, unshared } from "./Lists.ts"
import { packedLength, packRecord } from "./packedRecord.ts"
import { writeTokenKey } from "./tokenKey.ts"

/** Records of a block; only the last of a store may have fewer. */
export const BLOCK_RECORDS = 2048

/** Encodings of some records in a few arrays, so that threads can hand them over without copying. */
export interface EncodedBlock {
  readonly records: number
  readonly words: Uint32Array
  /** Where each record starts in `words`, see `packRecord`. */
  readonly places: Uint32Array
  /** Where each record's tokens start in `tokenKinds`, and where the last ones end. */
  readonly tokenStarts: Uint32Array
  /** Kind letter of each token, ASCII. */
  readonly tokenKinds: Uint8Array
  /** Two words a token, see `writeTokenKey`. */
  readonly tokenKeys: Uint32Array
}

/** Packs the encodings of at most `BLOCK_RECORDS` records. The words come from `allocate`; the tokens are for the reader alone. */
export const packBlock = (encodings: ReadonlyArray<Encoding>, allocate: Allocate = unshared): EncodedBlock => {
  const records = encodings.length
  const tokens = encodings.reduce((sum, e) => sum + e.tokens.length, 0)
  const length = encodings.reduce((sum, e) => sum + packedLength(e), 0)
  const words = new Uint32Array(allocate(length * 4))
  const places = new Uint32Array(allocate(records * 4))
  const tokenStarts = new Uint32Array(records + 1)
  const tokenKinds = new Uint8Array(tokens)
  const tokenKeys = new Uint32Array(tokens * 2)
  let at = 0
  let token = 0
  if (encodings.some((e) => e.tokens.length > MOST_TOKENS)) throw new RangeError("too many tokens for an encoding")
  encodings.forEach((encoding, i) => {
    places[i] = at
    at = packRecord(encoding, words, at)
    for (const text of encoding.tokens) {
      tokenKinds[token] = text.charCodeAt(0)
      writeTokenKey(text, tokenKeys, token * 2)
      token++
    }
    tokenStarts[i + 1] = token
  })
  return { records, words, places, tokenStarts, tokenKinds, tokenKeys }
}
