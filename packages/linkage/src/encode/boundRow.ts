import { sha256 } from "@noble/hashes/sha2.js"
import type { Binder } from "./binders.ts"
import type { LinkageKeys } from "./LinkageKeys.ts"
import {
  addressAt,
  CHECK,
  DETAIL,
  DETAILS,
  familyAt,
  givenAt,
  type Known,
  NAME_WORDS,
  PARTS,
  STREET_WORDS,
  streetAt,
  yearAt
} from "./layout.ts"
import type { AddressParts } from "./normalise/address.ts"
import type { BirthDate } from "./normalise/date.ts"
import { initialSound, nameSkeleton, nameSound } from "./normalise/sound.ts"
import { bigrams, mixed, ownText, rememberedOf, textVectors, wordOf, writeSketch } from "./sketch.ts"
import type { Normalised } from "./tokens.ts"

/** What is drawn for a value: words of its seed, and words of the pad. */
const SEED = { check: 0, turn: 1, day: 2, unordered: 3, month: 4, initial: 5, parts: 6, sex: 7 }
const PAD = { given: 0, family: NAME_WORDS, street: 2 * NAME_WORDS, year: 2 * NAME_WORDS + STREET_WORDS }

const PAD_BLOCKS = Math.ceil((PAD.year + 1) / 8)

const seed = new Uint32Array(8)
const pad = new Uint32Array(PAD_BLOCKS * 8)
const counted = new Uint8Array(33)
const hash = new Uint8Array(32)
const start = sha256.create()
const run = start.clone()

/** Draws what rows under this value use: all that is written under another value is as if written under another key. */
const draw = (keys: LinkageKeys, { kind, value }: Binder): void => {
  const secret = keys.bound(`${kind}:${value}`)
  for (let i = 0; i < 8; i++) seed[i] = wordOf(secret, i)
  counted.set(secret)
  for (let block = 0; block < PAD_BLOCKS; block++) {
    counted[32] = block
    start._cloneInto(run).update(counted).digestInto(hash)
    for (let i = 0; i < 8; i++) pad[block * 8 + i] = wordOf(hash, i)
  }
}

/** The word by which rows under this value are known to stand under one. */
export const checkOf = (keys: LinkageKeys, { kind, value }: Binder): number =>
  wordOf(keys.bound(`${kind}:${value}`), SEED.check)

const seeded = (use: keyof typeof SEED): number => seed[SEED[use]] ?? 0

/** One of the permutations x to ax + b of the numbers below a prime: of two values it tells whether they are equal, and nothing else. */
const permuted = (value: number, prime: number, by: number): number =>
  ((1 + ((by & 0xffff) % (prime - 1))) * value + ((by >>> 16) % prime)) % prime

const LETTERS = 26
/** Number of an initial's sound, below 31; those of other scripts share what the letters leave. */
const initialNumber = (initial: string): number => {
  const code = (initialSound(initial).codePointAt(0) ?? 0) - 97
  return code >= 0 && code < LETTERS ? code : LETTERS + (Math.abs(code) % 5)
}

/** Years as 32 bits of which as many differ as there are years between, up to 32. */
const yearBits = (year: number): number => {
  const at = year % 64
  return at < 32 ? (2 ** at - 1) >>> 0 : (2 ** 32 - 2 ** (at - 32)) >>> 0
}

/** Codes of parts of an address remembered, of each kind. */
const REMEMBERED = 10_000

const codeOf = (keys: LinkageKeys, kind: string, text: string): number => {
  const all = rememberedOf(keys.codes, kind, REMEMBERED)
  const known = all.get(text)
  if (known !== undefined) return known
  const code = wordOf(keys.filter(`part:${kind} ${text}`), 0)
  all.set(ownText(text), code)
  return code
}

/** Letter pairs, what the name sounds like, and the formal name that it stands for. */
const nameElements = (name: string): ReadonlyArray<string> => {
  const elements = bigrams(name)
  // letters that no table romanises have no sound: two such names would seem alike
  const formal = nameSkeleton(name)
  if (formal !== "") elements.push(`sound ${nameSound(name)}`, `class ${formal}`)
  return elements
}

const streetElements = (a: AddressParts): ReadonlyArray<string> => {
  const elements = bigrams(a.street)
  if (a.streetSound !== "") elements.push(`street ${a.streetSound}`)
  return elements
}

