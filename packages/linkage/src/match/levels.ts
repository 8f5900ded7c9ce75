import type { Encoding } from "../encode/Encoding.ts"
import { isEmpty, isEqual, likeness } from "./bits.ts"
import { type Crowd, crowdOf } from "./crowd.ts"
import type { Frequencies } from "./Frequencies.ts"
import type { Model } from "./Model.ts"
import { agreementOf, holdsHub, type ValueAgreement } from "./values.ts"

/** Agreement levels of one name, from equal (by how usual it is) to different. */
type NameLevel =
  | "exact-common"
  | "exact-usual"
  | "exact-rare"
  | "form"
  | "near"
  | "close"
  /** As `form`, `near` or `close`, of a name that is not rare. */
  | "alike-usual"
  | "loose"
  | "differs"

/** What the model has a chance for: the levels of each compared field. `missing` is never one: it says nothing. */
export interface FieldLevels {
  readonly familyName: NameLevel
  readonly address: "exact" | "suffix-missing" | "building" | "near" | "town" | "differs"
  readonly phone: "mobile" | "landline" | "differs"
  readonly email: "same" | "differs"
  readonly handle: "same" | "differs"
  readonly birthDate:
    | "exact"
    | "exact-registration"
    | "day-month-swapped"
    | "day-differs"
    | "month-differs"
    | "year-near-differs"
    | "year-far-differs"
    | "month-only"
    | "year-only"
    | "year-only-near"
    | "year-only-differs"
    | "same-year"
    | "near-year"
    | "differs"
  readonly sex: "same" | "differs"
  readonly givenNames: NameLevel | "initial" | "initial-differs"
  readonly order: "straight" | "swapped"
}
export type LevelField = keyof FieldLevels

/** How two encodings compare: a level per field, or undefined where a side says nothing. */
export interface Levels extends FoundLevels {
  /** How common the whole name is that they share: what the odds start from. Undefined: not told, as if names were not given. */
  readonly crowd: Crowd | undefined
  /** What else the two have in common within a whole file, as a code (see `overlapCode`): only where a fit asks for it. */
  readonly overlap?: number
  /** Fields whose shared value is of too many to count. */
  readonly hubs: ReadonlyArray<"address" | "phone" | "email" | "handle">
}
export type FoundLevels = { readonly [F in LevelField]: FieldLevels[F] | undefined }

const NAME_WORDS = 15

/** Best similarity over the forms of two names; 1: a form is equal. Undefined: one side has no letters. */
const similarity = (a: ReadonlyArray<Uint32Array>, b: ReadonlyArray<Uint32Array>): number | undefined => {
  let best: number | undefined
  for (const x of a) {
    if (isEmpty(x, 0, NAME_WORDS)) continue
    for (const y of b) {
      if (isEmpty(y, 0, NAME_WORDS)) continue
      const d = isEqual(x, y, 0, NAME_WORDS) ? 1 : Math.min(0.999, likeness(x, y, 0, NAME_WORDS))
      if (best === undefined || d > best) best = d
    }
  }
  return best
}

const sameInitial = (a: ReadonlyArray<Uint32Array>, b: ReadonlyArray<Uint32Array>): boolean | undefined => {
  const x = a[0]
  const y = b[0]
  if (x === undefined || y === undefined || x[NAME_WORDS] === 0 || y[NAME_WORDS] === 0) return undefined
  return x[NAME_WORDS] === y[NAME_WORDS]
}

const nameLevel = (s: number, equal: boolean, rarity: number, model: Model): NameLevel => {
  if (equal) return rarity === 0 ? "exact-common" : rarity === 1 ? "exact-usual" : "exact-rare"
  const least = model.similarity.name
  if (rarity < 2 && s >= least[1]) return "alike-usual"
  if (s === 1) return "form"
  return s >= least[0] ? "near" : s >= least[1] ? "close" : s >= least[2] ? "loose" : "differs"
}

