import { type DateTime, Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import { partyOf } from "../covenant/partiesOf.ts"
import { mergeReasons, Refused, reason } from "../refusal/Refused.ts"
import type { Partner } from "../region/Region.ts"

export type LinkageKeyFacts = {
  /** All versions of the covenant; none: it is not known. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly partner: Partner | undefined
  /** The token is bound to a key or certificate, and its holder has proved to have it. */
  readonly bound: boolean
  readonly now: DateTime.Utc
}

/**
 * May this partner's system be given the covenant's linkage key? Whoever has it can test who is meant by an encoding, so
 * the parties must have agreed to it for this one (AVG 25, 32; ADR 0008). Undefined: nobody by that name is party to such
 * a covenant, which is told like one that does not exist.
 */
export function mayHaveLinkageKey(facts: LinkageKeyFacts): Result.Result<CovenantDocument, Refused> | undefined {
  const { bound, covenants, now, partner } = facts
  const found = covenantStanding(covenants, now)
  if (found.standing === "unknown" || found.standing === "draft") return undefined
  const covenant = found.document
  const party = partyOf(covenant, partner?.id)
  if (partner === undefined || party === undefined) return undefined
  if (found.standing === "suspended") return Result.fail(new Refused({ reasons: [reason("covenant-suspended")] }))
  if (found.standing !== "in-force") return Result.fail(new Refused({ reasons: [reason("covenant-not-active")] }))
  const [first, ...rest] = mergeReasons(
    partner.network === "informal" ? [reason("informal-network")] : [],
    covenant.kinds.includes("radicalisation") ? [] : [reason("kind-not-covered")],
    party.sealsAtSource === true ? [] : [reason("sealing-not-permitted")],
    covenant.boundTokens === true && !bound ? [reason("token-not-bound")] : []
  )
  return first === undefined ? Result.succeed(covenant) : Result.fail(new Refused({ reasons: [first, ...rest] }))
}
