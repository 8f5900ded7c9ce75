import { base64UrlToBytes, bytesToBase64Url, tokenText, writeToken } from "./base64.ts"
import type { Encoding } from "./Encoding.ts"
import { headOf, readHead } from "./head.ts"
import { MOST_ROWS, rowLength } from "./layout.ts"
import { MOST_TOKENS } from "./tokens.ts"

/** First byte of an encoding; a reader refuses others. Version 1 had filters that could be counted. */
export const ENCODING_VERSION = 2
/** Versions stay below it, so that other bytes are told from an encoding of another version. */
const NO_VERSION = 32
/** An encoding is never longer, so a reader need not look further. */
export const LONGEST_ENCODING = 1024
/** Bytes before the rows, and of each token after them. */
export const HEAD = 8
export const TOKEN_BYTES = 9

/** Bytes of an encoding of so many tokens and words of rows. */
export const bytesFor = (tokens: number, words: number): number => HEAD + tokens * TOKEN_BYTES + words * 4

/**
 * Version 2, little-endian: version u8, flags u24, numbers of tokens and of rows u8 each, which rows have the other form u16, the rows u32 each,
 * then per token its kind (ASCII) and 8 bytes. At most 1,024 bytes.
 */
export const toWire = (e: Encoding): Uint8Array => {
  const bytes = new Uint8Array(bytesFor(e.tokens.length, e.rows.length))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, ENCODING_VERSION | (headOf(e) << 8), true)
  bytes[4] = e.tokens.length
  bytes[5] = e.rows.length / rowLength(e)
  view.setUint16(6, e.otherForm, true)
  let at = HEAD
  for (const word of e.rows) {
    view.setUint32(at, word, true)
    at += 4
  }
  for (const token of e.tokens) {
    writeToken(token, bytes, at)
    at += TOKEN_BYTES
  }
  return bytes
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** The rows as words. */
export const copyRows = (bytes: Uint8Array, words: number): Uint32Array => {
  // an encoding is read far more often than it is written
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rows = new Uint32Array(words)
  for (let i = 0; i < words; i++) rows[i] = view.getUint32(HEAD + i * 4, true)
  return rows
}

/** What stands before the rows, with how many tokens and words of rows follow; undefined where these are not as long as it says. */
export const frontOf = (bytes: Uint8Array) => {
  if (bytes.length < HEAD || bytes.length > LONGEST_ENCODING || bytes[0] !== ENCODING_VERSION) return undefined
  const head = readHead((bytes[1] ?? 0) | ((bytes[2] ?? 0) << 8) | ((bytes[3] ?? 0) << 16))
  const [count, rowCount] = [bytes[4] ?? 0, bytes[5] ?? 0]
  const otherForm = (bytes[6] ?? 0) | ((bytes[7] ?? 0) << 8)
  if (head === undefined || count > MOST_TOKENS || rowCount > MOST_ROWS || otherForm >= 1 << rowCount) return undefined
  const length = rowLength(head)
  const words = length * rowCount
  return bytes.length === bytesFor(count, words) ? { head, count, otherForm, length, words } : undefined
}

/** Reads an encoding; undefined for anything `toWire` would not have written. Total: never throws. */
export const fromWire = (bytes: Uint8Array): Encoding | undefined => {
  const front = frontOf(bytes)
  if (front === undefined) return undefined
  const { head, length, otherForm, words } = front
  const rows = copyRows(bytes, words)
  // in the order of their first words
  for (let at = length; at < words; at += length) if ((rows[at - length] ?? 0) >= (rows[at] ?? 0)) return undefined
  const tokens: Array<string> = []
  let last = ""
  for (let at = HEAD + words * 4; at < bytes.length; at += TOKEN_BYTES) {
    const kind = bytes[at] ?? 0
    const token = tokenText(kind, bytes, at + 1)
    if (!isLetter(kind) || last >= token) return undefined
    tokens.push(token)
    last = token
  }
  return { tokens, rows, otherForm, ...head }
}

/** Version of an encoding, whether it can be read here or not; undefined for what is none. */
export const encodingVersion = (bytes: Uint8Array): number | undefined => {
  const version = bytes[0] ?? 0
  if (version === 0 || version >= NO_VERSION || bytes.length < HEAD || bytes.length > LONGEST_ENCODING) return undefined
  return version
}

/** Whether it is an encoding of another version: nothing here can be compared with it. */
export const isOtherVersion = (bytes: Uint8Array): boolean => {
  const version = encodingVersion(bytes)
  return version !== undefined && version !== ENCODING_VERSION
}

/** The wire form as text, for JSON. */
export const toBase64 = (e: Encoding): string => bytesToBase64Url(toWire(e))
export const fromBase64 = (text: string): Encoding | undefined => {
  if (text.length > LONGEST_ENCODING * 2) return undefined
  const bytes = base64UrlToBytes(text)
  return bytes === undefined ? undefined : fromWire(bytes)
}
