import {
  type Keys,
  type KeysUnavailable,
  openCovenantKeys,
  rewrap,
  rotateCovenantKeys,
  type SealBroken,
  type SealingKey,
  type SecureRandom
} from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { addKeyRow, readKeyRows, tellKeysChanged } from "../keyring/keyRows.ts"

export interface Rotation {
  readonly covenant: string
  /** The version that data keys are under now. */
  readonly keyId: string
  /** Data keys wrapped anew by this run. */
  readonly rewrapped: number
  /** Versions that nothing was under any more, destroyed. */
  readonly destroyed: ReadonlyArray<string>
}

/** Data keys in one transaction. */
const BATCH = 500

interface DataKeyRow {
  readonly record: string
  readonly key_id: string
  readonly wrapped_key: Uint8Array
}

/** The next data keys that are under an older version, after a record; locked. */
const readStale = Effect.fnUntraced(function* (covenant: string, newest: string, after: string) {
  const { owner, run } = yield* Sql
  const { rows } = yield* run("rotateCovenant.read", (db) =>
    sql<DataKeyRow>`
      select record, key_id, wrapped_key from ${sql.id(owner, "data_key")}
      where covenant = ${covenant} and record > ${after} and key_id <> ${newest}
      order by record limit ${BATCH} for update`.execute(db)
  )
  return rows
})

const writeFresh = Effect.fnUntraced(function* (
  covenant: string,
  newest: string,
  rows: ReadonlyArray<{ readonly record: string; readonly wrapped: Uint8Array }>
) {
  const { owner, run } = yield* Sql
  yield* run("rotateCovenant.write", (db) =>
    sql`
      update ${sql.id(owner, "data_key")} k set key_id = ${newest}, wrapped_key = fresh.wrapped
      from unnest(${rows.map((row) => row.record)}::uuid[], ${rows.map((row) => Buffer.from(row.wrapped))}::bytea[])
        as fresh (record, wrapped)
      where k.covenant = ${covenant} and k.record = fresh.record`.execute(db)
  )
})

const FIRST = "00000000-0000-0000-0000-000000000000"

const rewrapBatch = Effect.fnUntraced(function* (
  covenant: string,
  newest: SealingKey,
  versions: ReadonlyMap<string, SealingKey>,
  after: string
) {
  const rows = yield* readStale(covenant, newest.id, after)
  const fresh = yield* Effect.forEach(rows, (row) => {
    const from = versions.get(row.key_id)
    if (from === undefined) return Effect.die(`a data key under ${row.key_id}, which is not there`)
    return Effect.map(rewrap(from, newest, [covenant, row.record], row.wrapped_key), (wrapped) => ({
      record: row.record,
      wrapped
    }))
  })
  if (fresh.length > 0) yield* writeFresh(covenant, newest.id, fresh)
  return { done: rows.length < BATCH, last: rows.at(-1)?.record ?? after, count: rows.length }
})

/**
 * Destroys older versions once nothing is under them. Writers of data keys wait for a moment, and look again which
 * versions are there: none of them can put a key under one that goes.
 */
const destroyOlder = Effect.fnUntraced(function* (covenant: string, newest: string) {
  const { owner, run } = yield* Sql
  yield* run("rotateCovenant.lock", (db) =>
    sql`lock table ${sql.id(owner, "data_key")} in share row exclusive mode`.execute(db)
  )
  const { rows } = yield* run("rotateCovenant.destroy", (db) =>
    sql<{ key_id: string }>`
      delete from ${sql.id(owner, "covenant_key")} c
      where c.covenant = ${covenant} and c.key_id <> ${newest}
        and not exists (select from ${sql.id(owner, "data_key")} k where k.covenant = c.covenant and k.key_id = c.key_id)
      returning key_id`.execute(db)
  )
  yield* tellKeysChanged(covenant)
  return rows.map((row) => row.key_id).sort()
})

/** The newest version; a fresh one, unless an earlier run made it and broke off before the data keys were under it. */
const newestOf = Effect.fnUntraced(function* (covenant: string) {
  const { transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      const rows = yield* readKeyRows(covenant, true)
      const newest = rows.at(-1)
      if (newest === undefined || rows.length > 1) return newest
      const fresh = yield* rotateCovenantKeys(newest)
      yield* addKeyRow(fresh, newest.retired)
      return { ...fresh, retired: newest.retired }
    })
  )
})

/**
 * Gives a covenant a new sealing key and wraps its data keys anew under it; what they seal is not touched, and services
 * go on meanwhile. Restartable: a run that broke off is taken up by the next. Undefined for a covenant without keys.
 */
export const rotateCovenant = (
  covenant: string
): Effect.Effect<Rotation | undefined, StoreError | KeysUnavailable | SealBroken, Sql | Keys | SecureRandom> =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    const newest = yield* newestOf(covenant)
    if (newest === undefined) return undefined
    const versions = new Map<string, SealingKey>()
    for (const row of yield* readKeyRows(covenant)) {
      versions.set(row.keyId, (yield* openCovenantKeys(row)).sealing)
    }
    const target = versions.get(newest.keyId)
    if (target === undefined) return yield* Effect.die("the newest version is among the versions")
    let rewrapped = 0
    let after = FIRST
    for (;;) {
      const batch = yield* transaction(rewrapBatch(covenant, target, versions, after))
      rewrapped += batch.count
      after = batch.last
      if (batch.done) break
    }
    // Signals that were sealed under an older version and written behind our back come with the next run.
    const destroyed = yield* transaction(destroyOlder(covenant, newest.keyId))
    const rotation: Rotation = { covenant, keyId: newest.keyId, rewrapped, destroyed }
    return rotation
  })
