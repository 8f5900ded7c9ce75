import type { Language } from "../text/Language.tsx"

const zone = "Europe/Amsterdam"
const locale: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" }

const cache = new Map<string, Intl.DateTimeFormat>()
function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  const found = cache.get(key) ?? new Intl.DateTimeFormat(locale[language], { timeZone: zone, ...options })
  cache.set(key, found)
  return found
}

const dayKey = (moment: Date) =>
  format("en", "key", { year: "numeric", month: "2-digit", day: "2-digit" }).format(moment)

/** `2 november 2026 om 14:02`, local time of the Netherlands. */
export const exactMoment = (iso: string, language: Language): string =>
  format(language, "exact", { dateStyle: "long", timeStyle: "short" }).format(new Date(iso))

/** The day, and the time where there is one: the services keep a day of which no time is known as its first moment. */
export function dayOrMoment(iso: string, language: Language): string {
  if (!iso.includes("T")) return exactDay(iso, language)
  const midnight = format("en", "clock", { timeStyle: "medium" }).format(new Date(iso)) === "00:00:00"
  return midnight ? exactDay(iso, language) : exactMoment(iso, language)
}

/** `2 november 2026` of a local date `YYYY-MM-DD` or a moment. */
export const exactDay = (iso: string, language: Language): string =>
  format(language, "day", { dateStyle: "long" }).format(new Date(iso.includes("T") ? iso : `${iso}T12:00:00Z`))

/** `vandaag 14:02`, `gisteren 9:15`, `ma 2 nov`, `2 nov 2025`: as near as a glance needs. */
export function nearMoment(iso: string, now: Date, language: Language): string {
  const moment = new Date(iso)
  const time = format(language, "time", { timeStyle: "short" }).format(moment)
  const words =
    language === "nl" ? { today: "vandaag", yesterday: "gisteren" } : { today: "today", yesterday: "yesterday" }
  if (dayKey(moment) === dayKey(now)) return `${words.today} ${time}`
  if (dayKey(moment) === dayKey(new Date(now.getTime() - 86_400_000))) return `${words.yesterday} ${time}`
  const withinYear = now.getTime() - moment.getTime() < 300 * 86_400_000
  const name = withinYear ? "near" : "far"
  const options: Intl.DateTimeFormatOptions = withinYear
    ? { weekday: "short", day: "numeric", month: "short" }
    : { day: "numeric", month: "short", year: "numeric" }
  return format(language, name, options).format(moment)
}

/** ISO 8601 with the Dutch offset of that moment: `2026-10-02T14:05:00+02:00`. */
export function localToIso(date: string, time: string): string {
  const guess = new Date(`${date}T${time}:00Z`)
  const name = format("en", "offset", { timeZoneName: "longOffset" })
    .formatToParts(guess)
    .find((part) => part.type === "timeZoneName")?.value
  const offset = name === undefined || name === "GMT" ? "+00:00" : name.slice(3)
  return `${date}T${time}:00${offset}`
}

/** The first moment of a local day, in UTC: `2026-10-01T22:00:00.000Z` of `2026-10-02`. */
export const startOfDay = (date: string): string => new Date(localToIso(date, "00:00")).toISOString()
