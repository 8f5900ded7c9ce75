import type { Span } from "./findBsn.ts"

const spans = (text: string, pattern: RegExp): ReadonlyArray<Span> =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }))

/** Lengths are those of RFC 5321; they also keep the search linear on text without end. */
const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu

/** Places in a text that read as an e-mail address. */
export const findEmails = (text: string): ReadonlyArray<Span> => spans(text, email)

/** Dutch: ten digits from 0, or nine after the country's number. Others: seven to twelve after a plus and a country's number. */
const phone =
  /(?<![\p{L}\p{N}])(?:(?:\+31|0031)[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}|0[1-9](?:[ -]?\d){8}|\+[1-9]\d{0,2}(?:[ -]?\d){7,12})(?!\d)/gu

/** Places in a text that read as a telephone number. */
export const findPhones = (text: string): ReadonlyArray<Span> => spans(text, phone)
