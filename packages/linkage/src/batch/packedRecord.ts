import type { Encoding } from "../encode/Encoding.ts"
import { headOf } from "../encode/head.ts"
import { MOST_ROWS, rowLength } from "../encode/layout.ts"

/** Words in front of the rows: the head, and how many rows there are with which of them have the other form. */
export const FRONT_WORDS = 2
/** Bits of the second word that say which rows have the other form. */
export const FORM_BITS = 16

/** Words that the record takes, its tokens left out. */
export const packedLength = (e: Encoding): number => FRONT_WORDS + e.rows.length

/**
 * Writes all of an encoding but its tokens as words: head, numbers, rows. For the memory of one process only: what is stored or sent has its own form
 * (`toWire`). Gives the place after it. Throws a RangeError for rows of another size.
 */
export const packRecord = (e: Encoding, words: Uint32Array, at: number): number => {
  const rows = e.rows.length / rowLength(e)
  if (!Number.isInteger(rows) || rows > MOST_ROWS) throw new RangeError("not the rows of an encoding")
  words[at] = headOf(e)
  words[at + 1] = (rows << FORM_BITS) | e.otherForm
  words.set(e.rows, at + FRONT_WORDS)
  return at + FRONT_WORDS + e.rows.length
}
