import type { SubjectIdentity } from "@kruisverband/linkage/encode"
import { angleNamed, type Column } from "./columns.ts"
import { type RowFault, rowFaults } from "./linkTexts.ts"

/** Place of each column in a row: see `headerOf`. */
export type Places = ReadonlyMap<Column, number>

/** What the covenant's rule needs of a record. */
export interface RuleFacts {
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
/** Longer cells are cut: no name, street or number is so long. An id is never cut: two might become one. */
export const LONGEST = 1000

const many = (text: string): ReadonlyArray<string> =>
  text
    .split(/[;|]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")

const dayOf = (text: string): number | undefined => {
  const time = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text)
  return Number.isNaN(time) ? undefined : Math.floor(time / 86_400_000)
}

const cellOf = (cells: ReadonlyArray<string>, at: Places, column: Column): string => {
  const place = at.get(column)
  return place === undefined ? "" : (cells[place] ?? "").slice(0, LONGEST).trim()
}

/** The record's id, or why the row is no record. */
export const idOf = (
  cells: ReadonlyArray<string>,
  at: Places
): { readonly id: string } | { readonly fault: RowFault } => {
  const id = (cells[at.get("record_id") ?? -1] ?? "").trim()
  if (id === "") return { fault: rowFaults.noId }
  return id.length > LONGEST ? { fault: rowFaults.longId(LONGEST) } : { id }
}

export const ruleFactsOf = (cells: ReadonlyArray<string>, at: Places): RuleFacts => ({
  covenant: cellOf(cells, at, "covenant"),
  angle: angleNamed(cellOf(cells, at, "angle")),
  observedDay: dayOf(cellOf(cells, at, "observed_at"))
})

/** Who the record is about. Total: what cannot be read is left out. */
export const identityOf = (cells: ReadonlyArray<string>, at: Places): SubjectIdentity => {
  const get = (column: Column) => cellOf(cells, at, column)
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
