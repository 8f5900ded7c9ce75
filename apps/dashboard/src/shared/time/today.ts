import { localDate } from "@kruisverband/domain"
import { DateTime } from "effect"
import { now } from "./clock.ts"

/** Today in the Netherlands, `YYYY-MM-DD`. */
export const today = (): string => localDate(DateTime.fromDateUnsafe(now()))
