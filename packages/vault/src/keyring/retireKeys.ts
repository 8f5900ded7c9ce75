import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { tellKeysChanged } from "./keyRows.ts"

/**
 * A covenant has ended: its linkage key is destroyed, so that nobody is encoded under it again, and nothing new is
 * sealed under its keys. What was sealed can still be opened and erased until its own time is over. Idempotent.
 */
export const retireKeys = Effect.fnUntraced(function* (covenant: string) {
  const { owner, run } = yield* Sql
  const now = DateTime.formatIso(yield* DateTime.now)
  const { numAffectedRows } = yield* run("retireKeys", (db) =>
    sql`
      update ${sql.id(owner, "covenant_key")} set linkage = null, retired_at = coalesce(retired_at, ${now})
      where covenant = ${covenant} and (retired_at is null or linkage is not null)`.execute(db)
  )
  if ((numAffectedRows ?? 0n) > 0n) yield* tellKeysChanged(covenant)
})

/** Destroys retired keys under which nothing is left. The covenants whose last key went. */
export const destroyRetiredKeys = Effect.gen(function* () {
  const { owner, run } = yield* Sql
  const { rows } = yield* run("destroyRetiredKeys", (db) =>
    sql<{ covenant: string }>`
      delete from ${sql.id(owner, "covenant_key")} c
      where c.retired_at is not null and not exists (
        select from ${sql.id(owner, "data_key")} k where k.covenant = c.covenant and k.key_id = c.key_id)
      returning covenant`.execute(db)
  )
  const covenants = [...new Set(rows.map((row) => row.covenant))].sort()
  yield* Effect.forEach(covenants, tellKeysChanged, { discard: true })
  return covenants
})
