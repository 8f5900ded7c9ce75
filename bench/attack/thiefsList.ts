import { seeded } from "../support/seeded.ts"
import type { Stolen } from "./Scheme.ts"

/** A line of the thief's own list: what he encoded, and which stolen signal it is the very same as, if any. */
export interface Listed {
  readonly signal: Stolen
  readonly is: number | undefined
}

/** The list that is all of the stolen signals, to the letter. */
export const wholeList = (own: ReadonlyArray<Stolen>): ReadonlyArray<Listed> =>
  own.map((signal, is) => ({ signal, is }))

/**
 * As long a list, of which the share `overlap` (0 to 1) are stolen signals and the rest are others of the same world. `own` are the stolen signals in
 * their order, encoded by the thief. Throws a RangeError where there are too few others.
 */
export const overlapping = (
  own: ReadonlyArray<Stolen>,
  others: ReadonlyArray<Stolen>,
  overlap: number
): ReadonlyArray<Listed> => {
  const random = seeded(7)
  const shuffled = (lines: ReadonlyArray<Listed>) =>
    lines
      .map((line) => ({ line, at: random() }))
      .sort((x, y) => x.at - y.at)
      .map(({ line }) => line)
  const same = Math.round(own.length * overlap)
  if (others.length < own.length - same) throw new RangeError("too few other signals for a list of this overlap")
  return [
    ...shuffled(wholeList(own)).slice(0, same),
    ...shuffled(others.map((signal) => ({ signal, is: undefined }))).slice(0, own.length - same)
  ]
}
