/** Crockford's base 32: no letter that is misheard or misread for another. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Short code of a signal, from the 40 random bits at the end of its id: `K7QF-2M9X`. For the phone; it opens nothing. */
export const receiptOf = (signal: string): string => `${fourOf(signal.slice(-10, -5))}-${fourOf(signal.slice(-5))}`

/** Four letters of five bits each from five hexadecimal digits. */
const fourOf = (digits: string): string => {
  const bits = Number.parseInt(digits, 16)
  return [15, 10, 5, 0].map((shift) => LETTERS[(bits >>> shift) & 31]).join("")
}
