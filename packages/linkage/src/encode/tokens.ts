import { tokenText } from "./base64.ts"
import { TokenKind } from "./Encoding.ts"
import type { LinkageKeys } from "./LinkageKeys.ts"
import type { AddressParts } from "./normalise/address.ts"
import type { Phone } from "./normalise/contact.ts"
import type { BirthDate } from "./normalise/date.ts"
import type { NameParts } from "./normalise/names.ts"
import { initialSound, nameSkeleton } from "./normalise/sound.ts"

export interface Normalised {
  readonly name: NameParts
  readonly date: BirthDate
  readonly address: AddressParts | undefined
  readonly phones: ReadonlyArray<Phone>
  readonly emails: ReadonlyArray<string>
  readonly handles: ReadonlyArray<string>
}

/** Keyed token: a kind letter (or two) and 64 bits of HMAC-SHA-256 in base64url. */
export const keyedToken = (keys: LinkageKeys, kind: string, value: string): string => {
  const last = kind.length - 1
  return kind.slice(0, last) + tokenText(kind.charCodeAt(last), keys.token(`${kind}:${value}`), 0)
}

/** Most tokens that an encoding may hold: bounds the wire and the index. */
export const MOST_TOKENS = 40

/**
 * Blocking tokens. Each stands for at least two values together or for one that is nearly unique (a phone, an address):
 * a token of a single name, day or town could be read back by its rank (measured: up to 77 % for a town).
 */
export const tokensFor = (keys: LinkageKeys, n: Normalised): ReadonlyArray<string> => {
  const out: Array<string> = []
  const add = (kind: string, first: string, second?: string, third?: string) => {
    if (first === "" || second === "" || third === "") return
    const two = second === undefined ? first : `${first}|${second}`
    out.push(keyedToken(keys, kind, third === undefined ? two : `${two}|${third}`))
  }
  for (const phone of n.phones) add(phone.mobile ? TokenKind.mobile : TokenKind.landline, phone.number)
  for (const email of n.emails) add(TokenKind.email, email)
  for (const handle of n.handles) add(TokenKind.handle, handle)
  const a = n.address
  if (a !== undefined) {
    if (a.postcode.length >= 6) add(TokenKind.address, a.postcode, a.number)
    add(TokenKind.street, a.streetSound, a.number, a.city === "" ? a.area : a.city)
  }
  const given = [...new Set(n.name.given.slice(0, 2).map(nameSkeleton))].filter((s) => s !== "")
  const family = [...new Set(n.name.family.map(nameSkeleton))].filter((s) => s !== "")
  const initial = n.name.initial === "" ? "" : initialSound(n.name.initial)
  const { year, month, day, precision } = n.date
  const whole = precision === "day" ? `${year}-${Math.min(month, day)}-${Math.max(month, day)}` : ""
  const born = precision === "none" ? "" : String(year)
  for (const g of given.slice(0, 1)) {
    for (const f of family) add(TokenKind.name, g < f ? g : f, g < f ? f : g)
    add("b", whole, g)
    add("c", g, a?.city ?? "", born)
    add("k", g, a?.postcode ?? "")
    if (family.length === 0) add("m", g, a?.area ?? "")
  }
  for (const f of family) {
    add("b", whole, f)
    add("i", f, initial, born)
    add("c", f, a?.city ?? "", born)
    add("l", f, initial, a?.city ?? "")
    add("k", f, a?.postcode ?? "")
    if (precision === "day") add("j", f, `${month}-${day}`)
  }
  add("t", whole, initial)
  // digits in any order: two of them change places in every tenth typing error
  add("d", whole, [...(a?.area ?? "")].sort().join(""))
  add("d", whole, a?.city ?? "")
  add("y", a?.streetSound ?? "", a?.number ?? "")
  return out
    .sort()
    .filter((token, i) => token !== out[i - 1])
    .slice(0, MOST_TOKENS)
}
