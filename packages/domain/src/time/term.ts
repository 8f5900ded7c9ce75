import { DateTime } from "effect"

/** An ISO 8601 duration in whole years, months, weeks and days, as covenants write their terms. */
export type Term = {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
}

/** The parts of `P1Y6M`; a part that is not there is 0. */
export function termOf(iso: string): Term {
  const part = (unit: string) => Number(new RegExp(`(\\d+)${unit}`, "u").exec(iso)?.[1] ?? 0)
  return { years: part("Y"), months: part("M"), weeks: part("W"), days: part("D") }
}

/** Length in days, to compare terms by: a year is 365, a month 30. Not for dates: use `addTerm`. */
export function termDays(iso: string): number {
  const { years, months, weeks, days } = termOf(iso)
  return years * 365 + months * 30 + weeks * 7 + days
}

/** The calendar date a term after `date` (`YYYY-MM-DD`). 31 January and a month is the last of February. */
export function addTerm(date: string, iso: string): string {
  return DateTime.formatIsoDateUtc(DateTime.add(DateTime.makeUnsafe(`${date}T00:00:00Z`), termOf(iso)))
}
