import fc from "fast-check"
import { bytesToBase64Url, type Encoding, encode } from "../src/encode/index.ts"
import { keys } from "./arbitraries.ts"

const NOBODY = encode({}, keys)

export interface CrowdRecord {
  readonly id: string
  readonly encoding: Encoding
}

/** A record that is found under these tokens and says nothing else. */
export const holding = (id: string, tokens: ReadonlyArray<string>): CrowdRecord => ({
  id,
  encoding: { ...NOBODY, tokens: [...new Set(tokens)].sort() }
})

/** A token of its own for each kind and number, of the form that `encode` gives. */
export const tokenOf = (kind: string, n: number): string =>
  kind + bytesToBase64Url(keys.token(`${kind} ${n}`).subarray(0, 8))

/** Kinds of token of which each record of a crowd holds at most one. */
const KINDS = "abcdijknps"

/**
 * Records that crowd together under few tokens of each kind, so that many loads are above the budget: `tokens` is how many tokens a kind has; the first
 * is the commonest.
 */
export const crowd = (records: number, tokens: number): fc.Arbitrary<ReadonlyArray<CrowdRecord>> =>
  fc
    .array(
      fc.array(
        fc.option(
          fc.integer({ min: 0, max: tokens ** 2 - 1 }).map((n) => tokens - 1 - Math.floor(Math.sqrt(n))),
          { freq: 4 }
        ),
        { minLength: KINDS.length, maxLength: KINDS.length }
      ),
      { minLength: Math.floor(records / 2), maxLength: records, size: "max" }
    )
    .map((rows) =>
      rows.map((row, i) =>
        holding(
          `r${i}`,
          row.flatMap((n, kind) => (n === null ? [] : [tokenOf(KINDS.charAt(kind), n)]))
        )
      )
    )
