const DIGIT_BITS = 8
const DIGITS = 1 << DIGIT_BITS

/** Keys of 64 bits in two columns, and what goes with each. All of one length. */
export interface KeyColumns {
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly item: Uint32Array
}

export const keyColumns = (length: number): KeyColumns => ({
  high: new Uint32Array(length),
  low: new Uint32Array(length),
  item: new Uint32Array(length)
})

/** The first rows of columns; a view, not a copy. */
export const firstOf = ({ high, item, low }: KeyColumns, length: number): KeyColumns => ({
  high: high.subarray(0, length),
  low: low.subarray(0, length),
  item: item.subarray(0, length)
})

/** Moves all rows in the order of one digit, rows of equal digits in the order they had; false: the digit is the same everywhere. */
const byDigit = (from: KeyColumns, to: KeyColumns, digits: Uint32Array, shift: number): boolean => {
  const places = new Uint32Array(DIGITS)
  for (const word of digits) {
    const digit = (word >>> shift) & (DIGITS - 1)
    places[digit] = (places[digit] ?? 0) + 1
  }
  let sum = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = places[digit] ?? 0
    if (count === digits.length) return false
    places[digit] = sum
    sum += count
  }
  for (let i = 0; i < digits.length; i++) {
    const digit = ((digits[i] ?? 0) >>> shift) & (DIGITS - 1)
    const place = places[digit] ?? 0
    places[digit] = place + 1
    to.high[place] = from.high[i] ?? 0
    to.low[place] = from.low[i] ?? 0
    to.item[place] = from.item[i] ?? 0
  }
  return true
}

/**
 * Sorts by key, least first (radix sort, least significant digit first: linear in the number of rows). Stable: items of one key keep their order.
 * Uses the given columns and others of the same length; what it gives is either of them.
 */
export const sortKeys = (given: KeyColumns, others: KeyColumns): KeyColumns => {
  let from = given
  let to = others
  for (const word of ["low", "high"] as const) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (byDigit(from, to, from[word], shift)) [from, to] = [to, from]
    }
  }
  return from
}
