import { Result } from "effect"
import type { CovenantDocument } from "../CovenantDocument.ts"
import { type LifeRefusal, refuseLife } from "./lifeRefusals.ts"
import { type CovenantActor, type Proposal, rolesOf } from "./Proposal.ts"

/** Roles that write a covenant's text. Parties decide on it by signing; writing decides nothing. */
const DRAFTING = ["administrator", "data-protection-officer"] as const

export type DraftFacts = {
  readonly actor: CovenantActor
  /** The text as it would be saved; its number is that of the version it becomes. */
  readonly document: CovenantDocument
  /** Adopted versions of this covenant, in any order. Empty, and no proposal: a new covenant. */
  readonly adopted: ReadonlyArray<CovenantDocument>
  readonly proposal: Proposal | undefined
}

/**
 * May this person save this text as the covenant's next version? A new covenant comes from whoever drafts some covenant
 * already; an amendment from who drafts in this one. It gets the number after the last adopted version; a version once
 * adopted, or offered for signature, does not change (L01; AVG 5(2)).
 */
export function mayDraft(facts: DraftFacts): Result.Result<{ readonly clause: string }, LifeRefusal> {
  const { actor, document, adopted, proposal } = facts
  const isNew = adopted.length === 0 && proposal === undefined
  const roles = isNew ? actor.grants.map((grant) => grant.role) : rolesOf(actor, document.id)
  if (!DRAFTING.some((role) => roles.includes(role))) return refuseLife("not-a-drafter")
  if (adopted.some((version) => version.status === "ended")) return refuseLife("covenant-ended")
  const newest = Math.max(0, ...adopted.map((version) => version.version))
  if (document.version <= newest) return refuseLife("version-exists")
  if (proposal?.offered === true) return refuseLife("already-offered")
  return Result.succeed({ clause: "AVG art. 26; convenant art. wijziging" })
}

/** May this person take an offered text back, so that it can be changed? Its signatures then lapse. */
export function mayReopen(actor: CovenantActor, proposal: Proposal): Result.Result<{ clause: string }, LifeRefusal> {
  const roles = rolesOf(actor, proposal.document.id)
  if (!DRAFTING.some((role) => roles.includes(role))) return refuseLife("not-a-drafter")
  if (!proposal.offered) return refuseLife("not-offered")
  return Result.succeed({ clause: "convenant art. ondertekening" })
}
