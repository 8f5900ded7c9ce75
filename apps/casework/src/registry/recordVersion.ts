import type { CovenantDocument, CovenantStatus } from "@kruisverband/domain"
import { CovenantPublished } from "@kruisverband/events"
import { Outbox, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"
import { readCovenant } from "./Registry.ts"

/** Adds an adopted version with its first state; false when that version exists already. Part of the caller's transaction. */
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
  yield* tellVersions(id, yield* readCovenant(id))
})

/** The same of versions as given: for a covenant of which nothing is left here. */
export const tellVersions = Effect.fn("registry.tellVersions")(function* (
  id: CovenantDocument["id"],
  versions: ReadonlyArray<CovenantDocument>
) {
  const [first, ...rest] = versions
  if (first === undefined) return
  const event = CovenantPublished.make({ covenant: id, versions: [first, ...rest] })
  yield* Outbox.append([{ event, subject: id, partitionkey: id }])
})

/** One change of the registry at a time, until the end of the caller's transaction. */
export const lockRegistry = Effect.flatMap(Sql, ({ run }) =>
  run("registry.lock", (db) => raw`select pg_advisory_xact_lock(hashtextextended('casework/registry', 0))`.execute(db))
)
