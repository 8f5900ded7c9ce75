import { told, useTexts } from "./linkTexts.ts"

/** Columns that are read; all but `record_id` may be left out. */
export const COLUMNS = [
  "record_id",
  "covenant",
  "angle",
  "given_names",
  "initials",
  "prefix",
  "family_name",
  "full_name",
  "birth_date",
  "sex",
  "postcode",
  "house_number",
  "house_suffix",
  "street",
  "city",
  "phone",
  "email",
  "handle",
  "observed_at"
] as const
export type Column = (typeof COLUMNS)[number]

const ALIASES: Readonly<Record<string, Column>> = {
  id: "record_id",
  rec_id: "record_id",
  signal_id: "record_id",
  domain: "angle",
  given_name: "given_names",
  first_name: "given_names",
  surname: "family_name",
  last_name: "family_name",
  date_of_birth: "birth_date",
  dob: "birth_date",
  gender: "sex",
  street_number: "house_number",
  address_1: "street",
  suburb: "city",
  received_at: "observed_at"
}

const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name)

/** The column a header names, by its own name or a known alias. */
export const columnOf = (header: string): Column | undefined => {
  const name = header.trim().toLowerCase()
  return isColumn(name) ? name : ALIASES[name]
}

/** Other words for angles that files are known to use. */
const ANGLES: Readonly<Record<string, string>> = {
  school: "education",
  municipality: "civil-affairs",
  health: "mental-health"
}

export const angleNamed = (cell: string): string => {
  const angle = cell.trim().toLowerCase()
  return ANGLES[angle] ?? angle
}

export interface Header {
  /** Place of each column in a row. */
  readonly at: ReadonlyMap<Column, number>
  /** Columns of the file that are not read. */
  readonly ignored: ReadonlyArray<string>
  /** Columns found twice: the first counts. */
  readonly doubled: ReadonlyArray<string>
}

/** Understands a header line: own names, known aliases, and the caller's `theirs=ours`. */
export const headerOf = (cells: ReadonlyArray<string>, map: ReadonlyMap<string, Column>): Header => {
  const at = new Map<Column, number>()
  const ignored: Array<string> = []
  const doubled: Array<string> = []
  cells.forEach((cell, i) => {
    const name = cell.trim()
    const column = map.get(name) ?? map.get(name.toLowerCase()) ?? columnOf(name)
    if (column === undefined) ignored.push(name)
    else if (at.has(column)) doubled.push(name)
    else at.set(column, i)
  })
  return { at, ignored, doubled }
}

/** Reads `--map theirs=ours`; a string says what is wrong, in both languages. */
export const mapOf = (pairs: ReadonlyArray<string>): ReadonlyMap<string, Column> | string => {
  const map = new Map<string, Column>()
  for (const pair of pairs) {
    const cut = pair.lastIndexOf("=")
    const ours = pair.slice(cut + 1).trim()
    const theirs = pair.slice(0, Math.max(0, cut)).trim()
    if (theirs === "" || !isColumn(ours)) return told(useTexts.map(pair, COLUMNS))
    map.set(theirs, ours).set(theirs.toLowerCase(), ours)
  }
  return map
}
