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
