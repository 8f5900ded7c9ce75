import { initialSound, nameSkeleton } from "./normalise/sound.ts"
import type { Normalised } from "./tokens.ts"

/** A value of a person under which a row is written. */
export interface Binder {
  readonly kind:
    | "name"
    | "date"
    | "home"
    | "contact"
    | "street"
    | "initial-year"
    | "initial-town"
    | "given-town-year"
    | "given-area"
    | "family-town-year"
  readonly value: string
  /** The row has the surname's other form, as the value has. */
  readonly otherForm: boolean
}

/** Contacts of a person under which rows are written. */
const MOST_CONTACTS = 3

/**
 * The values that a person's rows are written under, those that tell most first: a record that would be too long goes without the last ones. Each is
 * part of a blocking token or is one, so that two candidates nearly always share one; each stands for at least two values together, or for one that is
 * nearly unique: what few share can hardly be counted.
 */
export const bindersOf = (n: Normalised): ReadonlyArray<Binder> => {
  const first: Array<Binder> = []
  const later: Array<Binder> = []
  const add = (list: Array<Binder>, kind: Binder["kind"], otherForm: boolean, ...parts: ReadonlyArray<string>) => {
    if (parts.every((part) => part !== "")) list.push({ kind, value: parts.join("|"), otherForm })
  }
  const call = n.name.given[0]
  const given = call === undefined ? "" : nameSkeleton(call)
  const initial = n.name.initial === "" ? "" : initialSound(n.name.initial)
  const { year, month, day, precision } = n.date
  const born = precision === "none" ? "" : String(year)
  const a = n.address
  const town = a?.city ?? ""
  const families = n.name.family.map(nameSkeleton)
  const forms = families
    .map((family, i) => ({ family, other: i > 0 }))
    .filter(({ family }, i) => families.indexOf(family) === i)
  for (const { family, other } of forms) add(first, "name", other, ...[given, family].sort())
  if (precision === "day") add(first, "date", false, `${year}-${Math.min(month, day)}-${Math.max(month, day)}`)
  if (a !== undefined && a.postcode.length >= 6) add(first, "home", false, a.postcode, a.number)
  const contacts = [...n.phones.map((phone) => phone.number), ...n.emails, ...n.handles]
  for (const contact of contacts.slice(0, MOST_CONTACTS)) add(first, "contact", false, contact)
  add(first, "street", false, a?.streetSound ?? "", a?.number ?? "")
  for (const { family, other } of forms) {
    const list = other ? later : first
    add(list, "initial-year", other, family, initial, born)
    add(list, "initial-town", other, family, initial, town)
    if (!other) add(list, "given-town-year", false, given, town, born)
    add(list, "family-town-year", other, family, town, born)
  }
  if (families.length === 0) {
    add(first, "given-town-year", false, given, town, born)
    add(first, "given-area", false, given, a?.area ?? "")
  }
  return [...first, ...later]
}
