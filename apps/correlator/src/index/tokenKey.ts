import { createHash } from "node:crypto"

/** 2^32 over the golden ratio, odd: spreads neighbouring keys. `dumpState` knows it too. */
const SPREAD = 0x9e3779b1

const KEYED = /^[A-Za-z][\w-]{11}$/u

/**
 * A token as the index stores it: 64 bits. The first byte is its kind; the others are the first 56 bits of
 * its keyed hash, the last 32 of them turned by the covenant's key, so that covenants share no rows. Within a covenant two
 * tokens of one kind in a million times ten million fall together (14 million tokens: 5 in a million).
 */
export const tokenNumber = (token: string, covenant: number): bigint => {
  const bytes = Buffer.allocUnsafe(8)
  bytes[0] = token.charCodeAt(0) & 0x7f
  if (KEYED.test(token)) bytes.write(token.slice(1), 1, 7, "base64url")
  else createHash("sha256").update(token).digest().copy(bytes, 1, 0, 7)
  bytes.writeUInt32BE((bytes.readUInt32BE(4) ^ Math.imul(covenant, SPREAD)) >>> 0, 4)
  return bytes.readBigInt64BE(0)
}

/** The same as decimal text, as the driver gives it. */
export const tokenKey = (token: string, covenant: number): string => tokenNumber(token, covenant).toString()

/** The kind of a stored token: the first letter of the token. */
export const kindOf = (key: string | bigint): string => String.fromCharCode(Number(BigInt(key) >> 56n))
