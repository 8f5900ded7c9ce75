import { hkdf } from "@noble/hashes/hkdf.js"
import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"

/** A keyed pseudo-random function: HMAC-SHA-256 (RFC 2104) of a text, 32 bytes. */
export type Prf = (text: string) => Uint8Array

/** Sub-keys of one covenant, as functions: nothing outside can read the key back. */
export interface LinkageKeys {
  readonly token: Prf
  readonly filter: Prf
  /** What the rows of an encoding are hidden under. */
  readonly bound: Prf
  /** Vectors of an element of a sketch, remembered: there are few distinct letter pairs. */
  readonly elements: Map<string, Uint32Array>
  /** Numbers that stand for parts of an address, remembered. */
  readonly codes: Map<string, number>
}

const VERSION = "kruisverband/linkage/v1/"

const prf = (key: Uint8Array): Prf => {
  const start = hmac.create(sha256, key)
  return (text) => start.clone().update(utf8ToBytes(text)).digest()
}

/**
 * Derives the sub-keys of a covenant from its secret (HKDF-SHA-256, RFC 5869).
 * Two covenants' encodings of one person share nothing. Throws a RangeError when the secret is shorter than 16 bytes.
 */
export const deriveKeys = (secret: Uint8Array): LinkageKeys => {
  if (secret.length < 16) throw new RangeError("A linkage secret has at least 16 bytes.")
  const part = (name: string) => prf(hkdf(sha256, secret, undefined, utf8ToBytes(VERSION + name), 32))
  return { token: part("token"), filter: part("filter"), bound: part("bound"), elements: new Map(), codes: new Map() }
}
