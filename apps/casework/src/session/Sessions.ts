import { createHash } from "node:crypto"
import { User } from "@kruisverband/domain"
import type { Caller } from "@kruisverband/http"
import { SecureRandom } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { ACCESS_CHANNEL, notify } from "../notify.ts"

/** Our choice (reliability §6): half an hour without a request, ten hours in all. */
export const IDLE_MINUTES = 30
export const ABSOLUTE_HOURS = 10
const TOUCH_SECONDS = 60

export type SessionCaller = Extract<Caller, { readonly kind: "session" }>

const decodeUser = Schema.decodeUnknownSync(User)

/** Only the digest is stored: the table opens no session. */
export const digest = (token: string): string => createHash("sha256").update(token).digest("hex")

/** 256 bits (ASVS 7.2.3). */
export const randomToken = Effect.gen(function* () {
  const random = yield* SecureRandom
  return Buffer.from(yield* random.bytes(32)).toString("base64url")
})

/** A new session for a user, with a token that nobody has seen before (ASVS 7.2.4). */
export const startSession = Effect.fn("Sessions.start")(function* (user: string) {
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const expiresAt = DateTime.formatIso(DateTime.add(now, { hours: ABSOLUTE_HOURS }))
  const token = yield* randomToken
  const csrf = yield* randomToken
  yield* run("Sessions.start", async (db) => {
    await db
      .insertInto("casework.session")
      .values({ id: digest(token), user_id: user, csrf, seen_at: DateTime.formatIso(now), expires_at: expiresAt })
      .execute()
    await db
      .deleteFrom("casework.session")
      .where("expires_at", "<", raw<Date>`${DateTime.formatIso(now)}`)
      .execute()
  })
  return { token, csrf, expiresAt }
})

interface SessionRow {
  readonly csrf: string
  readonly seen_at: Date
  readonly expires_at: Date
  readonly user: unknown
}

const read = (id: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("Sessions.find", async (db) => {
      const { rows } = await raw<SessionRow>`
        select s.csrf, s.seen_at, s.expires_at, jsonb_strip_nulls(jsonb_build_object(
          'id', u.id, 'displayName', u.display_name, 'partner', u.partner, 'profession', u.profession,
          'municipality', u.municipality, 'grants', coalesce(
            (select jsonb_agg(jsonb_build_object('role', g.role, 'covenant', g.covenant) order by g.covenant, g.role)
             from casework.user_grant g where g.user_id = u.id), '[]'))) as user
        from casework.session s join casework.app_user u on u.id = s.user_id
        where s.id = ${id}`.execute(db)
      return rows[0]
    })
  )

/** A living session and its user's roles as they are now; undefined when it ended or timed out. Does not keep it alive. */
export const findSessionById = Effect.fn("Sessions.findById")(function* (id: string) {
  const row = yield* read(id)
  const now = DateTime.toEpochMillis(yield* DateTime.now)
  if (row === undefined || now >= row.expires_at.getTime()) return undefined
  if (now - row.seen_at.getTime() >= IDLE_MINUTES * 60_000) return undefined
  const caller: SessionCaller & { readonly seenAt: Date } = {
    kind: "session",
    sessionId: id,
    user: decodeUser(row.user),
    csrf: row.csrf,
    expiresAt: row.expires_at.toISOString(),
    seenAt: row.seen_at
  }
  return caller
})

/** Whose session a token opens, as above; keeps it alive. */
export const findSession = Effect.fn("Sessions.find")(function* (token: string) {
  const found = yield* findSessionById(digest(token))
  if (found === undefined) return undefined
  const { seenAt, ...caller } = found
  const now = yield* DateTime.now
  if (DateTime.toEpochMillis(now) - seenAt.getTime() >= TOUCH_SECONDS * 1000) {
    const { run } = yield* Sql
    const seen = DateTime.formatIso(now)
    yield* run("Sessions.touch", (db) =>
      db.updateTable("casework.session").set({ seen_at: seen }).where("id", "=", caller.sessionId).execute()
    )
  }
  return caller
})

/** Ends a session at once, its open event streams too (ASVS 7.4.1). Idempotent. */
export const endSessionById = Effect.fn("Sessions.end")(function* (id: string) {
  const sql = yield* Sql
  yield* sql.transaction(
    Effect.andThen(
      sql.run("Sessions.end", (db) => db.deleteFrom("casework.session").where("id", "=", id).execute()),
      notify(ACCESS_CHANNEL, `session:${id}`)
    )
  )
})

/** The user of an identity: issuer and subject together (ASVS 6.8.1, 10.5.2). */
export const findUser = Effect.fn("Sessions.findUser")(function* (issuer: string, subject: string) {
  const { run } = yield* Sql
  const row = yield* run("Sessions.findUser", (db) =>
    db
      .selectFrom("casework.app_user")
      .select("id")
      .where("issuer", "=", issuer)
      .where("subject", "=", subject)
      .executeTakeFirst()
  )
  return row?.id
})
