import { tokenText } from "./base64.ts"
import { type Encoding, TokenKind } from "./Encoding.ts"
import { copyRows, frontOf, HEAD, TOKEN_BYTES } from "./wire.ts"

/** Kinds of token that a comparison asks for; by the others two records are only found. */
const COMPARED = new Uint8Array(128)
for (const kind of Object.values(TokenKind)) COMPARED[kind.charCodeAt(0)] = 1

/** A machine on which words stand in memory as on the wire. */
const SAME_ORDER = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** Some of the tokens of bytes that `fromWire` has read before, in their order. `number`: the place of a token among all. */
export const tokensWhere = (
  bytes: Uint8Array,
  wanted: (kind: number, number: number) => boolean
): ReadonlyArray<string> => {
  const front = frontOf(bytes)
  if (front === undefined) return []
  const tokens: Array<string> = []
  let at = HEAD + front.words * 4
  for (let number = 0; number < front.count; number++, at += TOKEN_BYTES) {
    const kind = bytes[at] ?? 0
    if (wanted(kind, number)) tokens.push(tokenText(kind, bytes, at + 1))
  }
  return tokens
}

/**
 * What a comparison needs of bytes that `fromWire` has read before: three in four tokens are left out, and rows stand where they are if they
 * begin at a whole word, so the bytes must stay as they are. Undefined for what cannot be compared here.
 */
export const comparedOf = (bytes: Uint8Array): Encoding | undefined => {
  const front = frontOf(bytes)
  if (front === undefined) return undefined
  const { head, otherForm, words } = front
  const start = bytes.byteOffset + HEAD
  const rows = SAME_ORDER && start % 4 === 0 ? new Uint32Array(bytes.buffer, start, words) : copyRows(bytes, words)
  return { tokens: tokensWhere(bytes, (kind) => COMPARED[kind] === 1), rows, otherForm, ...head }
}
