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
  /** Vectors of an element of a sketch, by what the sketch is of and the element; remembered: there are few distinct letter pairs. */
  readonly elements: Map<string, Map<string, Uint32Array>>
  /** Vectors of all elements of a name or street, by what the sketch is of and the text; remembered: they come back again and again. */
  readonly texts: Map<string, Map<string, ReadonlyArray<Uint32Array>>>
  /** Numbers that stand for parts of an address, by kind and text, remembered. */
  readonly codes: Map<string, Map<string, number>>
}

const VERSION = "kruisverband/linkage/v1/"

/** Longer texts, and those with other letters than ASCII, are rare. */
const BUFFERED = 512
const buffer = new Uint8Array(BUFFERED)

/** The text in UTF-8, valid until the next call: making an array for each text costs as much as hashing it. */
const bytesOf = (text: string): Uint8Array => {
  const { length } = text
  if (length > BUFFERED) return utf8ToBytes(text)
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return utf8ToBytes(text)
    buffer[i] = code
  }
  return buffer.subarray(0, length)
}

const prf = (key: Uint8Array): Prf => {
  const start = hmac.create(sha256, key)
  // one copy that starts anew for each text: a clone a text costs more than the hashing
  const run = start.clone()
  const digest = new Uint8Array(start.outputLen)
  return (text) => {
    start._cloneInto(run).update(bytesOf(text)).digestInto(digest)
    return digest.slice()
  }
}

/**
 * Derives the sub-keys of a covenant from its secret (HKDF-SHA-256, RFC 5869).
 * Two covenants' encodings of one person share nothing. Throws a RangeError when the secret is shorter than 16 bytes.
 */
export const deriveKeys = (secret: Uint8Array): LinkageKeys => {
  if (secret.length < 16) throw new RangeError("A linkage secret has at least 16 bytes.")
  const part = (name: string) => prf(hkdf(sha256, secret, undefined, utf8ToBytes(VERSION + name), 32))
  return {
    token: part("token"),
    filter: part("filter"),
    bound: part("bound"),
    elements: new Map(),
    texts: new Map(),
    codes: new Map()
  }
}
