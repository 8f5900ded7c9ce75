import { Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { partyOf } from "../covenant/partiesOf.ts"
import type { CovenantId } from "../ids.ts"
import type { Role, User } from "../role/Role.ts"
import { refusalOf } from "../rules/RuleRefusal.ts"
import { type AccessRefusal, type AccessRefusalCode, accessRefusalTexts } from "./accessRefusals.ts"
import { checkRoleDays, type RoleDays } from "./roleDays.ts"

/** Somebody changes another person's access in one covenant. */
export type GrantFacts = {
  readonly actor: User
  /** As far as known, with the roles held for good: lent ones do not count. */
  readonly person: User
  readonly role: Role
  /** The version that governs, or the draft of a covenant that begins. */
  readonly document: CovenantDocument
  /** From when until when; absent: from now, for good. */
  readonly days?: RoleDays | undefined
  /** Local day; needed where there are days. */
  readonly today?: string | undefined
}

export type Allowed = Result.Result<{ readonly clause: string }, AccessRefusal>

export const refuseAccess = (code: AccessRefusalCode): Result.Result<never, AccessRefusal> =>
  Result.fail(refusalOf(accessRefusalTexts, [code]))

export const allowAccess = Result.succeed({ clause: "AVG art. 5 lid 1 onder f, art. 29, art. 32 lid 4" })

export const holds = (user: User, role: Role, covenant: CovenantId): boolean =>
  user.grants.some((grant) => grant.role === role && grant.covenant === covenant)

/** Roles that work with signals. */
const WORKING: ReadonlySet<Role> = new Set([
  "poster",
  "desk-officer",
  "coordinator",
  "lead-municipality",
  "case-participant"
])
/** Roles of people of a party. */
const OF_A_PARTY: ReadonlySet<Role> = new Set(["poster", "case-participant", "signatory"])

/** Who gives access, who supervises and who works with signals are three (AVG 38(6); separation of duties). */
export const conflicts = (one: Role, other: Role): boolean => {
  if (one === other) return false
  const pair = [one, other]
  if (pair.includes("administrator"))
    return pair.some((role) => WORKING.has(role) || role === "data-protection-officer")
  return pair.includes("data-protection-officer") && pair.some((role) => WORKING.has(role))
}

/** Who may change access at all: this covenant's administrator, and not their own. */
export const mayManage = (actor: User, person: User, covenant: CovenantId): Allowed => {
  if (!holds(actor, "administrator", covenant)) return refuseAccess("not-an-administrator")
  return actor.id === person.id ? refuseAccess("own-access") : allowAccess
}

/** Who may shut or open somebody's account: who administers a covenant in which they work, or any where they work in none. */
export const mayShut = (actor: User, person: User): Allowed => {
  const where = new Set(person.grants.map((grant) => grant.covenant))
  const administers = actor.grants.some(
    ({ covenant, role }) => role === "administrator" && (where.size === 0 || where.has(covenant))
  )
  if (!administers) return refuseAccess("not-an-administrator")
  return actor.id === person.id ? refuseAccess("own-access") : allowAccess
}

/** May this role be given? One that is held already may be given again: nothing changes. */
export function mayGrant({ actor, days, document, person, role, today }: GrantFacts): Allowed {
  const managed = mayManage(actor, person, document.id)
  if (Result.isFailure(managed)) return managed
  if (OF_A_PARTY.has(role) && partyOf(document, person.partner) === undefined) return refuseAccess("partner-not-party")
  const wrong = checkRoleDays(role, days ?? {}, today ?? "")
  if (wrong !== undefined) return refuseAccess(wrong)
  const here = person.grants.filter((grant) => grant.covenant === document.id)
  return here.some((grant) => conflicts(grant.role, role)) ? refuseAccess("role-conflict") : allowAccess
}

/** May this role be taken away? Never a covenant's last administrator. `people`: everyone with a role in it. */
export function mayWithdraw(
  facts: Omit<GrantFacts, "document"> & { readonly covenant: CovenantId; readonly people: ReadonlyArray<User> }
): Allowed {
  const { actor, covenant, people, person, role } = facts
  const managed = mayManage(actor, person, covenant)
  if (Result.isFailure(managed)) return managed
  if (!holds(person, role, covenant)) return refuseAccess("role-not-held")
  const others = people.some((one) => one.id !== person.id && holds(one, "administrator", covenant))
  return role === "administrator" && !others ? refuseAccess("last-administrator") : allowAccess
}
