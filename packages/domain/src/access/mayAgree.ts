import { DateTime, Result, Schema } from "effect"
import type { PartnerId } from "../ids.ts"
import type { Role, RoleGrant } from "../role/Role.ts"
import { refusalOf } from "../rules/RuleRefusal.ts"
import { type AgreementRefusal, type AgreementRefusalCode, agreementRefusalTexts } from "./agreementTexts.ts"

/**
 * Acts that one person alone does not do (ASVS 2.3.5): ending a covenant, which destroys its linkage key; taking much out;
 * keeping longer than promised; destroying a key; and showing the source of a signal that was shielded.
 */
export const AgreedAct = Schema.Literals(["covenant-end", "export", "hold", "key-destruction", "sharing-raised"])
export type AgreedAct = typeof AgreedAct.Type

/** How a request stands. `agreed`: and waits to be done, by the command that asked. */
export const AgreementState = Schema.Literals(["pending", "agreed", "done", "declined", "withdrawn", "expired"])
export type AgreementState = typeof AgreementState.Type

/** Days after which a request is over, also one that was agreed to and not done: our choice; long enough for a holiday. */
export const AGREEMENT_DAYS = 14

const KEEPERS: ReadonlyArray<Role> = ["data-protection-officer", "administrator"]
const SEERS: ReadonlyArray<Role> = ["coordinator", "lead-municipality", "data-protection-officer"]
/** Of the organisation whose source it is, and nobody else's (B6). */
const OF_THE_SOURCE: ReadonlyArray<Role> = ["poster", "signatory"]

interface TwoPersons {
  readonly ask: ReadonlyArray<Role>
  readonly agree: ReadonlyArray<Role>
}

const ROLES: Readonly<Record<AgreedAct, TwoPersons>> = {
  "covenant-end": {
    ask: ["administrator"],
    agree: ["administrator", "data-protection-officer", "lead-municipality"]
  },
  export: { ask: SEERS, agree: [...SEERS, "administrator"] },
  hold: { ask: KEEPERS, agree: KEEPERS },
  "key-destruction": { ask: KEEPERS, agree: KEEPERS },
  "sharing-raised": { ask: ["poster"], agree: OF_THE_SOURCE }
}

export interface AgreementActor {
  readonly user: string
  readonly grants: ReadonlyArray<RoleGrant>
  readonly partner?: PartnerId | undefined
}

export interface AgreementRequest {
  readonly act: AgreedAct
  readonly covenant: string
  /** Whose source it is about; of `sharing-raised` only. */
  readonly partner?: string | undefined
  readonly askedBy: string
  /** As it is kept; whether it is over is for the moment to say. */
  readonly state: Exclude<AgreementState, "expired">
  readonly expiresAt: DateTime.Utc
}

type About = Pick<AgreementRequest, "act" | "covenant" | "partner">
export type Agreed = Result.Result<{ readonly role: Role; readonly clause: string }, AgreementRefusal>

export const refuseAgreement = (code: AgreementRefusalCode): Result.Result<never, AgreementRefusal> =>
  Result.fail(refusalOf(agreementRefusalTexts, [code]))

const roleOf = ({ act, covenant, partner }: About, actor: AgreementActor, side: keyof TwoPersons): Role | undefined => {
  if (partner !== undefined && actor.partner !== partner) return undefined
  return ROLES[act][side].find((role) => actor.grants.some((one) => one.covenant === covenant && one.role === role))
}

const as = (role: Role): Agreed =>
  Result.succeed({ role, clause: agreementRefusalTexts["second-person-needed"].clause })

/** May this person ask for such an act? The act's own rules are asked as well, when it is done. */
export const mayAskAgreement = (actor: AgreementActor, about: About): Agreed => {
  const role = roleOf(about, actor, "ask")
  return role === undefined ? refuseAgreement("may-not-ask") : as(role)
}

/** How a request stands at a moment. */
export const agreementStands = (
  { expiresAt, state }: Pick<AgreementRequest, "expiresAt" | "state">,
  now: DateTime.Utc
): AgreementState =>
  (state === "pending" || state === "agreed") && DateTime.isGreaterThanOrEqualTo(now, expiresAt) ? "expired" : state

/** Whether a request is among the tasks of this person: in a role that asks or agrees, or asked by them. */
export const seesAgreement = (actor: AgreementActor, request: AgreementRequest): boolean =>
  request.askedBy === actor.user ||
  roleOf(request, actor, "agree") !== undefined ||
  roleOf(request, actor, "ask") !== undefined

/** May this person agree, or decline? Another one than asked, in a role that may, while it is open. */
export const mayAgree = (actor: AgreementActor, request: AgreementRequest, now: DateTime.Utc): Agreed => {
  const role = roleOf(request, actor, "agree")
  if (actor.user === request.askedBy) return refuseAgreement("own-request")
  if (role === undefined) return refuseAgreement("may-not-agree")
  const stands = agreementStands(request, now)
  if (stands === "expired") return refuseAgreement("request-over")
  return stands === "pending" ? as(role) : refuseAgreement("request-settled")
}

/** May the one who asked take it back? While nobody has decided. */
export const mayTakeBack = (
  actor: AgreementActor,
  request: AgreementRequest,
  now: DateTime.Utc
): Result.Result<undefined, AgreementRefusal> => {
  if (actor.user !== request.askedBy) return refuseAgreement("may-not-agree")
  const stands = agreementStands(request, now)
  if (stands === "expired") return refuseAgreement("request-over")
  return stands === "pending" ? Result.succeed(undefined) : refuseAgreement("request-settled")
}

/** May an act be done by this request? Agreed to, in time, once, and for the same person as asked. */
export const mayUse = (
  request: AgreementRequest | undefined,
  wanted: About & { readonly askedBy: string },
  now: DateTime.Utc
): Result.Result<undefined, AgreementRefusal> => {
  if (
    request === undefined ||
    request.act !== wanted.act ||
    request.covenant !== wanted.covenant ||
    request.askedBy !== wanted.askedBy
  )
    return refuseAgreement("not-agreed")
  const stands = agreementStands(request, now)
  if (stands === "expired") return refuseAgreement("request-over")
  if (stands === "agreed") return Result.succeed(undefined)
  return refuseAgreement(stands === "done" ? "request-settled" : "not-agreed")
}
