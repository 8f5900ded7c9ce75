import { parsePhoneNumberFromString } from "libphonenumber-js/min"
import table from "../data/contacts.json" with { type: "json" }
import { fold, wordSet } from "./text.ts"

export interface Phone {
  /** E.164. */
  readonly number: string
  readonly mobile: boolean
}

/** Invented or test numbers: one digit over and over, or a run. */
const isPlaceholder = (national: string): boolean =>
  /^(\d)\1+$/u.test(national.slice(1)) ||
  /^(\d)\1+$/u.test(national) ||
  "01234567890".includes(national.slice(1)) ||
  "09876543210".includes(national.slice(1))

/** Numbers of services (0800, 0900, 14 0xx, 112): nobody's own. */
const isService = (digits: string): boolean =>
  /^(?:\+31|0)?(?:800|90[069])\d{4,7}$|^14?0\d{2,3}$|^11[26]\d{0,4}$/u.test(digits)

const dutch = (national: string): Phone | undefined =>
  isPlaceholder(national) ? undefined : { number: `+31${national}`, mobile: national.startsWith("6") }

const digitsOf = (text: string): string =>
  text
    .replace(/\(0\)/gu, "")
    .replace(/[^\d+]/gu, "")
    .replace(/(?!^)\+/gu, "")
    .replace(/^00/u, "+")

/**
 * A phone number as E.164; Dutch unless it says otherwise. Of two numbers in one field the first. Undefined: no number, a service's, or a placeholder
 * such as 0612345678. The nought that a spreadsheet drops (612345670) is put back.
 */
export const phoneOf = (text: string): Phone | undefined => {
  const [first = ""] = text
    .slice(0, 60)
    .normalize("NFKC")
    .split(/\s*(?:[;|/]| of | tst| toestel| ext| #)/u)
  const digits = digitsOf(first)
  if (isService(digits)) return undefined
  const national = /^(?:\+310?|0031|31|0)([1-9]\d{8})$/u.exec(digits)?.[1] ?? /^6\d{8}$/u.exec(digits)?.[0]
  if (national !== undefined) return dutch(national)
  if (digits.length < 6) return undefined
  const parsed = parsePhoneNumberFromString(digits, "NL")
  if (parsed === undefined || isPlaceholder(parsed.nationalNumber)) return undefined
  const own = /^\+31([1-9]\d{8})$/u.exec(parsed.number)?.[1]
  if (own !== undefined) return dutch(own)
  return { number: parsed.number, mobile: parsed.getType() !== "FIXED_LINE" }
}

const MAIL_HOSTS: ReadonlyMap<string, string> = new Map(Object.entries(table.mailHosts))
const NOBODY = wordSet(table.mailPlaceholders)

/**
 * An address in lower case, its `+tag` gone, everyday misspellings of large hosts mended; Gmail ignores dots. Undefined: not an e-mail address,
 * or one that stands for none (`geen@geen.nl`).
 */
export const emailOf = (text: string): string | undefined => {
  const folded = fold(text.slice(0, 400))
    .replace(/^mailto:/u, "")
    .replace(/\s*[([]\s*at\s*[)\]]\s*/gu, "@")
  const bare = (/<([^<>]*)>/u.exec(folded)?.[1] ?? folded).replace(/\s/gu, "").replace(/[.,;]+$/u, "")
  const found = /^([^@]+)@([^@.]+(?:\.[^@.]+)+)$/u.exec(bare)
  const host = found?.[2]
  const local = found?.[1]?.replace(/\+.*$/u, "")
  if (local === undefined || local === "" || host === undefined || NOBODY.has(local)) return undefined
  const domain = MAIL_HOSTS.get(host) ?? host
  return `${domain === "gmail.com" ? local.replaceAll(".", "") : local}@${domain}`
}

const HOSTS = wordSet(table.platformHosts)
const PATH_WORDS = wordSet(table.pathWords)
const LABEL = new RegExp(`^(?:${table.labels.replaceAll(" ", "|")})\\s*[:=]\\s*`, "u")

/** The account in an address of a platform, empty where it names none; undefined: not such an address. */
const accountOf = (text: string): string | undefined => {
  const found = /^(?:https?:\/\/)?((?:[\w-]+\.)+[a-z]{2,12})\/(.*)$/u.exec(text)
  const host = found?.[1]?.replace(/^(?:www|m|mobile|web|[a-z]{2}-[a-z]{2}|nl)\./u, "") ?? ""
  if (found === null || !(HOSTS.has(host) || /^https?:/u.test(text))) return undefined
  const [path = "", query = ""] = (found[2] ?? "").split(/[?#]/u)
  const id = /(?:^|&)id=([^&]+)/u.exec(query)?.[1]
  if (/^profile\.php/u.test(path) && id !== undefined) return id
  const steps = path.split("/").filter((step) => step !== "")
  return steps.find((step, i) => i === steps.length - 1 || !PATH_WORDS.has(step)) ?? ""
}

/** A handle without its sign, label or address: `@Voorpost88`, `insta: voorpost88`, `https://x.com/voorpost88/status/1` are `voorpost88`. */
export const handleOf = (text: string): string | undefined => {
  const folded = fold(text.slice(0, 400)).replace(LABEL, "")
  const bare = (accountOf(folded) ?? folded)
    .replace(/\s/gu, "")
    .replace(/^[@#/+]+/u, "")
    .replace(/[/?].*$/u, "")
    .replace(/[.,;:!]+$/u, "")
  return bare.length >= 2 ? bare : undefined
}
