import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"

/** A record's data key, wrapped by a covenant key. */
export interface WrappedDataKey {
  readonly record: string
  readonly keyId: string
  readonly wrappedKey: Uint8Array
}

interface Columns {
  readonly record: string
  readonly key_id: string
  readonly wrapped_key: Uint8Array
}

const keyOf = (row: Columns): WrappedDataKey => ({
  record: row.record,
  keyId: row.key_id,
  wrappedKey: row.wrapped_key
})

/** Data keys by record; those destroyed are not there. */
export const findDataKeys = Effect.fnUntraced(function* (covenant: string, records: ReadonlyArray<string>) {
  if (records.length === 0) return new Map<string, WrappedDataKey>()
  const { owner, run } = yield* Sql
  const { rows } = yield* run("DataKeys.find", (db) =>
    sql<Columns>`
      select record, key_id, wrapped_key from ${sql.id(owner, "data_key")}
      where covenant = ${covenant} and record = any(${records}::uuid[])`.execute(db)
  )
  return new Map(rows.map((row) => [row.record, keyOf(row)] as const))
})

/**
 * Writes the keys of records, new ones or in place of the former: nothing that was sealed under a former one opens any
 * more. Only under covenant keys that are still there; the number written tells whether all were.
 */
export const putDataKeys = Effect.fnUntraced(function* (covenant: string, keys: ReadonlyArray<WrappedDataKey>) {
  if (keys.length === 0) return 0
  const { owner, run } = yield* Sql
  const { numAffectedRows } = yield* run("DataKeys.put", (db) =>
    sql`
      insert into ${sql.id(owner, "data_key")} as kept (covenant, record, key_id, wrapped_key)
      select ${covenant}, fresh.record, fresh.key_id, fresh.wrapped_key
      from unnest(${keys.map((key) => key.record)}::uuid[], ${keys.map((key) => key.keyId)}::text[],
        ${keys.map((key) => Buffer.from(key.wrappedKey))}::bytea[]) as fresh (record, key_id, wrapped_key)
      where exists (select from ${sql.id(owner, "covenant_key")} c
        where c.covenant = ${covenant} and c.key_id = fresh.key_id)
      on conflict (covenant, record) do update set key_id = excluded.key_id, wrapped_key = excluded.wrapped_key`.execute(
      db
    )
  )
  return Number(numAffectedRows ?? 0n)
})

/** Destroys keys, and so erases the records wherever copies of them lie. The number destroyed. */
export const destroyDataKeys = Effect.fnUntraced(function* (covenant: string, records: ReadonlyArray<string>) {
  if (records.length === 0) return 0
  const { owner, run } = yield* Sql
  const { numAffectedRows } = yield* run("DataKeys.destroy", (db) =>
    sql`
      delete from ${sql.id(owner, "data_key")}
      where covenant = ${covenant} and record = any(${records}::uuid[])`.execute(db)
  )
  return Number(numAffectedRows ?? 0n)
})
