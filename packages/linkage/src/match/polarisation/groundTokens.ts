import type { PolarisationFacts } from "./PolarisationFacts.ts"

/** Two signals further apart than this are not compared: tension in a place comes in episodes. Days. */
export const POLARISATION_DAYS = 60
/**
 * Days that may lie between the first and the last signal of one episode: twice the window, so that a place where something happens every week
 * does not become one link of a year. What people decide to belong together may be longer.
 */
export const EPISODE_DAYS = 120
/** The shorter window, for places where a theme is seen so often that the longer one is no longer followed. Days. */
const SHORT_DAYS = 14
/** Most tokens of one signal: bounds its postings. */
const MOST_GROUNDS = 80

const DAY_MS = 86_400_000

/** Days since 1970; NaN where the day cannot be read, which no comparison accepts. */
export const dayNumber = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS

/** The two periods of `days` in which a day stands: two days no further apart than that share one at least. */
const periodsOf = (day: string, days: number): ReadonlyArray<string> => {
  const first = Math.floor(dayNumber(day) / days)
  return Number.isNaN(first) ? [] : [`${days}/${first}`, `${days}/${first + 1}`]
}

/** Under which a theme is found: in the municipality as a whole, or in a finer place of it. */
const themeGround = (municipality: string, theme: string, place?: string): string =>
  place === undefined ? `T:${municipality}:${theme}` : `D:${municipality}:${theme}:${place}`

const inPeriods = (grounds: ReadonlyArray<string>, periods: ReadonlyArray<string>): ReadonlyArray<string> =>
  grounds.flatMap((ground) => periods.map((period) => `${ground}:${period}`))

/**
 * Tokens under which a polarisation signal is found: what may be a ground for a link (theme, group, expression), each with its municipality
 * and a period. Sorted by what they tell, the best first; each once.
 */
export const groundTokens = (facts: PolarisationFacts): ReadonlyArray<string> => {
  const { municipality, day, themes, groups, expressions, places } = facts
  const long = periodsOf(day, POLARISATION_DAYS)
  const short = periodsOf(day, SHORT_DAYS)
  const wide = themes.map((theme) => themeGround(municipality, theme))
  const near = themes.flatMap((theme) => places.map((place) => themeGround(municipality, theme, place)))
  const names = [...groups, ...expressions].map((token) => `${token}:${municipality}`)
  const all = [
    ...inPeriods(names, long),
    ...inPeriods(near, long),
    ...inPeriods(wide, long),
    ...inPeriods(near, short),
    ...inPeriods(wide, short)
  ]
  return [...new Set(all)].slice(0, MOST_GROUNDS)
}

/** Tokens that stand for a theme which both signals have, in the finest place that they share and the longer periods that they share. */
export const sharedThemeTokens = (
  a: PolarisationFacts,
  b: PolarisationFacts,
  theme: string,
  places: ReadonlyArray<string>
): ReadonlyArray<string> => {
  const periods = periodsOf(a.day, POLARISATION_DAYS).filter((period) =>
    periodsOf(b.day, POLARISATION_DAYS).includes(period)
  )
  const grounds = places.length === 0 ? [undefined] : places
  return inPeriods(
    grounds.map((place) => themeGround(a.municipality, theme, place)),
    periods
  )
}

/** Does the comparison of those who hold the token depend on how many they are? */
export const isThemeGround = (token: string): boolean => token.startsWith("T:") || token.startsWith("D:")
