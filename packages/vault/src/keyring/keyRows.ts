import type { WrappedCovenantKeys } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"

/** One version of a covenant's keys as it lies in the database. */
export interface KeyRow extends WrappedCovenantKeys {
  readonly retired: boolean
}

/** Told with the covenant whose keys changed; with nothing when word may have been missed. */
export const keyChannel = (owner: string): string => `covenant_key_${owner}`

interface Columns {
  readonly covenant: string
  readonly key_id: string
  readonly sealing: Uint8Array
  readonly linkage: Uint8Array | null
  readonly retired_at: Date | null
}

const rowOf = (realm: string, row: Columns): KeyRow => ({
  realm,
  covenant: row.covenant,
  keyId: row.key_id,
  sealing: row.sealing,
  linkage: row.linkage,
  retired: row.retired_at !== null
})

/** Versions of one covenant's keys, or of all, oldest first. `lock`: nobody else changes them until the transaction ends. */
export const readKeyRows = Effect.fnUntraced(function* (covenant?: string, lock = false) {
  const { owner, run } = yield* Sql
  const which = covenant === undefined ? sql`true` : sql`covenant = ${covenant}`
  const { rows } = yield* run("CovenantKeys.read", (db) =>
    sql<Columns>`
      select covenant, key_id, sealing, linkage, retired_at from ${sql.id(owner, "covenant_key")}
      where ${which} order by covenant, created_at, length(key_id), key_id ${lock ? sql`for update` : sql``}`.execute(
      db
    )
  )
  return rows.map((row) => rowOf(owner, row))
})

/** Adds a version. False when it was there: another instance was first, and its keys count. */
export const addKeyRow = Effect.fnUntraced(function* (keys: WrappedCovenantKeys, retired = false) {
  const { owner, run } = yield* Sql
  const now = DateTime.formatIso(yield* DateTime.now)
  const { numAffectedRows } = yield* run("CovenantKeys.add", (db) =>
    sql`
      insert into ${sql.id(owner, "covenant_key")} (covenant, key_id, sealing, linkage, created_at, retired_at)
      values (${keys.covenant}, ${keys.keyId}, ${keys.sealing}, ${keys.linkage}, ${now}, ${retired ? now : null})
      on conflict do nothing`.execute(db)
  )
  yield* tellKeysChanged(keys.covenant)
  return (numAffectedRows ?? 0n) > 0n
})

/** The same version under another master key. */
export const rewriteKeyRow = Effect.fnUntraced(function* (keys: WrappedCovenantKeys) {
  const { owner, run } = yield* Sql
  yield* run("CovenantKeys.rewrite", (db) =>
    sql`
      update ${sql.id(owner, "covenant_key")} set sealing = ${keys.sealing}, linkage = ${keys.linkage}
      where covenant = ${keys.covenant} and key_id = ${keys.keyId}`.execute(db)
  )
})

/** Told when the transaction commits. */
export const tellKeysChanged = Effect.fnUntraced(function* (covenant: string) {
  const { owner, run } = yield* Sql
  yield* run("CovenantKeys.tell", (db) => sql`select pg_notify(${keyChannel(owner)}, ${covenant})`.execute(db))
})
