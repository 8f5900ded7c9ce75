import type { Encoding } from "../encode/Encoding.ts"
import { compareDates } from "./compareDates.ts"
import { compareHomes } from "./compareHomes.ts"
import { compareNames, sameDetail } from "./compareNames.ts"
import { type Crowd, crowdOf } from "./crowd.ts"
import type { FieldLevels, FoundLevels, NameLevel } from "./FieldLevels.ts"
import type { Frequencies } from "./Frequencies.ts"
import type { Model } from "./Model.ts"
import { findShared } from "./rows.ts"
import { agreementOf, holdsHub, type ValueAgreement } from "./values.ts"

export type { FieldLevels, FoundLevels, LevelField, NameLevel } from "./FieldLevels.ts"

/** How two encodings compare: a level per field, or undefined where a side says nothing. */
export interface Levels extends FoundLevels {
  /** How common the whole name is that they share: what the odds start from. Undefined: not told, as if names were not given. */
  readonly crowd: Crowd | undefined
  /** What else the two have in common within a whole file, as a code (see `overlapCode`): only where a fit asks for it. */
  readonly overlap?: number
  /** What they share is too little to join two that nothing else holds together: see `meets`. Only where all of a file is compared. */
  readonly slight?: true
  /** Fields whose shared value is of too many to count. */
  readonly hubs: ReadonlyArray<"address" | "phone" | "email" | "handle">
}

/** Kinds of token that stand for a home. */
const HOME = "as"

const address = (
  a: Encoding,
  b: Encoding,
  frequencies: Frequencies,
  model: Model
): FieldLevels["address"] | undefined => {
  if (a.address === undefined || b.address === undefined) return undefined
  if (holdsHub(a, HOME, frequencies) || holdsHub(b, HOME, frequencies)) return undefined
  return compareHomes(a, b, model)
}

const sex = (a: Encoding, b: Encoding) =>
  !a.sex || !b.sex ? undefined : sameDetail(a, b, "sex") ? ("same" as const) : ("differs" as const)

const NOTHING: Pick<FoundLevels, "familyName" | "givenNames" | "order" | "address" | "birthDate" | "sex"> = {
  familyName: undefined,
  givenNames: undefined,
  order: undefined,
  address: undefined,
  birthDate: undefined,
  sex: undefined
}

/** What the rows of two records say: of two that share no value nothing can be read. */
const rowLevels = (a: Encoding, b: Encoding, frequencies: Frequencies, model: Model): typeof NOTHING => {
  if (findShared(a, b) === 0) return NOTHING
  const name = compareNames(a, b, model)
  return {
    familyName: name.family,
    givenNames: name.given,
    order: name.order,
    address: address(a, b, frequencies, model),
    birthDate: compareDates(a, b),
    sex: sex(a, b)
  }
}

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
  const rows = rowLevels(a, b, frequencies, model)
  const phone = agreementOf(a, b, "pq", frequencies)
  const email = agreementOf(a, b, "e", frequencies)
  const handle = agreementOf(a, b, "h", frequencies)
  // an institution's home is not held against another one either, so it is told only where both have it
  const crowded = rows.address === undefined && a.address !== undefined && b.address !== undefined
  const hubHome = crowded && agreementOf(a, b, HOME, frequencies) === "hub"
  const crowd = crowdOf(a, b, frequencies)
  const hub = hubHome || phone === "hub" || email === "hub" || handle === "hub"
  return {
    crowd,
    ...rows,
    familyName: crowd === "none" ? rows.familyName : bySoundAlone(rows.familyName),
    phone: phoneLevel(phone),
    email: valueLevel(email),
    handle: valueLevel(handle),
    hubs: hub ? hubsOf(hubHome, phone, email, handle) : NO_HUBS
  }
}
