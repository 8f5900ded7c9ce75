import { hkdf } from "@noble/hashes/hkdf.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { hmacOf } from "./compression.ts"

/** A keyed pseudo-random function: HMAC-SHA-256 (RFC 2104) of a text, 32 bytes. */
export type Prf = (text: string) => Uint8Array

/** Sub-keys of one covenant, as functions: nothing outside can read the key back. */
export interface LinkageKeys {
  readonly token: Prf
  readonly filter: Prf
  /** What the rows of an encoding are hidden under. */
  readonly bound: Prf
  /** Vectors of an element of a sketch, by what the sketch is of and the element; remembered: there are few distinct letter pairs. */
  readonly elements: Map<string, Map<string, Uint32Array>>
  /** Vectors of all elements of a name or street, by what the sketch is of and the text; remembered: they come back again and again. */
  readonly texts: Map<string, Map<string, ReadonlyArray<Uint32Array>>>
  /** Numbers that stand for parts of an address, by kind and text, remembered. */
  readonly codes: Map<string, Map<string, number>>
}

const VERSION = "kruisverband/linkage/v1/"

/**
 * Derives the sub-keys of a covenant from its secret (HKDF-SHA-256, RFC 5869).
 * Two covenants' encodings of one person share nothing. Throws a RangeError when the secret is shorter than 16 bytes.
 */
export const deriveKeys = (secret: Uint8Array): LinkageKeys => {
  if (secret.length < 16) throw new RangeError("A linkage secret has at least 16 bytes.")
  const part = (name: string) => hmacOf(hkdf(sha256, secret, undefined, utf8ToBytes(VERSION + name), 32))
  return {
    token: part("token"),
    filter: part("filter"),
    bound: part("bound"),
    elements: new Map(),
    texts: new Map(),
    codes: new Map()
  }
}
