import { Schema } from "effect"
import { CovenantId, HubId } from "../ids.ts"

/** What sort of value is shared; never the value. */
export const HubKind = Schema.Literals(["mobile", "landline", "email", "handle", "postcode-number", "street-number"])
export type HubKind = typeof HubKind.Type

/**
 * A value that more signals share than the covenant's hub limit, such as a school's phone or a block of flats: no ground
 * for a link. Told as a statistic: no value, no encoding and no signal, so that nobody can be found by it.
 */
export const HubFacts = Schema.Struct({
  /** Opaque: neither the value nor its encoding can be had from it. */
  hub: HubId,
  covenant: CovenantId,
  kind: HubKind,
  /** At most so many signals share it, and more than half as many: 4, 8, 16 and so on. */
  signals: Schema.Int,
  /** Links that were taken back because they rested on it. */
  withdrawn: Schema.Int,
  /** Since when it is one; UTC instant, ISO 8601 with milliseconds. */
  since: Schema.String
})
export type HubFacts = typeof HubFacts.Type
