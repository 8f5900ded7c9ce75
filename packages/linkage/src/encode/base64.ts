const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((c, i) => [c, i]))

/** Base64url without padding (RFC 4648 §5); the same in Node and browser. */
export const bytesToBase64Url = (bytes: Uint8Array): string => {
  let out = ""
  for (let i = 0; i < bytes.length; i += 3) {
    const n = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const left = bytes.length - i
    out += ALPHABET.charAt(n >>> 18) + ALPHABET.charAt((n >>> 12) & 63)
    if (left > 1) out += ALPHABET.charAt((n >>> 6) & 63)
    if (left > 2) out += ALPHABET.charAt(n & 63)
  }
  return out
}

/** Undefined for anything that `bytesToBase64Url` would not write: other letters, padding, stray bits. */
export const base64UrlToBytes = (text: string): Uint8Array | undefined => {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let pending = 0
  let bits = 0
  let at = 0
  for (const c of text) {
    const value = VALUES.get(c)
    if (value === undefined) return undefined
    pending = ((pending << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (pending >>> bits) & 255
    }
  }
  return (pending & ((1 << bits) - 1)) === 0 ? bytes : undefined
}

const LETTERS = Uint8Array.from(ALPHABET, (c) => c.charCodeAt(0))
const letter = (bits: number): number => LETTERS[bits & 63] ?? 0
const BITS = Uint8Array.from({ length: 128 }, (_, code) => VALUES.get(String.fromCharCode(code)) ?? 0)
const bitsOf = (token: string, at: number): number => BITS[token.charCodeAt(at)] ?? 0

/** A token as text, from its kind (ASCII) and eight bytes: `bytesToBase64Url` without the pieces in between. */
export const tokenText = (kind: number, bytes: Uint8Array, at: number): string => {
  const byte = (i: number) => bytes[at + i] ?? 0
  const [x, y, z] = [
    (byte(0) << 16) | (byte(1) << 8) | byte(2),
    (byte(3) << 16) | (byte(4) << 8) | byte(5),
    (byte(6) << 16) | (byte(7) << 8)
  ]
  return String.fromCharCode(
    kind,
    letter(x >>> 18),
    letter(x >>> 12),
    letter(x >>> 6),
    letter(x),
    letter(y >>> 18),
    letter(y >>> 12),
    letter(y >>> 6),
    letter(y),
    letter(z >>> 18),
    letter(z >>> 12),
    letter(z >>> 6)
  )
}

/** The other way round: writes the nine bytes of what `tokenText` gave. */
export const writeToken = (token: string, bytes: Uint8Array, at: number): void => {
  bytes[at] = token.charCodeAt(0)
  for (let i = 0; i < 3; i++) {
    const first = 1 + 4 * i
    const word =
      (bitsOf(token, first) << 18) |
      (bitsOf(token, first + 1) << 12) |
      (bitsOf(token, first + 2) << 6) |
      bitsOf(token, first + 3)
    const to = at + 1 + 3 * i
    bytes[to] = word >>> 16
    bytes[to + 1] = word >>> 8
    // the last three letters of a token hold two bytes
    if (i < 2) bytes[to + 2] = word
  }
}
