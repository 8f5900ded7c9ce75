import {
  CovenantId,
  FRESHNESS,
  IsoDate,
  MunicipalityCode,
  PartnerId,
  Role,
  RoleGrant,
  UserId
} from "@kruisverband/domain"
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

/** A role with the days on which it is held; local and inclusive. Absent: from the beginning, or for good. */
export const HeldRole = Schema.Struct({
  ...RoleGrant.fields,
  firstDay: Schema.optionalKey(IsoDate),
  lastDay: Schema.optionalKey(IsoDate)
}).annotate({ identifier: "HeldRole" })
export type HeldRole = typeof HeldRole.Type

/**
 * Somebody who logs in here, with the roles in covenants that the viewer administers. Only access: no signals, no work,
 * and no organisation, which of an informal network only its own people know.
 */
export const PersonView = Schema.Struct({
  id: UserId,
  displayName: Schema.String,
  /** Held now or from a day that is to come. */
  grants: Schema.Array(HeldRole),
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
  success: {
    status: 200,
    schema: Schema.Struct({
      people: Schema.Array(PersonView),
      /** Address of the provider by which people log in here. */
      issuer: Schema.String
    })
  }
})

const byPerson = Schema.Struct({ id: UserId })
const days = { firstDay: Schema.optionalKey(IsoDate), lastDay: Schema.optionalKey(IsoDate) }
const RoleChange = Schema.Struct({ role: Role, covenant: CovenantId, reason: Why })
const DatedChange = Schema.Struct({ ...RoleChange.fields, ...days })

/** Somebody new, known by issuer and subject together (ASVS 6.8.1), with a role in covenants that one administers. */
export const addPerson = endpoint({
  id: "addPerson",
  method: "POST",
  path: "/people",
  tag: "access",
  summary: { nl: "Iemand toegang geven die hier nog niet is", en: "Give access to somebody who is not here yet" },
  auth: session,
  freshWithin: FRESHNESS.content,
  body: Schema.Struct({
    /** Address of the provider; absent: the one by which people log in here. */
    issuer: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(500))),
    /** Who it is at that provider (`sub`). */
    subject: Schema.String.check(Schema.isPattern(/^[\x21-\x7e]{1,255}$/u)),
    displayName: Schema.String.check(Schema.isPattern(/\S/u), Schema.isMaxLength(100)),
    partner: Schema.optionalKey(PartnerId),
    profession: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[a-z][a-z-]{0,59}$/u))),
    municipality: Schema.optionalKey(MunicipalityCode),
    roles: Schema.Array(HeldRole).check(Schema.isMinLength(1), Schema.isMaxLength(50)),
    reason: Why
  }),
  success: { status: 201, schema: PersonView },
  problems: [404, 409, 422]
})

/** Why somebody's access was changed, by whom; in covenants that the viewer administers, newest first, 200 at most. */
export const listAccessChanges = endpoint({
  id: "listAccessChanges",
  method: "GET",
  path: "/people/{id}/changes",
  tag: "access",
  summary: { nl: "Waarom iemands toegang is veranderd", en: "Why somebody's access was changed" },
  auth: session,
  params: byPerson,
  success: {
    status: 200,
    schema: Schema.Struct({
      changes: Schema.Array(
        Schema.Struct({
          /** Its line in the processing log. */
          log: Schema.String,
          /** UTC. */
          at: Schema.String,
          /** Kebab-case; a role or stand-in behind a colon. */
          action: Schema.String,
          /** Absent: the account as a whole. */
          covenant: Schema.optionalKey(CovenantId),
          reason: Schema.String,
          /** Name of who did it. */
          by: Schema.String
        })
      )
    })
  },
  problems: [404]
})

const onRoles = <B extends typeof RoleChange | typeof DatedChange>(
  id: string,
  path: string,
  body: B,
  summary: { readonly nl: string; readonly en: string }
) =>
  endpoint({
    id,
    method: "POST",
    path: `/people/{id}/${path}`,
    tag: "access",
    summary,
    auth: session,
    freshWithin: FRESHNESS.content,
    params: byPerson,
    body,
    success: { status: 200, schema: PersonView },
    problems: [404, 409, 422]
  })

/** Changes of access hold from the next request on, and on open event streams. */
export const grantRole = onRoles("grantRole", "grants", DatedChange, { nl: "Een rol geven", en: "Grant a role" })
export const withdrawRole = onRoles("withdrawRole", "grants/withdraw", RoleChange, {
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
/** Takes every role away in the covenants that one administers, ends what is lent of or to them, and logs them out. */
export const endAccess = onAccount("endAccess", "end-access", { nl: "Toegang beëindigen", en: "End access" })
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
