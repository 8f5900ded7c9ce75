import { Effect } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine } from "../engine/Engine.ts"
import { OWNERS } from "../ownerMigrations.ts"
import { type StoreError, toStoreError } from "../StoreError.ts"
import type { Tables } from "../Tables.ts"

export interface ScrubReport {
  /** Tables that were written anew. */
  readonly tables: ReadonlyArray<string>
  /** What could not be done with this login's rights, or is still to be done: codes. */
  readonly left: ReadonlyArray<"statistics" | "write-ahead-log" | "log-segments-are-recycled">
}

/** Nothing in them says anything without a key that is destroyed, or nothing is ever deleted from them. */
const LEFT_ALONE = [
  "ingest.vault",
  "ingest.request",
  "ingest.processing_log",
  "casework.review_reason",
  "casework.processing_log",
  "casework.review",
  "casework.export"
]

/**
 * Tables with rows that were deleted or replaced and may still lie in their files: PostgreSQL deletes by marking, and
 * the bytes stay until something else is written over them. New tables are in without being named.
 */
const openTables = async (db: Kysely<Tables>): Promise<ReadonlyArray<string>> => {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema = any(${OWNERS}) and table_type = 'BASE TABLE'
      and table_schema || '.' || table_name <> all(${LEFT_ALONE}) order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

/** True when it was done; a login without the right is told, not failed. */
const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work()
    return true
  } catch (cause) {
    if (typeof cause === "object" && cause !== null && Reflect.get(cause, "code") === "42501") return false
    throw cause
  }
}

const scrubAll = async (db: Kysely<Tables>, embedded: boolean): Promise<ScrubReport> => {
  const tables = await openTables(db)
  const left: Array<ScrubReport["left"][number]> = []
  // A segment that is recycled keeps its old contents under a new name until they are written over.
  if (embedded) await sql`set wal_recycle = off`.execute(db)
  const { rows } = await sql<{ value: string }>`select current_setting('wal_recycle') as value`.execute(db)
  if (rows[0]?.value !== "off") left.push("log-segments-are-recycled")
  for (const table of tables) await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db)
  // Frequent values and histograms of the columns, as they were before.
  if (!(await attempt(() => sql`vacuum full pg_catalog.pg_statistic`.execute(db)))) left.push("statistics")
  const flushed = await attempt(async () => {
    // What is in a segment stays until a checkpoint begins in a later one.
    await sql`select pg_switch_wal()`.execute(db)
    await sql`checkpoint`.execute(db)
    await sql`select pg_switch_wal()`.execute(db)
    await sql`checkpoint`.execute(db)
  })
  if (!flushed) left.push("write-ahead-log")
  return { tables, left }
}

/**
 * Removes from the database's files what was erased from its tables: writes anew every table that holds encodings,
 * wrapped keys, evidence or codes in the open, and lets go of the write-ahead log. Seals need none of this: their key is
 * gone. Each table is locked while it is written, so run it when little happens. Idempotent.
 */
export const scrub: Effect.Effect<ScrubReport, StoreError, Engine> = Effect.gen(function* () {
  const { kind, migrator } = yield* Engine
  return yield* Effect.scoped(
    Effect.flatMap(migrator, (db) =>
      Effect.tryPromise({ try: () => scrubAll(db, kind === "pglite"), catch: toStoreError("scrub") })
    )
  )
})
