import type { DatePrecision, Encoding, Rarity } from "../encode/Encoding.ts"
import { FIELD_WORDS, FLAGS, MOST_FORMS, NAME_WORDS, PRECISIONS, RARITIES, SEXES } from "./packedRecord.ts"

type Filters = ReadonlyArray<Uint32Array>

/** Arrays of none, the first, the first two ... of so many filters: made once, so that reading a record makes nothing. */
const forms = (): ReadonlyArray<Filters> => {
  const filters = Array.from({ length: MOST_FORMS }, () => new Uint32Array(NAME_WORDS))
  return Array.from({ length: MOST_FORMS + 1 }, (_, count) => filters.slice(0, count))
}

const copy = (words: Uint32Array, at: number, into: Uint32Array): number => {
  for (let i = 0; i < into.length; i++) into[i] = words[at + i] ?? 0
  return at + into.length
}

/** A place into which packed records are read, one after another, to be compared. What is read is overwritten by the next. */
export class EncodingView implements Encoding {
  /** Filled by who knows the record's tokens: see `PairTokens`. */
  readonly tokens: Array<string> = []
  given: Filters = []
  family: Filters = []
  year: Uint32Array | undefined = undefined
  place: Uint32Array | undefined = undefined
  readonly date = {
    // the type of the literal would be "none" alone
    precision: "none" as DatePrecision,
    registrationDay: false,
    yearMonth: 0,
    yearDay: 0,
    monthDay: 0,
    unordered: 0
  }
  readonly address = { full: 0, building: 0, streetFull: 0, streetBuilding: 0, postcode: 0, hasSuffix: false }
  sex: Encoding["sex"] = 0
  initialOnly = false
  givenRarity: Rarity = 2
  familyRarity: Rarity = 2

  readonly #given = forms()
  readonly #family = forms()
  readonly #year = new Uint32Array(FIELD_WORDS)
  readonly #place = new Uint32Array(FIELD_WORDS)

  /** Reads what `packRecord` wrote at this place; the tokens stay as they are. */
  read(words: Uint32Array, from: number): void {
    const flags = words[from] ?? 0
    const has = (place: number) => ((flags >>> place) & 1) === 1
    this.sex = SEXES[(flags >>> FLAGS.sex) & 3] ?? 0
    this.initialOnly = has(FLAGS.initialOnly)
    this.givenRarity = RARITIES[(flags >>> FLAGS.givenRarity) & 3] ?? 2
    this.familyRarity = RARITIES[(flags >>> FLAGS.familyRarity) & 3] ?? 2
    this.date.precision = PRECISIONS[(flags >>> FLAGS.precision) & 3] ?? "none"
    this.date.registrationDay = has(FLAGS.registrationDay)
    this.address.hasSuffix = has(FLAGS.hasSuffix)
    let at = this.#readTags(words, from + 1, has(FLAGS.date), has(FLAGS.address))
    this.given = this.#given[(flags >>> FLAGS.given) & 3] ?? []
    this.family = this.#family[(flags >>> FLAGS.family) & 3] ?? []
    for (const filter of this.given) at = copy(words, at, filter)
    for (const filter of this.family) at = copy(words, at, filter)
    this.year = has(FLAGS.year) ? this.#year : undefined
    if (this.year !== undefined) at = copy(words, at, this.year)
    this.place = has(FLAGS.place) ? this.#place : undefined
    if (this.place !== undefined) copy(words, at, this.place)
  }

  #readTags(words: Uint32Array, from: number, hasDate: boolean, hasAddress: boolean): number {
    const { date, address } = this
    let at = from
    date.yearMonth = hasDate ? (words[at++] ?? 0) : 0
    date.yearDay = hasDate ? (words[at++] ?? 0) : 0
    date.monthDay = hasDate ? (words[at++] ?? 0) : 0
    date.unordered = hasDate ? (words[at++] ?? 0) : 0
    address.full = hasAddress ? (words[at++] ?? 0) : 0
    address.building = hasAddress ? (words[at++] ?? 0) : 0
    address.streetFull = hasAddress ? (words[at++] ?? 0) : 0
    address.streetBuilding = hasAddress ? (words[at++] ?? 0) : 0
    address.postcode = hasAddress ? (words[at++] ?? 0) : 0
    return at
  }
}
