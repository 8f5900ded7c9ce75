import type { SubjectIdentity } from "@kruisverband/linkage/encode"
import { angleNamed, type Column } from "./columns.ts"

/** One record of the input: who it is about, and what the covenant's rule needs. */
export interface LinkRecord {
  readonly id: string
  readonly identity: SubjectIdentity
  readonly covenant: string
  readonly angle: string
  /** Days since 1970; undefined when not given. */
  readonly observedDay: number | undefined
}

const SEXES: Readonly<Record<string, "m" | "v" | "x">> = {
  m: "m",
  male: "m",
  man: "m",
  f: "v",
  v: "v",
  female: "v",
  vrouw: "v",
  x: "x"
}
/** Longer cells are cut: no name, street or number is so long. */
const LONGEST = 1000

const many = (text: string): ReadonlyArray<string> =>
  text
    .split(/[;|]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")

const dayOf = (text: string): number | undefined => {
  const time = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text)
  return Number.isNaN(time) ? undefined : Math.floor(time / 86_400_000)
}

/** A row as a record; a string says why it is none. */
export const recordOf = (cells: ReadonlyArray<string>, at: ReadonlyMap<Column, number>): LinkRecord | string => {
  const get = (column: Column): string => {
    const place = at.get(column)
    return place === undefined ? "" : (cells[place] ?? "").slice(0, LONGEST).trim()
  }
  const id = get("record_id")
  if (id === "") return "no record_id"
  const text = <K extends string>(key: K, column: Column): { readonly [P in K]?: string } => {
    const value = get(column)
    // the computed key makes TypeScript forget its name
    return (value === "" ? {} : { [key]: value }) as { readonly [P in K]?: string }
  }
  const numbered = /^(\d{1,5})(?!\d)[\s-]*(.*)$/u.exec(get("house_number"))
  const houseNumber = Number(numbered?.[1] ?? 0)
  const suffix = get("house_suffix") || (numbered?.[2] ?? "")
  const sex = SEXES[get("sex").toLowerCase()]
  return {
    id,
    covenant: get("covenant"),
    angle: angleNamed(get("angle")),
    observedDay: dayOf(get("observed_at")),
    identity: {
      ...text("givenNames", "given_names"),
      ...text("initials", "initials"),
      ...text("prefix", "prefix"),
      ...text("familyName", "family_name"),
      ...text("fullName", "full_name"),
      ...text("birthDate", "birth_date"),
      ...(sex === undefined ? {} : { sex }),
      address: {
        ...text("postcode", "postcode"),
        ...(houseNumber > 0 ? { houseNumber } : {}),
        ...(suffix === "" ? {} : { suffix }),
        ...text("street", "street"),
        ...text("city", "city")
      },
      phones: many(get("phone")),
      emails: many(get("email")),
      handles: many(get("handle"))
    }
  }
}
