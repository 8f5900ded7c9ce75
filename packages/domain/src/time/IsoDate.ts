import { Schema } from "effect"
import { isRealDate } from "./localDate.ts"

const format = { format: "date" }

/** A local date as it is written, `YYYY-MM-DD`. Whether the calendar has that day is not looked at: see `ExistingDate`. */
export const IsoDate = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u)).annotate(format)

/** The same, of a day that the calendar has. */
export const ExistingDate = IsoDate.check(
  Schema.makeFilter((value) => isRealDate(value) || "a day that the calendar does not have")
).annotate(format)
