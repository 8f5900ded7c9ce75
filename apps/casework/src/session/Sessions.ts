import { createHash } from "node:crypto"
import { localDate, User } from "@kruisverband/domain"
import type { Caller } from "@kruisverband/http"
import { SecureRandom } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { heldGrants } from "../access/heldGrants.ts"
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

/** How and how long ago a person showed who they are. */
export interface Shown {
  readonly secondsAgo: number
  /** Strength, as the provider says it. */
  readonly acr: string | undefined
}

const JUST_NOW: Shown = { secondsAgo: 0, acr: undefined }

/** A new session for a user, with a token that nobody has seen before (ASVS 7.2.4). */
export const startSession = Effect.fn("Sessions.start")(function* (user: string, shown: Shown = JUST_NOW) {
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const expiresAt = DateTime.formatIso(DateTime.add(now, { hours: ABSOLUTE_HOURS }))
  const loggedInAt = DateTime.formatIso(DateTime.subtract(now, { seconds: shown.secondsAgo }))
  const token = yield* randomToken
  const csrf = yield* randomToken
  yield* run("Sessions.start", async (db) => {
    await db
      .insertInto("casework.session")
      .values({
        ...{ id: digest(token), user_id: user, csrf, seen_at: DateTime.formatIso(now), expires_at: expiresAt },
        ...{ logged_in_at: loggedInAt, acr: shown.acr ?? null }
      })
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
  readonly logged_in_at: Date
  readonly user: unknown
}

/** `casework.app_user u` with the roles that are held today. */
const userOn = (today: string) => raw`jsonb_strip_nulls(jsonb_build_object(
  'id', u.id, 'displayName', u.display_name, 'partner', u.partner, 'profession', u.profession,
  'municipality', u.municipality, 'grants', ${heldGrants(today)}))`

/** Of an account that is shut there are no sessions, also none that began at that very moment. */
const read = (id: string, today: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("Sessions.find", async (db) => {
      const { rows } = await raw<SessionRow>`
        select s.csrf, s.seen_at, s.expires_at, s.logged_in_at, ${userOn(today)} as user
        from casework.session s join casework.app_user u on u.id = s.user_id
        where s.id = ${id} and u.blocked_at is null`.execute(db)
      return rows[0]
    })
  )

/** A living session and its user's roles as they are now; undefined when it ended or timed out. Does not keep it alive. */
export const findSessionById = Effect.fn("Sessions.findById")(function* (id: string) {
  const moment = yield* DateTime.now
  const row = yield* read(id, localDate(moment))
  const now = DateTime.toEpochMillis(moment)
  if (row === undefined || now >= row.expires_at.getTime()) return undefined
  if (now - row.seen_at.getTime() >= IDLE_MINUTES * 60_000) return undefined
  const caller: SessionCaller & { readonly seenAt: Date } = {
    kind: "session",
    sessionId: id,
    user: decodeUser(row.user),
    csrf: row.csrf,
    expiresAt: row.expires_at.toISOString(),
    loggedInAt: row.logged_in_at.toISOString(),
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

/** A user by id, with the roles that are held today; nobody whose account is shut. */
export const readUser = Effect.fn("Sessions.readUser")(function* (id: string) {
  const { run } = yield* Sql
  const today = localDate(yield* DateTime.now)
  const row = yield* run("Sessions.readUser", async (db) => {
    const { rows } = await raw<{ readonly user: unknown }>`
      select ${userOn(today)} as user from casework.app_user u where u.id = ${id} and u.blocked_at is null`.execute(db)
    return rows[0]
  })
  return row === undefined ? undefined : decodeUser(row.user)
})
