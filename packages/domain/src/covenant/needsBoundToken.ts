import type { DateTime } from "effect"
import type { PartnerId } from "../ids.ts"
import type { CovenantDocument } from "./CovenantDocument.ts"
import { inForce } from "./inForce.ts"
import { partyOf } from "./partiesOf.ts"

/**
 * Whether a partner's system must prove at each call that its token is its own: when a covenant in force to which it is
 * party asks so. `covenants`: of each covenant all versions.
 */
export function needsBoundToken(
  covenants: Iterable<ReadonlyArray<CovenantDocument>>,
  partner: PartnerId,
  now: DateTime.Utc
): boolean {
  for (const versions of covenants) {
    const document = inForce(versions, now)
    if (document?.boundTokens === true && partyOf(document, partner) !== undefined) return true
  }
  return false
}
