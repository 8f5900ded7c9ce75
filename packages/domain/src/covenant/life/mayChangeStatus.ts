import { Result } from "effect"
import type { PartnerId } from "../../ids.ts"
import type { CovenantDocument, CovenantStatus } from "../CovenantDocument.ts"
import { partyOf } from "../partiesOf.ts"
import { type LifeRefusal, refuseLife } from "./lifeRefusals.ts"
import { type CovenantActor, rolesOf } from "./Proposal.ts"

/** What an adopted version can become: suspended and back, and ended for good. A draft becomes active by `mayActivate` alone. */
const NEXT: Readonly<Record<CovenantStatus, ReadonlyArray<CovenantStatus>>> = {
  draft: [],
  active: ["suspended", "ended"],
  suspended: ["active", "ended"],
  ended: []
}

/** May this person suspend, resume or end the covenant? Its administrator; what has ended does not come back. */
export function mayChangeStatus(facts: {
  readonly actor: CovenantActor
  readonly document: CovenantDocument
  readonly to: CovenantStatus
}): Result.Result<{ readonly clause: string }, LifeRefusal> {
  const { actor, document, to } = facts
  if (!rolesOf(actor, document.id).includes("administrator")) return refuseLife("not-an-administrator")
  if (document.status === "ended") return refuseLife("covenant-ended")
  if (!NEXT[document.status].includes(to)) return refuseLife("status-not-possible")
  return Result.succeed({ clause: to === "ended" ? "convenant art. looptijd" : "convenant art. opschorting" })
}

/**
 * May this person have a party leave? Its own signatory, or the administrator. Leaving needs nobody's consent: nobody is
 * kept responsible together with others against their will (AVG 26). It takes effect at once.
 */
export function mayLeave(facts: {
  readonly actor: CovenantActor
  /** The version that governs now. */
  readonly document: CovenantDocument
  readonly partner: PartnerId
}): Result.Result<{ readonly clause: string }, LifeRefusal> {
  const { actor, document, partner } = facts
  const roles = rolesOf(actor, document.id)
  const forItself = roles.includes("signatory") && actor.partner === partner
  if (!forItself && !roles.includes("administrator")) return refuseLife("not-an-administrator")
  if (document.status === "ended") return refuseLife("covenant-ended")
  if (document.status === "draft") return refuseLife("status-not-possible")
  if (partyOf(document, partner) === undefined) return refuseLife("partner-not-party")
  return Result.succeed({ clause: "convenant art. partijen; AVG art. 26" })
}
