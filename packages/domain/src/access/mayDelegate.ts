import { type DateTime, Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import type { Role, User } from "../role/Role.ts"
import { localDate } from "../time/localDate.ts"
import { addTerm } from "../time/term.ts"
import { type Allowed, allowAccess, holds, mayGrant, refuseAccess } from "./mayGrant.ts"

/** Our choice: who is away for longer has a successor. */
const LONGEST = "P6M"

/** Lending a role during leave; days are local and inclusive. */
export type DelegateFacts = {
  readonly actor: User
  readonly holder: User
  readonly standIn: User
  readonly role: Role
  readonly document: CovenantDocument
  readonly firstDay: string
  readonly lastDay: string
  readonly now: DateTime.Utc
}

/** May the holder's role be lent? As giving it, for a time, and never to somebody who would see more by it than the holder. */
export function mayDelegate(facts: DelegateFacts): Allowed {
  const { actor, document, firstDay, holder, lastDay, now, role, standIn } = facts
  if (actor.id === holder.id && role === "administrator") return refuseAccess("own-access")
  const given = mayGrant({ actor, person: standIn, role, document })
  if (Result.isFailure(given)) return given
  if (holder.id === standIn.id || !holds(holder, role, document.id)) return refuseAccess("role-not-held")
  if (lastDay < firstDay || lastDay < localDate(now) || lastDay > addTerm(firstDay, LONGEST))
    return refuseAccess("days-impossible")
  const wider = holder.municipality !== undefined && standIn.municipality !== holder.municipality
  return wider ? refuseAccess("wider-than-holder") : allowAccess
}