/** Equal as a whole: the same first form, and no second form that differs. */
const equalNames = (a: ReadonlyArray<Uint32Array>, b: ReadonlyArray<Uint32Array>): boolean => {
  const x = a[0]
  const y = b[0]
  return x !== undefined && y !== undefined && isEqual(x, y, 0, NAME_WORDS)
}

/** How much better the crossed reading must be before names count as swapped. */
const SWAP_MARGIN = 0.5

/** The names read crosswise, where that fits clearly better than `straight`, the sum of their likeness read straight. */
const crossedNames = (a: Encoding, b: Encoding, straight: number, model: Model) => {
  const near = model.similarity.name[0]
  const loose = model.similarity.name[2]
  const wanted = straight + SWAP_MARGIN
  // neither likeness is above 1: most pairs are decided without looking further
  if (wanted >= 2) return undefined
  const ab = similarity(a.given, b.family)
  if ((ab ?? 1) < loose || (ab ?? 0) + 1 <= wanted) return undefined
  const ba = similarity(a.family, b.given)
  if ((ba ?? 1) < loose || (ab ?? 0) + (ba ?? 0) <= wanted || Math.max(ab ?? 0, ba ?? 0) < near) return undefined
  const level = (s: number | undefined) => (s === undefined ? undefined : nameLevel(s, false, 2, model))
  // which is which depends on whom one begins with, so the better likeness is taken for the family name's
  const [better, worse] = (ab ?? -1) >= (ba ?? -1) ? [ab, ba] : [ba, ab]
  return { order: "swapped", family: level(better), given: level(worse) } as const
}

const names = (a: Encoding, b: Encoding, model: Model) => {
  const given = similarity(a.given, b.given)
  const family = similarity(a.family, b.family)
  const crossed = crossedNames(a, b, (given ?? 0) + (family ?? 0), model)
  if (crossed !== undefined) return crossed
  const familyLevel =
    family === undefined
      ? undefined
      : nameLevel(family, equalNames(a.family, b.family), Math.min(a.familyRarity, b.familyRarity), model)
  const initial = sameInitial(a.given, b.given)
  const givenLevel =
    given === undefined
      ? initial === undefined
        ? undefined
        : initial
          ? ("initial" as const)
          : ("initial-differs" as const)
      : nameLevel(given, equalNames(a.given, b.given), Math.min(a.givenRarity, b.givenRarity), model)
  const both = familyLevel !== undefined && givenLevel !== undefined
  return { order: both ? ("straight" as const) : undefined, family: familyLevel, given: givenLevel }
}

const sameTag = (x: number, y: number) => x !== 0 && x === y

const birthDate = (a: Encoding, b: Encoding): FieldLevels["birthDate"] | undefined => {
  const { year: x, date: p } = a
  const { year: y, date: q } = b
  if (x === undefined || y === undefined) return undefined
  const sameYear = isEqual(x, y, 0, 8)
  const near = sameYear ? 1 : likeness(x, y, 0, 8)
  if (p.precision !== "day" || q.precision !== "day") {
    if (p.precision !== "year" && q.precision !== "year") {
      return sameTag(p.yearMonth, q.yearMonth)
        ? "month-only"
        : near >= NEAR_YEAR
          ? "year-only-near"
          : "year-only-differs"
    }
    return sameYear ? "year-only" : near >= NEAR_YEAR ? "year-only-near" : "year-only-differs"
  }
  const sameMonth = sameTag(p.yearMonth, q.yearMonth)
  const sameDay = sameTag(p.yearDay, q.yearDay)
  if (sameMonth && sameDay) return p.registrationDay ? "exact-registration" : "exact"
  if (sameTag(p.unordered, q.unordered)) return "day-month-swapped"
  if (sameMonth) return "day-differs"
  if (sameDay) return "month-differs"
  if (sameTag(p.monthDay, q.monthDay)) {
    if (p.registrationDay) return near >= NEAR_YEAR ? "near-year" : "differs"
    return near >= NEAR_YEAR ? "year-near-differs" : "year-far-differs"
  }
  return sameYear ? "same-year" : near >= NEARBY_YEARS ? "near-year" : "differs"
}

