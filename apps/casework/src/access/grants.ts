import { CovenantId, type Role, type RoleDays, UserId } from "@kruisverband/domain"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { ACCESS_CHANNEL, notify } from "../notify.ts"

/** Gives a role, for good or for these days; one that is held already is held so from now on. In the caller's transaction, as all here. */
export const holdGrant = Effect.fn("grants.hold")(function* (
  user: UserId,
  role: Role,
  covenant: CovenantId,
  days: RoleDays = {}
) {
  const { run } = yield* Sql
  const held = { first_day: days.firstDay ?? null, last_day: days.lastDay ?? null }
  yield* run("grants.hold", (db) =>
    db
      .insertInto("casework.user_grant")
      .values({ user_id: user, role, covenant, ...held })
      .onConflict((existing) => existing.columns(["user_id", "role", "covenant"]).doUpdateSet(held))
      .execute()
  )
})

/** Takes a role away; what is lent of it falls with it. */
export const takeGrant = Effect.fn("grants.take")(function* (user: UserId, role: Role, covenant: CovenantId) {
  const { run } = yield* Sql
  const standIns = yield* run("grants.take", async (db) => {
    await db
      .deleteFrom("casework.user_grant")
      .where("user_id", "=", user)
      .where("role", "=", role)
      .where("covenant", "=", covenant)
      .execute()
    return db
      .selectFrom("casework.delegation")
      .select("stand_in")
      .distinct()
      .where("holder", "=", user)
      .where("role", "=", role)
      .where("covenant", "=", covenant)
      .where("ended_at", "is", null)
      .orderBy("stand_in")
      .execute()
  })
  for (const { stand_in } of standIns) yield* notify(ACCESS_CHANNEL, `user:${stand_in}`)
})

interface Lending {
  readonly covenant: CovenantId
  readonly role: Role
  readonly holder: UserId
  readonly standIn: UserId
  readonly firstDay: string
  readonly lastDay: string
  readonly by: UserId
}

export const lendRole = Effect.fn("grants.lend")(function* (lending: Lending) {
  const { run } = yield* Sql
  const id = yield* (yield* Ids).uuid7
  const at = DateTime.formatIso(yield* DateTime.now)
  const { by, covenant, firstDay, holder, lastDay, role, standIn } = lending
  yield* run("grants.lend", (db) =>
    db
      .insertInto("casework.delegation")
      .values({ id, covenant, role, holder, stand_in: standIn, first_day: firstDay, last_day: lastDay, by, at })
      .execute()
  )
  yield* notify(ACCESS_CHANNEL, `user:${standIn}`)
})

/** Ends what is lent by or to `person`, in a covenant of these; undefined when there is no such lending, or no longer. */
export const closeDelegation = Effect.fn("grants.close")(function* (
  id: string,
  person: UserId,
  within: ReadonlySet<CovenantId>,
  by: UserId
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  const row = yield* run("grants.close", (db) =>
    db
      .updateTable("casework.delegation")
      .set({ ended_at: at, ended_by: by })
      .where("id", "=", id)
      .where("ended_at", "is", null)
      .where("covenant", "in", [...within])
      .where((is) => is.or([is("holder", "=", person), is("stand_in", "=", person)]))
      .returning(["covenant", "role", "stand_in"])
      .executeTakeFirst()
  )
  if (row === undefined) return undefined
  yield* notify(ACCESS_CHANNEL, `user:${row.stand_in}`)
  return { covenant: CovenantId.make(row.covenant), role: row.role, standIn: UserId.make(row.stand_in) }
})

/** Ends all that is lent by or to somebody in these covenants. */
export const endLendings = Effect.fn("grants.endLendings")(function* (
  person: UserId,
  within: ReadonlySet<CovenantId>,
  by: UserId
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  const rows = yield* run("grants.endLendings", (db) =>
    db
      .updateTable("casework.delegation")
      .set({ ended_at: at, ended_by: by })
      .where("ended_at", "is", null)
      .where("covenant", "in", [...within])
      .where((is) => is.or([is("holder", "=", person), is("stand_in", "=", person)]))
      .returning("stand_in")
      .execute()
  )
  for (const user of new Set(rows.map(({ stand_in }) => stand_in))) yield* notify(ACCESS_CHANNEL, `user:${user}`)
})

/** Why access was changed, beside the line in the processing log that says that it was. Append-only. */
export const recordChange = Effect.fn("grants.recordChange")(function* (change: {
  readonly log: string
  readonly action: string
  readonly person: UserId
  readonly covenant: string
  readonly reason: string
  readonly by: UserId
}) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  yield* run("grants.recordChange", (db) =>
    db
      .insertInto("casework.access_change")
      .values({ ...change, at })
      .execute()
  )
})
