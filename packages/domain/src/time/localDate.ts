import { DateTime } from "effect"
import { remember } from "./remember.ts"

/** Covenant dates and days of observation are local: the clock on the wall in the Netherlands. */
const zone = DateTime.zoneMakeNamedUnsafe("Europe/Amsterdam")

/** No zone's local date changes but at a quarter of an hour: within one, all instants have the same. */
const QUARTER = 900_000

const dateInQuarter = remember(256, (quarter) =>
  DateTime.formatIsoDate(DateTime.setZone(DateTime.makeUnsafe(Number(quarter) * QUARTER), zone))
)

/** Local date of an instant, `YYYY-MM-DD`; such dates order as text. */
export function localDate(instant: DateTime.Utc): string {
  return dateInQuarter(String(Math.floor(instant.epochMilliseconds / QUARTER)))
}

const monthsBefore = remember(256, (key) => {
  const [quarter, months] = key.split("/").map(Number)
  const local = DateTime.setZone(DateTime.makeUnsafe((quarter ?? 0) * QUARTER), zone)
  return DateTime.formatIsoDate(DateTime.subtract(local, { months: months ?? 0 }))
})

/** Local date, `months` calendar months before that of `instant` (31 May less 3 months is the last of February). */
export function localDateMonthsBefore(instant: DateTime.Utc, months: number): string {
  return monthsBefore(`${Math.floor(instant.epochMilliseconds / QUARTER)}/${months}`)
}

const dayStart = remember(2048, (date) => {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number)
  return DateTime.toUtc(DateTime.makeZonedUnsafe({ year, month, day }, { timeZone: zone, adjustForTimeZone: true }))
})

/** Instant at which a local day begins. `date` is `YYYY-MM-DD` and exists. */
export function startOfLocalDay(date: string): DateTime.Utc {
  return dayStart(date)
}

/** Whether the calendar has this day; `YYYY-MM-DD` in front of anything. */
export function isRealDate(text: string): boolean {
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}
