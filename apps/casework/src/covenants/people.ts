import { localDate, type StartingGrant, User } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { notOver } from "../access/heldGrants.ts"
import { ACCESS_CHANNEL, notify } from "../notify.ts"

const decodePeople = Schema.decodeUnknownSync(Schema.Array(User))

/** Everyone who logs in here, with the roles that they hold or are to hold. */
export const readPeople = Effect.fn("covenants.people")(function* () {
  const { run } = yield* Sql
  const today = localDate(yield* DateTime.now)
  const rows = yield* run("covenants.people", async (db) => {
    const found = await raw<{ readonly person: unknown }>`
      select jsonb_strip_nulls(jsonb_build_object(
        'id', u.id, 'displayName', u.display_name, 'partner', u.partner, 'profession', u.profession,
        'municipality', u.municipality, 'grants', coalesce(
          (select jsonb_agg(jsonb_build_object('role', g.role, 'covenant', g.covenant) order by g.covenant, g.role)
           from casework.user_grant g where g.user_id = u.id and ${notOver("g", today)}), '[]'))) as person
      from casework.app_user u order by u.id`.execute(db)
    return found.rows
  })
  return decodePeople(rows.map((row) => row.person))
})

/** Adds roles in a covenant; they hold from the next request on. Part of the caller's transaction. */
export const addGrants = Effect.fn("covenants.addGrants")(function* (
  covenant: string,
  grants: ReadonlyArray<StartingGrant>
) {
  if (grants.length === 0) return
  const { run } = yield* Sql
  yield* run("covenants.addGrants", (db) =>
    db
      .insertInto("casework.user_grant")
      .values(grants.map(({ user, role }) => ({ user_id: user, role, covenant })))
      .onConflict((existing) => existing.doNothing())
      .execute()
  )
  for (const user of new Set(grants.map((grant) => grant.user))) yield* notify(ACCESS_CHANNEL, `user:${user}`)
})

/** Takes every role in a covenant away: there is no such covenant any more. Part of the caller's transaction. */
export const removeGrants = Effect.fn("covenants.removeGrants")(function* (covenant: string) {
  const { run } = yield* Sql
  yield* run("covenants.removeGrants", (db) =>
    db.deleteFrom("casework.user_grant").where("covenant", "=", covenant).execute()
  )
})
