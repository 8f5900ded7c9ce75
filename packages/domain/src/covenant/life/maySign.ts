import { Result } from "effect"
import type { PartnerId } from "../../ids.ts"
import { partyOf } from "../partiesOf.ts"
import { type LifeRefusal, refuseLife } from "./lifeRefusals.ts"
import { type CovenantActor, type Proposal, rolesOf, type Signature } from "./Proposal.ts"

export type SignFacts = {
  readonly actor: CovenantActor
  readonly proposal: Proposal
  readonly signatures: ReadonlyArray<Signature>
  /** Digest of the text the person has read. */
  readonly text: string
}

export type SignAllowed = { readonly partner: PartnerId; readonly clause: string }

/**
 * May this person sign for the own organisation? Somebody with the role of signatory in this covenant, for a party to
 * it, for the very text that lies there now, and once (L01; AVG 26: who is responsible together agrees together).
 */
export function maySign(facts: SignFacts): Result.Result<SignAllowed, LifeRefusal> {
  const { actor, proposal, signatures, text } = facts
  if (!rolesOf(actor, proposal.document.id).includes("signatory")) return refuseLife("not-a-signatory")
  const party = partyOf(proposal.document, actor.partner)
  if (party === undefined) return refuseLife("partner-not-party")
  if (!proposal.offered) return refuseLife("not-offered")
  if (text !== proposal.text) return refuseLife("text-changed")
  if (signatures.some((one) => one.partner === party.partner && one.text === text)) return refuseLife("already-signed")
  return Result.succeed({ partner: party.partner, clause: "AVG art. 26 lid 1; convenant art. ondertekening" })
}
