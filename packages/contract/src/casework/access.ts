import { CovenantId, FRESHNESS, IsoDate, Role, RoleGrant, UserId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const session = { kind: "session" } as const
/** Why, for who checks it later; no names of persons whom signals concern. */
const Why = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500))
const DelegationId = Schema.String.check(Schema.isPattern(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u))

/** A role lent during leave. Days are local and inclusive. */
export const DelegationView = Schema.Struct({
  id: DelegationId,
  covenant: CovenantId,
  role: Role,
  holder: UserId,
  standIn: UserId,
  firstDay: IsoDate,
  lastDay: IsoDate
}).annotate({ identifier: "Delegation" })
export type DelegationView = typeof DelegationView.Type

/**
 * Somebody who logs in here, with the roles in covenants that the viewer administers. Only access: no signals, no work,
 * and no organisation, which of an informal network only its own people know.
 */
export const PersonView = Schema.Struct({
  id: UserId,
  displayName: Schema.String,
  grants: Schema.Array(RoleGrant),
  /** Running and coming, lent to or by this person. */
  delegations: Schema.Array(DelegationView),
  /** Shut by an administrator, or because nobody logged in for too long; null: open. */
  blocked: Schema.NullOr(Schema.Literals(["administrator", "dormant"])),
  /** Local day of the last log-in; null: never. */
  lastLogin: Schema.NullOr(IsoDate),
  /** Open sessions. */
  sessions: Schema.Int
}).annotate({ identifier: "Person" })
export type PersonView = typeof PersonView.Type

/** For administrators: everyone who logs in here, by name. */
export const listPeople = endpoint({
  id: "listPeople",
  method: "GET",
  path: "/people",
  tag: "access",
  summary: { nl: "Mensen en hun rollen", en: "People and their roles" },
  auth: session,
  success: { status: 200, schema: Schema.Struct({ people: Schema.Array(PersonView) }) }
})

const byPerson = Schema.Struct({ id: UserId })
const RoleChange = Schema.Struct({ role: Role, covenant: CovenantId, reason: Why })

const onRoles = (id: string, path: string, summary: { readonly nl: string; readonly en: string }) =>
  endpoint({
    id,
    method: "POST",
    path: `/people/{id}/${path}`,
    tag: "access",
    summary,
    auth: session,
    freshWithin: FRESHNESS.content,
    params: byPerson,
    body: RoleChange,
    success: { status: 200, schema: PersonView },
    problems: [404, 409, 422]
  })

/** Changes of access hold from the next request on, and on open event streams. */
export const grantRole = onRoles("grantRole", "grants", { nl: "Een rol geven", en: "Grant a role" })
export const withdrawRole = onRoles("withdrawRole", "grants/withdraw", {
  nl: "Een rol intrekken",
  en: "Withdraw a role"
})

/** Lends a role of `{id}` to a stand-in, from the first up to and including the last day. */
export const delegateRole = endpoint({
  id: "delegateRole",
  method: "POST",
  path: "/people/{id}/delegations",
  tag: "access",
  summary: { nl: "Een rol laten waarnemen", en: "Have somebody stand in for a role" },
  auth: session,
  freshWithin: FRESHNESS.content,
  params: byPerson,
  body: Schema.Struct({ role: Role, covenant: CovenantId, standIn: UserId, firstDay: IsoDate, lastDay: IsoDate }),
  success: { status: 200, schema: PersonView },
  problems: [404, 409, 422]
})

export const endDelegation = endpoint({
  id: "endDelegation",
  method: "POST",
  path: "/people/{id}/delegations/{delegation}/end",
  tag: "access",
  summary: { nl: "Een waarneming beëindigen", en: "End a stand-in" },
  auth: session,
  freshWithin: FRESHNESS.content,
  params: Schema.Struct({ id: UserId, delegation: DelegationId }),
  success: { status: 200, schema: PersonView },
  problems: [404]
})

const onAccount = (id: string, verb: string, summary: { readonly nl: string; readonly en: string }) =>
  endpoint({
    id,
    method: "POST",
    path: `/people/{id}/${verb}`,
    tag: "access",
    summary,
    auth: session,
    freshWithin: FRESHNESS.content,
    params: byPerson,
    body: Schema.Struct({ reason: Why }),
    success: { status: 200, schema: PersonView },
    problems: [404, 409]
  })

/** Shuts an account: its sessions and open streams end at once, and it logs in no more. */
export const blockPerson = onAccount("blockPerson", "block", { nl: "Een account blokkeren", en: "Block an account" })
/** Opens an account again, also one that was shut for standing idle. */
export const reopenPerson = onAccount("reopenPerson", "reopen", {
  nl: "Een account weer openen",
  en: "Open an account again"
})
/** Ends all sessions and open streams of somebody, who may log in again. */
export const endPersonSessions = onAccount("endPersonSessions", "sessions/end", {
  nl: "Iemand overal uitloggen",
  en: "Log somebody out everywhere"
})
