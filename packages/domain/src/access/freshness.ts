import { DateTime } from "effect"

/**
 * How long ago a person may have logged in for an act, minutes (ASVS 6.8.4, 7.5.3; our choice). `content`: opening what
 * posters wrote, or changing others' access: a sitting. `weighty`: putting a covenant into force, or taking much along.
 */
export const FRESHNESS = { content: 60, weighty: 10 } as const

export const isFresh = (loggedInAt: DateTime.Utc, withinMinutes: number, now: DateTime.Utc): boolean =>
  DateTime.toEpochMillis(now) - DateTime.toEpochMillis(loggedInAt) < withinMinutes * 60_000

/** Days without a log-in after which an account opens nothing until an administrator opens it again (our choice). */
export const DORMANT_DAYS = 90

export const isDormant = (lastUsed: DateTime.Utc, days: number, now: DateTime.Utc): boolean =>
  DateTime.toEpochMillis(now) - DateTime.toEpochMillis(lastUsed) >= days * 86_400_000
