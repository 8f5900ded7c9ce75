import type { Encoding } from "./Encoding.ts"

/** What a row's layout depends on. */
export type Known = Pick<Encoding, "given" | "family" | "address"> & {
  readonly date: Pick<Encoding["date"], "precision">
}

/** Words of a name's sketch, and of a street's. */
export const NAME_WORDS = 7
export const STREET_WORDS = 2
/** Words of the parts of an address. */
export const PART_WORDS = 3
/** Rows of an encoding at most. */
export const MOST_ROWS = 9

/** Word of a row that is equal where two rows stand under one value. */
export const CHECK = 0
/** Day, month, both in either order, initial and sex, by the places in `DETAILS`. */
export const DETAIL = 1

/** Bits of the word of details: where each starts and how long it is. */
export const DETAILS = {
  day: { at: 0, bits: 5 },
  month: { at: 5, bits: 4 },
  unordered: { at: 9, bits: 9 },
  initial: { at: 18, bits: 5 },
  sex: { at: 23, bits: 1 }
} as const

/** Parts of an address: the word behind the address's first, where in it, how many bits. */
export const PARTS = {
  postcode: { word: 0, at: 0, bits: 20 },
  suffix: { word: 0, at: 20, bits: 12 },
  street: { word: 1, at: 0, bits: 18 },
  number: { word: 1, at: 18, bits: 14 },
  city: { word: 2, at: 0, bits: 16 },
  area: { word: 2, at: 16, bits: 16 }
} as const

export const yearAt = (_: Known): number => 2
export const givenAt = (e: Known): number => 2 + (e.date.precision === "none" ? 0 : 1)
/** Who gives one name has it in both places, as it may be in the wrong field. */
export const familyAt = (e: Known): number => givenAt(e) + (e.given || e.family ? NAME_WORDS : 0)
export const addressAt = (e: Known): number => familyAt(e) + (e.given || e.family ? NAME_WORDS : 0)
export const streetAt = (e: Known): number => addressAt(e) + PART_WORDS

/** Words of each row of this encoding. */
export const rowLength = (e: Known): number =>
  addressAt(e) + (e.address === undefined ? 0 : PART_WORDS + (e.address.street ? STREET_WORDS : 0))
