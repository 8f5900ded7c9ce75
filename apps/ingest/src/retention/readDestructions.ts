import { CovenantId, RetentionState } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"

const decodeState = Schema.decodeUnknownSync(RetentionState)

/** Records of what clocks destroyed in these covenants, newest first. */
export const readDestructions = Effect.fn("readDestructions")(function* (covenants: ReadonlyArray<string>) {
  if (covenants.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("readDestructions", (db) =>
    db
      .selectFrom("ingest.destruction")
      .selectAll()
      .where("covenant", "in", [...covenants])
      .orderBy("destroyed_on", "desc")
      .orderBy("covenant")
      .orderBy("covenant_version")
      .orderBy("state")
      .execute()
  )
  return rows.map((row) => ({
    covenant: CovenantId.make(row.covenant),
    covenantVersion: row.covenant_version,
    state: decodeState(row.state),
    list: row.list,
    entry: row.entry,
    destroyedOn: row.destroyed_on,
    receivedFrom: row.received_from,
    receivedUntil: row.received_until,
    count: row.count,
    heldLonger: row.held_longer
  }))
})
