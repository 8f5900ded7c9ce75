import table from "../data/addresses.json" with { type: "json" }
import type { SubjectIdentity } from "../SubjectIdentity.ts"
import { cityOf } from "./city.ts"
import { streetSkeleton } from "./sound.ts"
import { streetParts } from "./street.ts"
import { compact, fold, isPlaceholder, wordSet } from "./text.ts"

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

const NO_POSTCODES = wordSet(table.postcodePlaceholders)
const SUFFIXES: ReadonlyMap<string, string> = new Map(Object.entries(table.suffixes))
const SUFFIX_NOISE = wordSet(table.suffixNoise)

/** `9901 AB`, `NL-9901AB`, `99O1AB`: 9901ab. Empty: none, or a placeholder such as 1234 AB. */
const postcodeOf = (text: string): string => {
  const bare = compact(fold(text))
    .slice(0, 12)
    .replace(/^nl(?=\d{4})/u, "")
  const dutch = /^[\do]{4}\p{L}{2}$/u.test(bare) && /\d/u.test(bare)
  const code = dutch ? bare.slice(0, 4).replaceAll("o", "0") + bare.slice(4) : bare
  return NO_POSTCODES.has(code) ? "" : code
}

/** One form for what stands behind a house number: `A`, `-a`, `app. a`; `III`, `3 hoog`, `3e`; `hs`, `huis`, `bg`. */
const suffixOf = (text: string): string => {
  const words = fold(text)
    .split(/[\s.,/-]+/u)
    .filter((word) => word !== "" && !SUFFIX_NOISE.has(word))
  const bare = compact(words.join("")).slice(0, 12)
  const known = SUFFIXES.get(bare)
  return known ?? bare.replace(/^0+(?=\d)/u, "")
}

/** An address as it is compared; undefined: nothing known. A post box is no home: of it only the town is kept. */
export const addressParts = (address: SubjectIdentity["address"]): AddressParts | undefined => {
  if (address === undefined) return undefined
  const numbered = address.houseNumber === undefined ? "" : String(address.houseNumber)
  const { street: named, house, noHome } = streetParts(address.street ?? "", numbered)
  const [number = "", ...rest] = numbered === "" ? house.split(" ") : [numbered]
  const street = isPlaceholder(named) ? "" : named
  const town = cityOf(address.city ?? "")
  const city = isPlaceholder(town) ? "" : town
  const code = noHome ? "" : postcodeOf(address.postcode ?? "")
  const postcode = code.length < 4 ? "" : code
  if (postcode === "" && street === "" && city === "") return undefined
  return {
    postcode,
    area: /^\d{4}/u.exec(code)?.[0] ?? code.slice(0, 3),
    number: noHome ? "" : number,
    suffix: noHome ? "" : suffixOf(address.suffix ?? rest.join(" ")),
    street,
    city,
    streetSound: street === "" ? "" : streetSkeleton(street)
  }
}
