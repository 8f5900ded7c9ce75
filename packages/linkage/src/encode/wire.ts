import { base64UrlToBytes, bytesToBase64Url } from "./base64.ts"
import type { DatePrecision, Encoding, Rarity } from "./Encoding.ts"
import { MOST_TOKENS } from "./tokens.ts"

/** First byte of an encoding; a reader refuses others. */
const VERSION = 1
/** An encoding is never longer, so a reader need not look further. */
export const LONGEST_ENCODING = 1024

const PRECISIONS: ReadonlyArray<DatePrecision> = ["none", "year", "month", "day"]

const flagsOf = (e: Encoding): number =>
  PRECISIONS.indexOf(e.date.precision) |
  (e.date.registrationDay ? 4 : 0) |
  (e.initialOnly ? 8 : 0) |
  (e.sex << 4) |
  (e.givenRarity << 6) |
  (e.familyRarity << 8) |
  (e.address.hasSuffix ? 1024 : 0) |
  (e.year === undefined ? 0 : 2048) |
  (e.place === undefined ? 0 : 4096)

/**
 * Version 1, little-endian: version u8, flags u16, counts of given and family filters and of tokens u8 each, nine tags u32,
 * the filters u32 each, then per token its kind (ASCII) and 8 bytes. At most 1,024 bytes.
 */
export const toWire = (e: Encoding): Uint8Array => {
  const filters = [...e.given, ...e.family, ...(e.year ? [e.year] : []), ...(e.place ? [e.place] : [])]
  const words = filters.reduce((sum, f) => sum + f.length, 0)
  const bytes = new Uint8Array(6 + 36 + words * 4 + e.tokens.length * 9)
  const view = new DataView(bytes.buffer)
  bytes[0] = VERSION
  view.setUint16(1, flagsOf(e), true)
  bytes[3] = e.given.length
  bytes[4] = e.family.length
  bytes[5] = e.tokens.length
  let at = 6
  const { date: d, address: a } = e
  const tags = [
    d.yearMonth,
    d.yearDay,
    d.monthDay,
    d.unordered,
    a.full,
    a.building,
    a.streetFull,
    a.streetBuilding,
    a.postcode
  ]
  for (const word of [...tags, ...filters.flatMap((f) => [...f])]) {
    view.setUint32(at, word, true)
    at += 4
  }
  for (const token of e.tokens) {
    bytes[at] = token.charCodeAt(0)
    bytes.set(base64UrlToBytes(token.slice(1)) ?? [], at + 1)
    at += 9
  }
  return bytes
}

const rarity = (bits: number): Rarity | undefined => (bits === 0 || bits === 1 || bits === 2 ? bits : undefined)
const sexOf = (bits: number): Encoding["sex"] => (bits === 0 || bits === 1 || bits === 2 ? bits : 3)

const LETTERS = Uint8Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (c) =>
  c.charCodeAt(0)
)
const letter = (bits: number): number => LETTERS[bits & 63] ?? 0

/** A token as text, from its kind and eight bytes: `bytesToBase64Url` without the pieces in between. */
const tokenText = (bytes: Uint8Array, at: number): string => {
  const byte = (i: number) => bytes[at + i] ?? 0
  const [x, y, z] = [
    (byte(1) << 16) | (byte(2) << 8) | byte(3),
    (byte(4) << 16) | (byte(5) << 8) | byte(6),
    (byte(7) << 16) | (byte(8) << 8)
  ]
  return String.fromCharCode(
    byte(0),
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

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** Reads an encoding; undefined for anything `toWire` would not have written. Total: never throws. */
export const fromWire = (bytes: Uint8Array): Encoding | undefined => {
  if (bytes.length < 42 || bytes.length > LONGEST_ENCODING || bytes[0] !== VERSION) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const flags = view.getUint16(1, true)
  const [given, family, count] = [bytes[3] ?? 0, bytes[4] ?? 0, bytes[5] ?? 0]
  const givenRarity = rarity((flags >>> 6) & 3)
  const familyRarity = rarity((flags >>> 8) & 3)
  const precision = PRECISIONS[flags & 3]
  const hasYear = (flags & 2048) !== 0
  const hasPlace = (flags & 4096) !== 0
  if (flags >= 8192 || given > 2 || family > 2 || count > MOST_TOKENS) return undefined
  if (givenRarity === undefined || familyRarity === undefined || precision === undefined) return undefined
  if (hasYear !== (precision !== "none")) return undefined
  const words = 16 * (given + family) + (hasYear ? 8 : 0) + (hasPlace ? 8 : 0)
  if (bytes.length !== 42 + words * 4 + count * 9) return undefined
  let at = 6
  const next = () => {
    const word = view.getUint32(at, true)
    at += 4
    return word
  }
  const date = {
    precision,
    registrationDay: (flags & 4) !== 0,
    yearMonth: next(),
    yearDay: next(),
    monthDay: next(),
    unordered: next()
  }
  const address = {
    full: next(),
    building: next(),
    streetFull: next(),
    streetBuilding: next(),
    postcode: next(),
    hasSuffix: (flags & 1024) !== 0
  }
  // One array for all filters, and views on it: an encoding is read far more often than it is written.
  const all = new Uint32Array(words)
  for (let i = 0; i < words; i++) all[i] = next()
  let taken = 0
  const filter = (size: number) => {
    taken += size
    return all.subarray(taken - size, taken)
  }
  const givenFilters = Array.from({ length: given }, () => filter(16))
  const familyFilters = Array.from({ length: family }, () => filter(16))
  const year = hasYear ? filter(8) : undefined
  const place = hasPlace ? filter(8) : undefined
  const tokens: Array<string> = []
  let last = ""
  for (; at < bytes.length; at += 9) {
    const kind = bytes[at] ?? 0
    const token = tokenText(bytes, at)
    if (!isLetter(kind) || last >= token) return undefined
    tokens.push(token)
    last = token
  }
  return {
    tokens,
    given: givenFilters,
    family: familyFilters,
    year,
    place,
    date,
    address,
    sex: sexOf((flags >>> 4) & 3),
    initialOnly: (flags & 8) !== 0,
    givenRarity,
    familyRarity
  }
}

/** The wire form as text, for JSON. */
export const toBase64 = (e: Encoding): string => bytesToBase64Url(toWire(e))
export const fromBase64 = (text: string): Encoding | undefined => {
  if (text.length > LONGEST_ENCODING * 2) return undefined
  const bytes = base64UrlToBytes(text)
  return bytes === undefined ? undefined : fromWire(bytes)
}
