/** A birth date in parts; `precision` says which of them are known. */
export interface BirthDate {
  readonly precision: "none" | "year" | "month" | "day"
  readonly year: number
  readonly month: number
  readonly day: number
}

const NONE: BirthDate = { precision: "none", year: 0, month: 0, day: 0 }

/**
 * Dates that systems write where none was known: their zero, their end, or a row of ones. 1 January 1900 is such a placeholder,
 * 1 January of another year is a registration.
 */
const PLACEHOLDERS = new Set([
  "1800-1-1",
  "1899-12-30",
  "1899-12-31",
  "1900-0-0",
  "1900-1-0",
  "1900-1-1",
  "1901-1-1",
  "1111-11-11",
  "2099-12-31",
  "2100-1-1"
])

const parts = (text: string): readonly [year: number, month: number, day: number] | undefined => {
  const iso = /^(\d{4})(?:([-/.]?)(\d{2})(?:\2(\d{2}))?)?(?:T[\d:.Z+-]*)?$/u.exec(text)
  if (iso !== null) return [Number(iso[1]), Number(iso[3] ?? 0), Number(iso[4] ?? 0)]
  const dutch = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u.exec(text)
  return dutch === null ? undefined : [Number(dutch[4]), Number(dutch[3]), Number(dutch[1])]
}

/**
 * Reads `2008`, `2008-03`, `2008-03-04`, `20080304` (`00` for an unknown month or day), and the Dutch `4-3-2008`. A month past December with a day
 * that could be one is read the other way round. A day that its month does not have (31 February) is kept: it is an error of whoever wrote it
 * first, and who copied it has it too; a neighbouring day still compares as near. Anything else is no date.
 */
export const birthDateOf = (text: string | undefined): BirthDate => {
  const found = text === undefined ? undefined : parts(text.slice(0, 40).trim())
  if (found === undefined || PLACEHOLDERS.has(found.join("-"))) return NONE
  const [year, second, third] = found
  const turned = second > 12 && second <= 31 && third >= 1 && third <= 12
  const [month, day] = turned ? [third, second] : [second, third]
  if (year < 1850 || year > 2200 || month > 12 || day > 31) return NONE
  if (month === 0) return { precision: "year", year, month: 0, day: 0 }
  if (day === 0) return { precision: "month", year, month, day: 0 }
  return { precision: "day", year, month, day }
}

/** 1 January and 1 July stand for "day not known" in many registrations of people born abroad. */
export const isRegistrationDay = (date: BirthDate): boolean =>
  date.precision === "day" && date.day === 1 && (date.month === 1 || date.month === 7)