/** What rows say, made once for all rows of a person. */
export interface Written {
  readonly known: Known
  /** Vectors of its elements: see `vectorsOf`. */
  readonly given: ReadonlyArray<Uint32Array>
  /** Of the surname, then of its other form. */
  readonly family: ReadonlyArray<ReadonlyArray<Uint32Array>>
  readonly street: ReadonlyArray<Uint32Array>
  /** A number for each of `PARTS`. */
  readonly parts: ReadonlyArray<number>
  readonly initial: string
  readonly sex: boolean | undefined
  readonly date: BirthDate
}

/** `sex`: undefined where it is not known to be the one or the other. */
export const writtenOf = (keys: LinkageKeys, n: Normalised, known: Known, sex: boolean | undefined): Written => {
  const { address: a, date, name } = n
  const call = name.given[0]
  return {
    known,
    // a surname has the class of a given name too: swapped fields must still meet
    given: call === undefined ? [] : textVectors(keys, "name", call, nameElements),
    family: name.family.map((form) => textVectors(keys, "name", form, nameElements)),
    street: a === undefined ? [] : textVectors(keys, "street", a.street, () => streetElements(a)),
    // in the order of PARTS
    parts:
      a === undefined
        ? []
        : [
            codeOf(keys, "postcode", a.postcode),
            codeOf(keys, "suffix", a.suffix),
            codeOf(keys, "street", a.streetSound || a.street),
            codeOf(keys, "number", a.number),
            codeOf(keys, "city", a.city),
            codeOf(keys, "area", a.area)
          ],
    initial: name.initial,
    sex,
    date
  }
}

const detailsOf = ({ date, initial, sex }: Written): number => {
  let word = 0
  const put = (field: keyof typeof DETAILS, value: number) => {
    word |= value << DETAILS[field].at
  }
  const { day, month, precision } = date
  if (precision === "day") {
    const [less, more] = [Math.min(day, month), Math.max(day, month)]
    put("day", permuted(day - 1, 31, seeded("day")))
    put("unordered", permuted((more * (more - 1)) / 2 + less - 1, 509, seeded("unordered")))
  }
  if (month > 0) put("month", permuted(month, 13, seeded("month")))
  if (initial !== "") put("initial", permuted(initialNumber(initial), 31, seeded("initial")))
  if (sex !== undefined) put("sex", Number(sex) ^ (seeded("sex") & 1))
  return word >>> 0
}

/** A sketch, and over it the pad: to who does not know the value it is noise. */
const writeHidden = (
  elements: ReadonlyArray<Uint32Array>,
  under: number,
  into: Uint32Array,
  at: number,
  words: number
): void => {
  writeSketch(elements, seeded("turn"), into, at, words)
  for (let i = 0; i < words; i++) into[at + i] = ((into[at + i] ?? 0) ^ (pad[under + i] ?? 0)) >>> 0
}

const writeAddress = ({ known, parts, street }: Written, into: Uint32Array, from: number): void => {
  if (known.address === undefined) return
  const at = from + addressAt(known)
  Object.values(PARTS).forEach((part, i) => {
    const code = mixed((parts[i] ?? 0) ^ mixed(seeded("parts") + i)) >>> (32 - part.bits)
    into[at + part.word] = ((into[at + part.word] ?? 0) | (code << part.at)) >>> 0
  })
  if (known.address.street) writeHidden(street, PAD.street, into, from + streetAt(known), STREET_WORDS)
}

/**
 * Writes all that is known of a person under one value of that person. Everything in the row is drawn anew from the value: sketches by other
 * vectors and under a one-time pad, days and months by other permutations, addresses by other codes. Given names and surnames share vectors, so that
 * swapped names can be seen.
 */
export const writeRow = (
  keys: LinkageKeys,
  binder: Binder,
  written: Written,
  into: Uint32Array,
  from: number
): void => {
  const { date, family, given, known } = written
  draw(keys, binder)
  into[from + CHECK] = seeded("check")
  into[from + DETAIL] = detailsOf(written)
  if (date.precision !== "none") into[from + yearAt(known)] = (yearBits(date.year) ^ (pad[PAD.year] ?? 0)) >>> 0
  if (known.given || known.family) {
    const surname = known.family ? (family[binder.otherForm ? 1 : 0] ?? []) : given
    writeHidden(known.given ? given : surname, PAD.given, into, from + givenAt(known), NAME_WORDS)
    writeHidden(surname, PAD.family, into, from + familyAt(known), NAME_WORDS)
  }
  writeAddress(written, into, from)
}
