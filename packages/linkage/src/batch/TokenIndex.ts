import { TokenKind } from "../encode/Encoding.ts"
import { OVERFULL } from "../match/budget.ts"
import { isValueToken } from "../match/limits.ts"
import type { Lists } from "./Lists.ts"

/**
 * Which tokens the records of a set share. Tokens that two records or more hold are numbered in the order of their bytes; of the others only is
 * kept that there are some. Plain arrays, so that threads can share them.
 */
export interface TokenIndex {
  readonly records: number
  /** Kind letter of each token, ASCII. */
  readonly kinds: Uint8Array
  /** How many records hold it: see `tokenStep`. */
  readonly steps: Uint16Array
  /** Per record: the tokens of which comparisons are told, values and whole names. */
  readonly told: Lists
  /** Per record: a bit for each of `VALUE_LETTERS` of which it holds a value that nobody shares. */
  readonly lone: Uint8Array
  /** Per record the tokens that it follows (see `followedOf`), and per token the records that follow it; of no token less than two. */
  readonly followed: Lists
  readonly followers: Lists
}

const { mobile, landline, email, handle, address, street } = TokenKind
export const VALUE_LETTERS: ReadonlyArray<string> = [mobile, landline, email, handle, address, street]

/** Are comparisons told of tokens of this kind? */
export const isTold = (letter: string): boolean => isValueToken(letter) || letter === TokenKind.name

/** How many values are of too many records to count. */
export const hubsIn = ({ kinds, steps }: TokenIndex): number =>
  steps.reduce((sum, step, i) => {
    const value = isValueToken(String.fromCharCode(kinds[i] ?? 0))
    return value && step >= OVERFULL ? sum + 1 : sum
  }, 0)
