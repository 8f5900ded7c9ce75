import { CovenantId, type User, type UserId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"

/** For one answer: more than people read. */
const MOST = 200

/**
 * Changes of somebody's access with their reasons, newest first: those in these covenants, and of the account as a whole
 * where `account` says so.
 */
export const readChanges = Effect.fn("access.readChanges")(function* (
  person: UserId,
  administered: ReadonlySet<CovenantId>,
  account: boolean
) {
  const { run } = yield* Sql
  const rows = yield* run("access.readChanges", (db) =>
    db
      .selectFrom("casework.access_change as c")
      .leftJoin("casework.app_user as u", "u.id", "c.by")
      .select(["c.log", "c.at", "c.action", "c.covenant", "c.reason", "c.by", "u.display_name"])
      .where("c.person", "=", person)
      .where("c.covenant", "in", [...administered, ...(account ? [""] : [])])
      .orderBy("c.at", "desc")
      .orderBy("c.log", "desc")
      .limit(MOST)
      .execute()
  )
  return rows.map(({ action, at, by, covenant, display_name, log, reason }) => ({
    log,
    at: at.toISOString(),
    action,
    ...(covenant === "" ? {} : { covenant: CovenantId.make(covenant) }),
    reason,
    by: display_name ?? by
  }))
})

/** Roles of one person in the covenants that somebody administers. */
export const rolesWithin = (person: User, administered: ReadonlySet<CovenantId>) =>
  person.grants.filter(({ covenant }) => administered.has(covenant))
