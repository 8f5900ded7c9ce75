import { type DateTime, Result } from "effect"
import type { PartnerId } from "../../ids.ts"
import type { RuleReason } from "../../rules/RuleRefusal.ts"
import { localDate } from "../../time/localDate.ts"
import { checkActivation } from "../checkCovenant.ts"
import { type LifeRefusalCode, lifeRefusalTexts } from "./lifeRefusals.ts"
import { type CovenantActor, cameWithRegion, type Proposal, rolesOf, type Signature, unsignedBy } from "./Proposal.ts"

export type ActivateFacts = {
  readonly actor: CovenantActor
  readonly proposal: Proposal
  readonly signatures: ReadonlyArray<Signature>
  readonly now: DateTime.Utc
}

/** Why a version may not be put into force. `field`: what is missing; `partner`: whose signature. */
export type ActivationReason = RuleReason<LifeRefusalCode> & {
  readonly field?: string
  readonly partner?: PartnerId
}
export type ActivationRefusal = { readonly reasons: readonly [ActivationReason, ...Array<ActivationReason>] }

/** Roles that put a covenant into force. The data protection officer checks that what the law asks is there. */
const ACTIVATING = ["administrator", "data-protection-officer", "lead-municipality"] as const

/**
 * May this person put the version into force? It is complete (L01), its term is not over, every party signed this very
 * text, and whoever activates did not write at it: two persons at least (ASVS 2.3.5). What came whole with the region
 * has its signatures on paper and nobody who drafted it here. A missing field is told before anything about persons.
 */
export function mayActivate(facts: ActivateFacts): Result.Result<{ readonly clause: string }, ActivationRefusal> {
  const { actor, proposal, signatures, now } = facts
  const { document, source } = proposal
  const roles = rolesOf(actor, document.id)
  if (!ACTIVATING.some((role) => roles.includes(role))) return refuse([because("not-an-activator")])
  const missing = checkActivation(document, source).map(
    ({ field, law, text }): ActivationReason => ({ code: "covenant-incomplete", clause: law, text, field })
  )
  const [first, ...rest] = missing
  if (first !== undefined) return refuse([first, ...rest])
  if (document.validUntil < localDate(now)) return refuse([because("term-is-over")])
  if (proposal.drafters.includes(actor.user)) return refuse([because("four-eyes")])
  if (!proposal.offered && !cameWithRegion(proposal)) return refuse([because("not-offered")])
  const [unsigned, ...others] = unsignedBy(proposal, signatures).map(
    (partner): ActivationReason => ({ ...because("signature-missing"), partner })
  )
  if (unsigned !== undefined) return refuse([unsigned, ...others])
  return Result.succeed({ clause: "convenant art. inwerkingtreding; AVG art. 26" })
}

const because = (code: LifeRefusalCode): ActivationReason => ({ code, ...lifeRefusalTexts[code] })
const refuse = (reasons: ActivationRefusal["reasons"]): Result.Result<never, ActivationRefusal> =>
  Result.fail({ reasons })
