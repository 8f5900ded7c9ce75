import type { CovenantDocument, CovenantStatus } from "@kruisverband/domain"
import { CovenantPublished } from "@kruisverband/events"
import { Outbox, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { readCovenant } from "./Registry.ts"

/** Adds a version with its first state; false when that version exists already. Part of the caller's transaction. */
export const recordVersion = Effect.fn("registry.recordVersion")(function* (
  document: CovenantDocument,
  by: string | null
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  return yield* run("registry.recordVersion", async (db) => {
    const added = await db
      .insertInto("casework.covenant_version")
      .values({
        covenant: document.id,
        version: document.version,
        document: JSON.stringify(document),
        published_at: at,
        published_by: by
      })
      .onConflict((conflict) => conflict.columns(["covenant", "version"]).doNothing())
      .returning("version")
      .executeTakeFirst()
    if (added === undefined) return false
    await db
      .insertInto("casework.covenant_status")
      .values({ covenant: document.id, version: document.version, status: document.status, reason: null, at, by })
      .execute()
    return true
  })
})

/** Adds to a version's history of states. Part of the caller's transaction. */
export const recordStatus = Effect.fn("registry.recordStatus")(function* (
  document: CovenantDocument,
  status: CovenantStatus,
  reason: string | null,
  by: string
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  yield* run("registry.recordStatus", (db) =>
    db
      .insertInto("casework.covenant_status")
      .values({ covenant: document.id, version: document.version, status, reason, at, by })
      .execute()
  )
})

/** Tells everyone all versions of a covenant, as they are now in the caller's transaction. */
export const tellCovenant = Effect.fn("registry.tellCovenant")(function* (id: CovenantDocument["id"]) {
  const [first, ...rest] = yield* readCovenant(id)
  if (first === undefined) return
  const event = CovenantPublished.make({ covenant: id, versions: [first, ...rest] })
  yield* Outbox.append([{ event, subject: id, partitionkey: id }])
})
