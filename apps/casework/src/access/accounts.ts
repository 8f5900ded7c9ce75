import { isDormant, UserId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { ACCESS_CHANNEL, notify } from "../notify.ts"

/** What an account's log-in comes to. */
export type Admission =
  | { readonly is: "admitted" | "blocked" | "dormant"; readonly user: UserId }
  | { readonly is: "unknown" }

const instant = (date: Date) => DateTime.fromDateUnsafe(date)

/**
 * Lets a person in by issuer and subject together (ASVS 6.8.1), unless the account is shut. One that stood idle for
 * `dormantDays` is shut here and now. Undefined: accounts never go dormant.
 */
export const admit = Effect.fn("accounts.admit")(function* (
  issuer: string,
  subject: string,
  dormantDays: number | undefined
) {
  const { run, transaction } = yield* Sql
  const now = yield* DateTime.now
  const at = DateTime.formatIso(now)
  return yield* transaction(
    Effect.gen(function* () {
      const row = yield* run("accounts.find", (db) =>
        db
          .selectFrom("casework.app_user")
          .select(["id", "blocked_as", "opened_at", "last_login_at"])
          .where("issuer", "=", issuer)
          .where("subject", "=", subject)
          .forUpdate()
          .executeTakeFirst()
      )
      const result = (admission: Admission) => admission
      if (row === undefined) return result({ is: "unknown" })
      const user = UserId.make(row.id)
      if (row.blocked_as !== null) return result({ is: row.blocked_as === "dormant" ? "dormant" : "blocked", user })
      const lastUsed = [row.opened_at, row.last_login_at ?? row.opened_at].toSorted((a, b) => b.getTime() - a.getTime())
      if (dormantDays !== undefined && isDormant(instant(lastUsed[0] ?? row.opened_at), dormantDays, now)) {
        yield* shut(row.id, "dormant")
        return result({ is: "dormant", user })
      }
      yield* run("accounts.loggedIn", (db) =>
        db.updateTable("casework.app_user").set({ last_login_at: at }).where("id", "=", row.id).execute()
      )
      return result({ is: "admitted", user })
    })
  )
})

/** Ends every session of somebody at once, their open event streams too (ASVS 7.4.2, 7.4.5). In the caller's transaction. */
export const endSessionsOf = Effect.fn("accounts.endSessions")(function* (user: string) {
  const { run } = yield* Sql
  yield* run("accounts.endSessions", (db) => db.deleteFrom("casework.session").where("user_id", "=", user).execute())
  yield* notify(ACCESS_CHANNEL, `user:${user}`)
})

/** Shuts an account and ends what is open of it. In the caller's transaction. */
export const shut = Effect.fn("accounts.shut")(function* (user: string, as: "administrator" | "dormant") {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  yield* run("accounts.shut", (db) =>
    db.updateTable("casework.app_user").set({ blocked_at: at, blocked_as: as }).where("id", "=", user).execute()
  )
  yield* endSessionsOf(user)
})

/** Opens it again; days without a log-in count from now. In the caller's transaction. */
export const reopen = Effect.fn("accounts.reopen")(function* (user: string) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  yield* run("accounts.reopen", (db) =>
    db
      .updateTable("casework.app_user")
      .set({ blocked_at: null, blocked_as: null, opened_at: at })
      .where("id", "=", user)
      .execute()
  )
})
