import { type Encoding, TokenKind } from "../encode/Encoding.ts"
import type { Head } from "../encode/head.ts"

/** What of a person is known whole, a bit each: a birth date that is no registration day, a given name with a surname, a home. */
export type Known = number

const DATE = 1
const NAME = 2
const HOME = 4
/** Values of `Known`. */
export const KNOWN = 8

export const knownOf = ({ given, family, date, address }: Head | Encoding): Known =>
  (date.precision === "day" && !date.registrationDay ? DATE : 0) |
  (given && family ? NAME : 0) |
  (address?.number === true && (address.postcode || address.street) ? HOME : 0)

/** What two records share of tokens that both follow, as far as it decides whether they are compared: see `meets`. */
export type Ground = number

/** They share nothing. */
export const NO_GROUND: Ground = 0
/** They share one thing that says enough, or two that do not follow from each other. */
const ENOUGH: Ground = 1

/**
 * Tokens that say too little by themselves where both records have all of this known and share none of it: of one person they would share more.
 * The tokens of a home follow from each other, and count as one.
 */
const TOO_LITTLE: ReadonlyArray<readonly [kinds: string, ...known: ReadonlyArray<Known>]> = [
  [`${TokenKind.address}${TokenKind.street}y`, DATE],
  ["k", DATE],
  [TokenKind.name, DATE],
  ["l", DATE],
  ["j", DATE],
  ["c", DATE, NAME | HOME],
  ["t", DATE | NAME],
  ["d", DATE | NAME],
  ["i", DATE | NAME | HOME]
]
const AT_HOME: Ground = 2
const NEAR_HOME: Ground = 3
const GROUNDS = AT_HOME + TOO_LITTLE.length

const LETTERS = 128
const byLetter = new Uint8Array(LETTERS).fill(ENOUGH)
for (const [i, [kinds]] of TOO_LITTLE.entries()) for (const kind of kinds) byLetter[kind.charCodeAt(0)] = AT_HOME + i

const join = (x: Ground, y: Ground): Ground => {
  if (x === NO_GROUND || y === NO_GROUND) return x + y
  const [low, high] = [Math.min(x, y), Math.max(x, y)]
  // what makes a home one with another name of the same person says more
  return low === AT_HOME && high <= NEAR_HOME ? high : ENOUGH
}

const joined = Uint8Array.from({ length: GROUNDS * GROUNDS }, (_, i) => join(Math.floor(i / GROUNDS), i % GROUNDS))

const isEnough = (ground: Ground, both: Known): boolean => {
  if (ground === NO_GROUND) return false
  const [, ...known] = TOO_LITTLE[ground - AT_HOME] ?? [""]
  return known.every((needed) => (both & needed) !== needed)
}

const enough = Uint8Array.from({ length: GROUNDS * KNOWN }, (_, i) =>
  Number(isEnough(Math.floor(i / KNOWN), i % KNOWN))
)

/** The ground of a single token, by its kind letter in ASCII. */
export const groundOf = (letter: number): Ground => byLetter[letter] ?? ENOUGH

/** The ground of all tokens of two grounds, which have no token in common. */
export const bothGrounds = (x: Ground, y: Ground): Ground => joined[x * GROUNDS + y] ?? ENOUGH

/** The ground of these tokens, each given once. */
export const groundOfAll = (tokens: Iterable<string>): Ground => {
  let ground = NO_GROUND
  for (const token of tokens) ground = bothGrounds(ground, groundOf(token.charCodeAt(0)))
  return ground
}

/** Are two records compared that share this? */
export const meets = (ground: Ground, x: Known, y: Known): boolean => enough[ground * KNOWN + (x & y)] === 1
