import type { PartnerId, UserId } from "../../ids.ts"
import type { RoleGrant } from "../../role/Role.ts"
import type { CovenantDocument } from "../CovenantDocument.ts"
import { partiesOf } from "../partiesOf.ts"

/** Somebody who acts on a covenant; from the session, never from the request. */
export type CovenantActor = {
  readonly user: UserId
  readonly grants: ReadonlyArray<RoleGrant>
  readonly partner?: PartnerId | undefined
}

/** A version that is not adopted yet: a text in the making, or fixed and offered for signature. */
export type Proposal = {
  readonly document: CovenantDocument
  /** The document as it was written, before defaults. */
  readonly source?: unknown
  /** Everyone who wrote at this text. Empty: it came whole with the region, signed on paper elsewhere. */
  readonly drafters: ReadonlyArray<UserId>
  readonly offered: boolean
  /** Digest of `canonicalVersion(document)`. */
  readonly text: string
}

/** That a party agrees with a text. It holds for that text alone: another text has another digest. */
export type Signature = { readonly partner: PartnerId; readonly text: string }

/** Whether the version was brought in by the region itself, with its signatures on paper. */
export const cameWithRegion = (proposal: Proposal): boolean => proposal.drafters.length === 0

/** Parties that have not signed this text, in the document's order. */
export function unsignedBy(proposal: Proposal, signatures: ReadonlyArray<Signature>): ReadonlyArray<PartnerId> {
  if (cameWithRegion(proposal)) return []
  const signed = new Set(signatures.filter((one) => one.text === proposal.text).map((one) => one.partner))
  return partiesOf(proposal.document)
    .map((party) => party.partner)
    .filter((partner) => !signed.has(partner))
}

/** Roles somebody has in one covenant. */
export const rolesOf = (actor: CovenantActor, covenant: string) =>
  actor.grants.filter((grant) => grant.covenant === covenant).map((grant) => grant.role)
