/** Letters of base64url in the order of their bytes. */
const LETTERS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
/** The sixteen of them that can stand last: it holds four bits only. */
const LAST = "048AEIMQUYcgkosw"

const rankIn = (letters: string): Uint8Array => {
  const out = new Uint8Array(128).fill(255)
  for (let i = 0; i < letters.length; i++) out[letters.charCodeAt(i)] = i
  return out
}
const RANK = rankIn(LETTERS)
const LAST_RANK = rankIn(LAST)

/** A kind letter and 64 bits in base64url. */
const LENGTH = 12

/**
 * Writes the 64 bits of a token as two numbers, the high one first, such that numbers are in the order in which the tokens' texts are: engines
 * that keep texts and engines that keep numbers must take the same token first. Throws a RangeError for what `encode` would not write.
 */
export const writeTokenKey = (token: string, into: Uint32Array, at: number): void => {
  let high = 0
  let low = 0
  let known = token.length === LENGTH
  for (let i = 1; i <= 5; i++) {
    const rank = RANK[token.charCodeAt(i)] ?? 255
    high = high * 64 + rank
    known &&= rank < 64
  }
  for (let i = 6; i <= 10; i++) {
    const rank = RANK[token.charCodeAt(i)] ?? 255
    low = low * 64 + rank
    known &&= rank < 64
  }
  const last = LAST_RANK[token.charCodeAt(11)] ?? 255
  if (!known || last > 15) throw new RangeError("not a token of an encoding")
  // 30 bits, 30 bits and 4 bits make two words of 32
  into[at] = high * 4 + Math.floor(low / 2 ** 28)
  into[at + 1] = (low % 2 ** 28) * 16 + last
}
