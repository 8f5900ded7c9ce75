/** A birth date in parts; `precision` says which of them are known. */
export interface BirthDate {
  readonly precision: "none" | "year" | "month" | "day"
  readonly year: number
  readonly month: number
  readonly day: number
}

const NONE: BirthDate = { precision: "none", year: 0, month: 0, day: 0 }

/** Dates that systems write where none was known; 1 January 1900 is a placeholder, 1 January of another year is a registration. */
const PLACEHOLDERS = new Set(["1900-01-01", "1901-01-01", "1800-01-01", "9999-12-31", "1111-11-11"])

/** Reads `2008`, `2008-03`, `2008-03-04`, `20080304` (`00` for an unknown month or day). Anything else is no date. */
export const birthDateOf = (text: string | undefined): BirthDate => {
  if (text === undefined) return NONE
  const found = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/u.exec(text.trim())
  if (found === null || PLACEHOLDERS.has(text.trim())) return NONE
  const year = Number(found[1])
  const month = Number(found[2] ?? 0)
  const day = Number(found[3] ?? 0)
  if (year < 1850 || year > 2200 || month > 12 || day > 31) return NONE
  if (month === 0) return { precision: "year", year, month: 0, day: 0 }
  if (day === 0) return { precision: "month", year, month, day: 0 }
  return { precision: "day", year, month, day }
}

/** 1 January and 1 July stand for "day not known" in many registrations of people born abroad. */
export const isRegistrationDay = (date: BirthDate): boolean =>
  date.precision === "day" && date.day === 1 && (date.month === 1 || date.month === 7)