/** Likeness of the year filters of two neighbouring years, and of years up to some five apart. */
const NEAR_YEAR = 0.76
const NEARBY_YEARS = 0.25

/** Kinds of token that stand for a home. */
const HOME = "as"

const address = (
  a: Encoding,
  b: Encoding,
  frequencies: Frequencies,
  model: Model
): FieldLevels["address"] | undefined => {
  if (a.place === undefined || b.place === undefined) return undefined
  if (holdsHub(a, HOME, frequencies) || holdsHub(b, HOME, frequencies)) return undefined
  const x = a.address
  const y = b.address
  const d = isEqual(a.place, b.place, 0, 8) ? 1 : likeness(a.place, b.place, 0, 8)
  const near = model.similarity.place[0]
  const town = model.similarity.place[1]
  const street = d >= town
  if (sameTag(x.full, y.full) || (street && sameTag(x.streetFull, y.streetFull))) return "exact"
  if (sameTag(x.building, y.building) || (street && sameTag(x.streetBuilding, y.streetBuilding)))
    return x.hasSuffix && y.hasSuffix ? "building" : "suffix-missing"
  if (sameTag(x.postcode, y.postcode) || d >= near) return "near"
  return d >= town ? "town" : "differs"
}

const sex = (a: Encoding, b: Encoding) =>
  a.sex === 0 || b.sex === 0 || a.sex === 3 || b.sex === 3
    ? undefined
    : a.sex === b.sex
      ? ("same" as const)
      : ("differs" as const)

const NO_HUBS: Levels["hubs"] = []

const hubsOf = (
  home: boolean,
  phone: ValueAgreement,
  email: ValueAgreement,
  handle: ValueAgreement
): Levels["hubs"] => [
  ...(home ? (["address"] as const) : []),
  ...(phone === "hub" ? (["phone"] as const) : []),
  ...(email === "hub" ? (["email"] as const) : []),
  ...(handle === "hub" ? (["handle"] as const) : [])
]

const phoneLevel = (agreement: ValueAgreement): FieldLevels["phone"] | undefined =>
  agreement === "p" ? "mobile" : agreement === "q" ? "landline" : agreement === "differs" ? "differs" : undefined

const valueLevel = (agreement: ValueAgreement): "same" | "differs" | undefined =>
  agreement === undefined || agreement === "hub" ? undefined : agreement === "differs" ? "differs" : "same"

/**
 * The level of a surname in a whole name that two share by sound: where its letters agree little, the sound is all that agrees, and that is what the
 * shared name told already. Counted as `close` it joined people of other names in groups whose surnames have few consonants apart (docs/linkage.md).
 */
const bySoundAlone = (family: NameLevel | undefined): NameLevel | undefined => (family === "close" ? "loose" : family)

/** Compares two encodings field by field. Symmetric. `frequencies`: how common the tokens are, and which values are of too many records to count. */
export const levelsOf = (a: Encoding, b: Encoding, frequencies: Frequencies, model: Model): Levels => {
  const name = names(a, b, model)
  const home = address(a, b, frequencies, model)
  const phone = agreementOf(a, b, "pq", frequencies)
  const email = agreementOf(a, b, "e", frequencies)
  const handle = agreementOf(a, b, "h", frequencies)
  // an institution's home is not held against another one either, so it is told only where both have it
  const crowded = home === undefined && a.place !== undefined && b.place !== undefined
  const hubHome = crowded && agreementOf(a, b, HOME, frequencies) === "hub"
  const crowd = crowdOf(a, b, frequencies)
  const hub = hubHome || phone === "hub" || email === "hub" || handle === "hub"
  return {
    crowd,
    familyName: crowd === "none" ? name.family : bySoundAlone(name.family),
    address: home,
    phone: phoneLevel(phone),
    email: valueLevel(email),
    handle: valueLevel(handle),
    birthDate: birthDate(a, b),
    sex: sex(a, b),
    givenNames: name.given,
    order: name.order,
    hubs: hub ? hubsOf(hubHome, phone, email, handle) : NO_HUBS
  }
}
