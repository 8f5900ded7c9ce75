import { PersonView } from "@kruisverband/contract"
import { type CovenantId, localDate, User, type UserId } from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { IDLE_MINUTES } from "../session/Sessions.ts"
import { notOver } from "./heldGrants.ts"

interface PersonRow {
  readonly user: unknown
  readonly delegations: unknown
  readonly blocked: string | null
  readonly last_login_at: Date | null
  readonly sessions: number
}

/** Somebody as an administrator's decision looks at them; `user.grants`: the roles held for good, of every covenant. */
export interface Person {
  readonly user: User
  readonly view: (administered: ReadonlySet<CovenantId>) => PersonView
}

const decodeUser = Schema.decodeUnknownSync(User)
const decodeHeld = Schema.decodeUnknownSync(Schema.Struct({ grants: PersonView.fields.grants }))
const decodeDelegations = Schema.decodeUnknownSync(PersonView.fields.delegations)
const decodeBlocked = Schema.decodeUnknownSync(PersonView.fields.blocked)

const personOf = (row: PersonRow): Person => {
  const user = decodeUser(row.user)
  const { grants } = decodeHeld(row.user)
  const delegations = decodeDelegations(row.delegations)
  return {
    user,
    view: (administered) => ({
      id: user.id,
      displayName: user.displayName,
      grants: grants.filter((grant) => administered.has(grant.covenant)),
      delegations: delegations.filter((one) => administered.has(one.covenant)),
      blocked: decodeBlocked(row.blocked),
      lastLogin: row.last_login_at === null ? null : localDate(DateTime.fromDateUnsafe(row.last_login_at)),
      sessions: row.sessions
    })
  }
}

/** Everyone, or one; in order of name. `sessions` counts those that still live. */
const read = Effect.fn("persons.read")(function* (only: string | undefined) {
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const at = DateTime.formatIso(now)
  const idle = DateTime.formatIso(DateTime.subtract(now, { minutes: IDLE_MINUTES }))
  const { rows } = yield* run("persons.read", (db) =>
    raw<PersonRow>`
      select jsonb_strip_nulls(jsonb_build_object(
          'id', u.id, 'displayName', u.display_name, 'partner', u.partner, 'profession', u.profession,
          'municipality', u.municipality, 'grants', coalesce(
            (select jsonb_agg(jsonb_build_object('role', g.role, 'covenant', g.covenant,
                'firstDay', g.first_day, 'lastDay', g.last_day) order by g.covenant, g.role)
             from casework.user_grant g where g.user_id = u.id and ${notOver("g", localDate(now))}), '[]'))) as user,
        coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'covenant', d.covenant, 'role', d.role,
            'holder', d.holder, 'standIn', d.stand_in, 'firstDay', d.first_day, 'lastDay', d.last_day)
            order by d.first_day, d.id)
          from casework.delegation d
          where (d.holder = u.id or d.stand_in = u.id) and d.ended_at is null and d.last_day >= ${localDate(now)}),
          '[]') as delegations,
        u.blocked_as as blocked, u.last_login_at,
        (select count(*)::integer from casework.session s
          where s.user_id = u.id and s.expires_at > ${at}::timestamptz and s.seen_at > ${idle}::timestamptz) as sessions
      from casework.app_user u
      where ${only ?? null}::text is null or u.id = ${only ?? null}::text
      order by u.display_name, u.id`.execute(db)
  )
  return rows.map(personOf)
})

export const readPersons = read(undefined)

/** 404 for who is unknown. */
export const requirePerson = Effect.fn("persons.require")(function* (id: UserId) {
  const [found] = yield* read(id)
  return found ?? (yield* notFound())
})
