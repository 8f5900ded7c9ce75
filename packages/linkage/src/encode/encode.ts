import type { Encoding, Rarity } from "./Encoding.ts"
import { bigrams, type Element, filterOf } from "./filter.ts"
import type { LinkageKeys } from "./LinkageKeys.ts"
import { type AddressParts, addressParts } from "./normalise/address.ts"
import { emailOf, handleOf, phoneOf } from "./normalise/contact.ts"
import { type BirthDate, birthDateOf, isRegistrationDay } from "./normalise/date.ts"
import { nameParts } from "./normalise/names.ts"
import { familyRarity, givenRarity } from "./normalise/rarity.ts"
import { initialSound, nameSkeleton, nameSound } from "./normalise/sound.ts"
import type { SubjectIdentity } from "./SubjectIdentity.ts"
import { tokensFor } from "./tokens.ts"

const NAME_BITS = 480
const YEAR_BITS = 256
const PLACE_BITS = 256
/** Years to each side that share bits with a year of birth. */
const YEAR_REACH = 5

const tag = (keys: LinkageKeys, kind: string, ...parts: ReadonlyArray<string | number>): number => {
  if (parts.some((part) => part === "" || part === 0)) return 0
  const hash = keys.token(`tag:${kind}:${parts.join("|")}`)
  const value = (((hash[0] ?? 0) << 24) | ((hash[1] ?? 0) << 16) | ((hash[2] ?? 0) << 8) | (hash[3] ?? 0)) >>> 0
  return value === 0 ? 1 : value
}

/** Given and family names share one key, so that swapped names can be seen. Word 15 is kept for the initial. */
const nameFilter = (
  keys: LinkageKeys,
  name: string,
  initial: string,
  soundOf: string,
  classOf: string
): Uint32Array => {
  const words = new Uint32Array(16)
  if (name !== "") {
    const elements: Array<Element> = bigrams(name).map((gram) => [gram, 8])
    // letters that no table romanises have no sound: two such names would seem alike
    if (classOf !== "") elements.push([`sound ${soundOf}`, 14], [`class ${classOf}`, 16])
    words.set(filterOf(keys, "name", NAME_BITS, elements))
  }
  if (initial !== "") words.set(filterOf(keys, "initial", 32, [[initialSound(initial), 10]]), 15)
  return words
}

const yearFilter = (keys: LinkageKeys, date: BirthDate): Uint32Array | undefined => {
  if (date.precision === "none") return undefined
  const elements: Array<Element> = []
  for (let y = date.year - YEAR_REACH; y <= date.year + YEAR_REACH; y++) elements.push([String(y), 6])
  return filterOf(keys, "year", YEAR_BITS, elements)
}

const placeFilter = (keys: LinkageKeys, a: AddressParts | undefined): Uint32Array | undefined => {
  if (a === undefined) return undefined
  const elements: Array<Element> = a.street === "" ? [] : bigrams(a.street).map((gram) => [gram, 3])
  if (a.streetSound !== "") elements.push([`street ${a.streetSound}`, 6])
  if (a.city !== "") elements.push([`city ${a.city}`, 10])
  if (a.area !== "") elements.push([`area ${a.area}`, 8])
  if (a.postcode !== "") elements.push([`postcode ${a.postcode}`, 6])
  if (a.number !== "") elements.push([`number ${a.number}`, 6])
  return filterOf(keys, "place", PLACE_BITS, elements)
}

const sexOf = (keys: LinkageKeys, sex: SubjectIdentity["sex"]): 0 | 1 | 2 | 3 => {
  if (sex === undefined) return 0
  if (sex === "x") return 3
  const flip = (keys.filter("sex")[0] ?? 0) & 1
  return (sex === "m") === (flip === 0) ? 1 : 2
}

const present = <A>(values: ReadonlyArray<A | undefined>): ReadonlyArray<A> => values.filter((v) => v !== undefined)

/**
 * Encodes a person under a covenant's keys. Pure and total: the same identity and keys give the same encoding
 * everywhere; values that cannot be read (a placeholder, an impossible date) count as missing.
 */
export const encode = (identity: SubjectIdentity, keys: LinkageKeys): Encoding => {
  const name = nameParts(identity)
  const date = birthDateOf(identity.birthDate)
  const address = addressParts(identity.address)
  const phones = present((identity.phones ?? []).slice(0, 10).map(phoneOf))
  const emails = present((identity.emails ?? []).slice(0, 10).map(emailOf))
  const handles = present((identity.handles ?? []).slice(0, 10).map(handleOf))
  const a = address
  const { year, month, day } = date
  const given = name.given.map((g) => nameFilter(keys, g, name.initial, nameSound(g), nameSkeleton(g)))
  if (given.length === 0 && name.initial !== "") given.push(nameFilter(keys, "", name.initial, "", ""))
  const rarity = (names: ReadonlyArray<string>, of: (n: string) => Rarity): Rarity => {
    const first = names[0]
    return first === undefined ? 2 : of(first)
  }
  return {
    tokens: tokensFor(keys, { name, date, address, phones, emails, handles }),
    given,
    // a surname has the class of a given name too: swapped fields must still meet
    family: name.family.map((f) => nameFilter(keys, f, f.slice(0, 1), nameSound(f), nameSkeleton(f))),
    year: yearFilter(keys, date),
    place: placeFilter(keys, address),
    date: {
      precision: date.precision,
      registrationDay: isRegistrationDay(date),
      yearMonth: tag(keys, "ym", year, month),
      yearDay: tag(keys, "yd", year, day),
      monthDay: tag(keys, "md", month, day),
      unordered: tag(keys, "yu", year, Math.min(month, day), Math.max(month, day))
    },
    address: {
      full: a === undefined || a.postcode.length < 6 ? 0 : tag(keys, "af", a.postcode, a.number, `${a.suffix}.`),
      building: a === undefined || a.postcode.length < 6 ? 0 : tag(keys, "ab", a.postcode, a.number),
      streetFull: a === undefined ? 0 : tag(keys, "sf", a.streetSound, a.number, `${a.suffix}.`),
      streetBuilding: a === undefined ? 0 : tag(keys, "sb", a.streetSound, a.number),
      postcode: a === undefined || a.postcode.length < 6 ? 0 : tag(keys, "pc", a.postcode),
      hasSuffix: a !== undefined && a.suffix !== ""
    },
    sex: sexOf(keys, identity.sex),
    initialOnly: name.initialOnly,
    givenRarity: rarity(name.given, givenRarity),
    familyRarity: rarity(name.family, familyRarity)
  }
}
