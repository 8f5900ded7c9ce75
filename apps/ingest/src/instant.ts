import { DateTime } from "effect"

/** UTC, ISO 8601 with milliseconds: as in events and answers. */
export const iso = (instant: DateTime.Utc): string => DateTime.formatIso(instant)
