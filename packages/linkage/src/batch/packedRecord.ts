import type { DatePrecision, Encoding, Rarity } from "../encode/Encoding.ts"

/** Words of a name filter, and of a filter of years or of a place. */
export const NAME_WORDS = 16
export const FIELD_WORDS = 8
/** Forms of one name that a record may have. */
export const MOST_FORMS = 3

export const PRECISIONS: ReadonlyArray<DatePrecision> = ["none", "year", "month", "day"]
export const RARITIES: ReadonlyArray<Rarity> = [0, 1, 2]
export const SEXES: ReadonlyArray<Encoding["sex"]> = [0, 1, 2, 3]

/** Places of what a packed record says in its first word. */
export const FLAGS = {
  precision: 0,
  sex: 2,
  givenRarity: 4,
  familyRarity: 6,
  given: 8,
  family: 10,
  registrationDay: 12,
  initialOnly: 13,
  hasSuffix: 14,
  year: 15,
  place: 16,
  date: 17,
  address: 18
} as const

const dateTags = (e: Encoding) => [e.date.yearMonth, e.date.yearDay, e.date.monthDay, e.date.unordered]
const addressTags = ({ address: a }: Encoding) => [a.full, a.building, a.streetFull, a.streetBuilding, a.postcode]
const some = (tags: ReadonlyArray<number>) => tags.some((tag) => tag !== 0)

/** Words that the record takes, its tokens left out. */
export const packedLength = (e: Encoding): number =>
  1 +
  (some(dateTags(e)) ? 4 : 0) +
  (some(addressTags(e)) ? 5 : 0) +
  NAME_WORDS * (e.given.length + e.family.length) +
  (e.year === undefined ? 0 : FIELD_WORDS) +
  (e.place === undefined ? 0 : FIELD_WORDS)

const flagsOf = (e: Encoding): number =>
  (PRECISIONS.indexOf(e.date.precision) << FLAGS.precision) |
  (e.sex << FLAGS.sex) |
  (e.givenRarity << FLAGS.givenRarity) |
  (e.familyRarity << FLAGS.familyRarity) |
  (e.given.length << FLAGS.given) |
  (e.family.length << FLAGS.family) |
  (Number(e.date.registrationDay) << FLAGS.registrationDay) |
  (Number(e.initialOnly) << FLAGS.initialOnly) |
  (Number(e.address.hasSuffix) << FLAGS.hasSuffix) |
  (Number(e.year !== undefined) << FLAGS.year) |
  (Number(e.place !== undefined) << FLAGS.place) |
  (Number(some(dateTags(e))) << FLAGS.date) |
  (Number(some(addressTags(e))) << FLAGS.address)

/**
 * Writes all of an encoding but its tokens as words: flags, then what there is of date tags, address tags, given and family filters, years and
 * place. For the memory of one process only: what is stored or sent has its own form (`toWire`). Gives the place after it.
 * Throws a RangeError for filters of another size.
 */
export const packRecord = (e: Encoding, words: Uint32Array, at: number): number => {
  const names = [...e.given, ...e.family]
  const fields = [e.year, e.place].filter((filter) => filter !== undefined)
  const fits = names.every((f) => f.length === NAME_WORDS) && fields.every((f) => f.length === FIELD_WORDS)
  if (!fits || e.given.length > MOST_FORMS || e.family.length > MOST_FORMS)
    throw new RangeError("not a filter of an encoding")
  words[at++] = flagsOf(e)
  for (const tags of [dateTags(e), addressTags(e)]) if (some(tags)) for (const tag of tags) words[at++] = tag
  for (const filter of [...names, ...fields]) {
    words.set(filter, at)
    at += filter.length
  }
  return at
}
