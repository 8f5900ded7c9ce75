import type { SubjectIdentity } from "../SubjectIdentity.ts"
import { skeleton } from "./sound.ts"
import { compact, fold, isPlaceholder } from "./text.ts"

/** An address in comparable form; empty strings where nothing is known. */
export interface AddressParts {
  /** Postcode without spaces: `9901ab`, or whatever another country writes. */
  readonly postcode: string
  /** The part of the postcode that names a district: four digits of a Dutch one. */
  readonly area: string
  readonly number: string
  readonly suffix: string
  /** Letters of the street, abbreviations written out. */
  readonly street: string
  readonly streetSound: string
  readonly city: string
}

/** Abbreviations in Dutch street names, own list. */
const ENDINGS: ReadonlyArray<readonly [RegExp, string]> = [
  [/str\.?$/u, "straat"],
  [/ln\.?$/u, "laan"],
  [/pl\.?$/u, "plein"],
  [/wg\.?$/u, "weg"],
  [/sngl\.?$/u, "singel"]
]
const WORDS: Readonly<Record<string, string>> = {
  burg: "burgemeester",
  dr: "doctor",
  pr: "prins",
  prof: "professor",
  gr: "graaf",
  st: "sint",
  w: "willem",
  j: "jan",
  kon: "koningin",
  ds: "dominee",
  past: "pastoor"
}
const CITIES: Readonly<Record<string, string>> = {
  sgravenhage: "denhaag",
  gravenhage: "denhaag",
  thehague: "denhaag",
  shertogenbosch: "denbosch",
  hertogenbosch: "denbosch"
}

const streetOf = (text: string): string => {
  const words = fold(text)
    .split(/[\s.]+/u)
    .filter((word) => word !== "")
    .map((word, i, all) => (i < all.length - 1 ? (WORDS[word] ?? word) : word))
  let joined = words.join(" ")
  for (const [short, long] of ENDINGS) joined = joined.replace(short, long)
  return compact(joined)
}

const cityOf = (text: string): string => {
  const bare = compact(
    fold(text)
      .replace(/\ba\/?d\b/gu, "aan den")
      .replace(/-.*$/u, (rest, at: number) => (at > 3 ? "" : rest))
  )
  return CITIES[bare] ?? bare
}

export const addressParts = (address: SubjectIdentity["address"]): AddressParts | undefined => {
  if (address === undefined) return undefined
  const postcode = compact(fold(address.postcode ?? ""))
  const parts = {
    postcode: /^\d{4}$/u.test(postcode) || postcode.length >= 4 ? postcode : "",
    area: /^\d{4}/u.exec(postcode)?.[0] ?? postcode.slice(0, 3),
    number: address.houseNumber === undefined ? "" : String(address.houseNumber),
    suffix: compact(fold(address.suffix ?? "")),
    street: streetOf(address.street ?? ""),
    city: cityOf(address.city ?? "")
  }
  const street = isPlaceholder(parts.street) ? "" : parts.street
  const city = isPlaceholder(parts.city) ? "" : parts.city
  if (parts.postcode === "" && street === "" && city === "") return undefined
  return { ...parts, street, city, streetSound: street === "" ? "" : skeleton(street) }
}
