import { parsePhoneNumberFromString } from "libphonenumber-js/min"
import { fold } from "./text.ts"

export interface Phone {
  /** E.164. */
  readonly number: string
  readonly mobile: boolean
}

/** Invented or test numbers: one digit over and over, or a run. */
const isPlaceholder = (national: string): boolean =>
  /^(\d)\1+$/u.test(national.slice(1)) ||
  /^(\d)\1+$/u.test(national) ||
  "0123456789".includes(national.slice(1)) ||
  "9876543210".includes(national.slice(1))

/** A phone number as E.164; Dutch unless it says otherwise. Undefined: no number, or a placeholder such as 0612345678. */
export const phoneOf = (text: string): Phone | undefined => {
  const digits = text
    .slice(0, 40)
    .replace(/\(0\)/gu, "")
    .replace(/[^\d+]/gu, "")
    .replace(/^00/u, "+")
  const dutch = /^(?:\+31|0)([1-9]\d{8})$/u.exec(digits)?.[1]
  if (dutch !== undefined) {
    return isPlaceholder(dutch) ? undefined : { number: `+31${dutch}`, mobile: dutch.startsWith("6") }
  }
  if (digits.length < 6) return undefined
  const parsed = parsePhoneNumberFromString(digits, "NL")
  if (parsed === undefined || isPlaceholder(parsed.nationalNumber)) return undefined
  return { number: parsed.number, mobile: parsed.getType() !== "FIXED_LINE" }
}

/** An address in lower case; undefined: not an e-mail address. Dots and +tags of the local part are kept but for Gmail's rule. */
export const emailOf = (text: string): string | undefined => {
  const folded = fold(text.slice(0, 254)).replaceAll(" ", "")
  const found = /^([^@]+)@([^@]+\.[^@]+)$/u.exec(folded)
  const local = found?.[1]
  const domain = found?.[2]
  if (local === undefined || domain === undefined) return undefined
  if (domain === "gmail.com" || domain === "googlemail.com") {
    return `${local.replace(/\+.*$/u, "").replaceAll(".", "")}@gmail.com`
  }
  return `${local}@${domain}`
}

/** A handle without its sign or address: `@Voorpost88`, `https://x.com/voorpost88` are `voorpost88`. */
export const handleOf = (text: string): string | undefined => {
  const bare = fold(text.slice(0, 200))
    .replace(/^https?:\/\/[^/]+\//u, "")
    .replace(/^[@#/]+/u, "")
    .replace(/[/?].*$/u, "")
    .replaceAll(" ", "")
  return bare.length >= 2 ? bare : undefined
}
