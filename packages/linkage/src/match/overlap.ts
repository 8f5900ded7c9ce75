/**
 * What two records of a whole file have in common beyond how their fields agree: how many of the tokens that they follow they share, how many
 * records follow the rarest of those, and whether any other record of the file fits either of the two. Only a fit to a file without families
 * starts from it (`adaptOverlaps`): a growing covenant would have to weigh its pairs again with each record that came.
 */
export interface Overlap {
  /** 1, 2, or 3 for more. */
  readonly shared: number
  /** 2 to 4 exactly, then 8, 16 or 32 for "as many or fewer", or for more. */
  readonly followers: number
  /** Neither fits another record, as far as a first fit could tell; false until one has been made. */
  readonly alone: boolean
}

const MOST_SHARED = 3
const FOLLOWERS = [2, 3, 4, 8, 16, 32]
const CODES = MOST_SHARED * FOLLOWERS.length

/** How many codes there are: they are 1 and up, so that 0 can stand for none. */
export const OVERLAPS = 2 * CODES

/** `shared`: how many tokens both follow, at least one. `followers`: of the rarest of them, at least two. */
export const overlapCode = (shared: number, followers: number): number => {
  const place = FOLLOWERS.findIndex((most) => followers <= most)
  const few = place < 0 ? FOLLOWERS.length - 1 : place
  return 1 + few * MOST_SHARED + Math.min(MOST_SHARED, shared) - 1
}

/** The same of two records that no other record fits. */
export const aloneCode = (code: number): number => (code > CODES ? code : code + CODES)

export const overlapOf = (code: number): Overlap => {
  const alone = code > CODES
  const place = code - 1 - (alone ? CODES : 0)
  return {
    shared: (place % MOST_SHARED) + 1,
    followers: FOLLOWERS[Math.floor(place / MOST_SHARED)] ?? 0,
    alone
  }
}
