import type { Encoding } from "../encode/Encoding.ts"
import { yearAt } from "../encode/layout.ts"
import { distance } from "./bits.ts"
import { sameDetail } from "./compareNames.ts"
import type { FieldLevels } from "./FieldLevels.ts"
import { shared } from "./rows.ts"

/** Years apart that are still near: a neighbouring year, and a few. */
const NEAR_YEAR = 1
const NEARBY_YEARS = 6

/**
 * Years apart that one slip of the pen makes of a year: another last digit, another third digit (ten, twenty and thirty years), or those two changed about
 * (nine, eighteen and twenty-seven). Two people of one name who share a birthday lie anywhere.
 */
const SLIPS: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 20, 27, 30])

const wholeDates = (a: Encoding, b: Encoding, years: number): FieldLevels["birthDate"] => {
  const registered = a.date.registrationDay
  const sameDay = sameDetail(a, b, "day")
  const sameMonth = sameDetail(a, b, "month")
  if (years === 0) {
    if (sameDay && sameMonth) return registered ? "exact-registration" : "exact"
    if (sameDetail(a, b, "unordered")) return "day-month-swapped"
    if (sameMonth) return "day-differs"
    // 1 January and 1 July both say that no day was known: neither is the other with a slip
    return sameDay && !(registered && b.date.registrationDay) ? "month-differs" : "same-year"
  }
  if (!sameDay || !sameMonth) return years <= NEARBY_YEARS ? "near-year" : "differs"
  if (registered) return years <= NEAR_YEAR ? "near-year" : "differs"
  if (years <= NEAR_YEAR) return "year-near-differs"
  return SLIPS.has(years) ? "year-far-differs" : "differs"
}

/** Compares birth dates over the first of the rows that were found last. */
export const compareDates = (a: Encoding, b: Encoding): FieldLevels["birthDate"] | undefined => {
  const [p, q] = [a.date.precision, b.date.precision]
  if (p === "none" || q === "none") return undefined
  const years = distance(a.rows, (shared.a[0] ?? 0) + yearAt(a), b.rows, (shared.b[0] ?? 0) + yearAt(b), 1)
  if (p === "day" && q === "day") return wholeDates(a, b, years)
  if (p !== "year" && q !== "year" && years === 0 && sameDetail(a, b, "month")) return "month-only"
  if (years === 0 && (p === "year" || q === "year")) return "year-only"
  return years <= NEAR_YEAR ? "year-only-near" : "year-only-differs"
}
