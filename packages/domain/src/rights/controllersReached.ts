import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { partiesOf, partyOf } from "../covenant/partiesOf.ts"
import type { PartnerId } from "../ids.ts"

export type Reach = {
  /** Controllers to whom the request counts as made, on the day it was received. */
  readonly reached: ReadonlyArray<PartnerId>
  readonly clause: string
}

/**
 * To whom a person's request counts as made (L02; AVG 26(3), Stb. 2025, 78): at the covenant's contact point it is made
 * to all joint controllers at once; at one party it is made to that party. `at`: undefined is the contact point. Who is
 * no party, or has left, takes no request for the others: it is passed on to the contact point, and reaches nobody yet.
 */
export function controllersReached(covenant: CovenantDocument, at: PartnerId | undefined): Reach {
  const clause = "convenant art. contactpunt; AVG art. 26 lid 3; Stb. 2025, 78"
  if (at === undefined) return { reached: partiesOf(covenant).map((party) => party.partner), clause }
  const party = partyOf(covenant, at)
  return { reached: party === undefined ? [] : [party.partner], clause }
}
