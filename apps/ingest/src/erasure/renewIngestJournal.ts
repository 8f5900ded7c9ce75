import { Sql } from "@kruisverband/store"
import { renewJournal } from "@kruisverband/vault"
import { Effect } from "effect"

const tombstones = Effect.gen(function* () {
  const { run } = yield* Sql
  const rows = yield* run("Erasure.tombstones", (db) =>
    db
      .selectFrom("ingest.signal")
      .select(["covenant", "id", "withdrawn_at", "erased_as"])
      .where("withdrawn_at", "is not", null)
      .orderBy("withdrawn_at")
      .execute()
  )
  return rows.map((row) => ({
    at: row.withdrawn_at?.toISOString() ?? "",
    covenant: row.covenant,
    signal: row.id,
    as: row.erased_as ?? "withdrawn"
  }))
})

/** In the place of a lost journal of ingest: its tombstones. */
export const renewIngestJournal = renewJournal(tombstones)
