/** Crockford's base 32: no letter that is misheard or misread for another. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Short code of a signal, from the 40 random bits at the end of its id: `K7QF-2M9X`. For the phone; it opens nothing. */
export const receiptOf = (signal: string): string => {
  const tail = BigInt(`0x${signal.replaceAll("-", "").slice(-10)}`)
  const letters = Array.from({ length: 8 }, (_, place) => LETTERS[Number((tail >> BigInt(35 - 5 * place)) & 31n)])
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`
}
