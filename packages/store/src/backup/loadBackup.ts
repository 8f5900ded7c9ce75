import { Effect } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine } from "../engine/Engine.ts"
import { migrate } from "../migrate.ts"
import { OWNERS, ownerMigrations } from "../ownerMigrations.ts"
import { type StoreError, toStoreError } from "../StoreError.ts"
import type { Tables } from "../Tables.ts"
import { BackupUnusable, type Manifest } from "./Manifest.ts"
import { pagesOf, readManifest } from "./readBackup.ts"
import { appliedMigrations, type BackupFolders } from "./writeBackup.ts"

/** Rows in one insert. */
const PAGE = 500

/** Told in one look whether a database has been used. */
const USED = ["ingest.signal", "ingest.outbox", "casework.outbox", "casework.processing_log", "correlator.outbox"]

const isUsed = async (db: Kysely<Tables>): Promise<boolean> => {
  const tests = USED.map((table) => sql`exists (select from ${sql.table(table)})`)
  const { rows } = await sql<{ used: boolean }>`select ${sql.join(tests, sql` or `)} as used`.execute(db)
  return rows[0]?.used === true
}

const loadTable = async (db: Kysely<Tables>, folder: string, table: string): Promise<number> => {
  let rows = 0
  for await (const page of pagesOf(folder, table, PAGE)) {
    await sql`
      insert into ${sql.table(table)} overriding system value
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${page.join()}]`}::jsonb)`.execute(db)
    rows += page.length
  }
  return rows
}

/** Numbers that the database gives out go on after the highest that came in. */
const advanceIdentities = async (db: Kysely<Tables>) => {
  const { rows } = await sql<{ schema: string; name: string; column: string }>`
    select table_schema as schema, table_name as name, column_name as column from information_schema.columns
    where is_identity = 'YES' and table_schema = any(${OWNERS})`.execute(db)
  for (const { column, name, schema } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${`${schema}.${name}`}, ${column}), max(${sql.id(column)}))
      from ${sql.id(schema, name)} having max(${sql.id(column)}) is not null`.execute(db)
  }
}

/** Keys of records that came without their seals: erased between the two snapshots, or never in this one. */
const dropOrphans = async (db: Kysely<Tables>) => {
  await sql`
    delete from ingest.data_key k where
      not exists (select from ingest.vault v where v.covenant = k.covenant and v.signal = k.record)
      and not exists (select from ingest.request q where q.covenant = k.covenant and q.id = k.record)`.execute(db)
}

export interface Loaded {
  readonly data: Manifest
  readonly keys: Manifest
  /** Signals whose data key is not in the keys' part: they cannot be opened any more. */
  readonly unreadable: number
}

const countUnreadable = async (db: Kysely<Tables>): Promise<number> => {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from ingest.vault v where not exists (
      select from ingest.data_key k where k.covenant = v.covenant and k.record = v.signal)`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

const unusable = (folder: string, found: string, wanted: string) => new BackupUnusable({ folder, found, wanted })

const checkKnown = (folder: string, { migrations }: Manifest) => {
  const known = new Set(
    OWNERS.flatMap((owner) => Object.keys(ownerMigrations[owner]).map((name) => `${owner}/${name}`))
  )
  const newer = migrations.filter((name) => !known.has(name))
  return newer.length === 0
    ? Effect.void
    : Effect.fail(unusable(folder, `migration ${newer.join(", ")}`, "a version that knows it"))
}

const load = async (inside: Kysely<Tables>, folders: BackupFolders, data: Manifest, keys: Manifest) => {
  const { data: folder } = folders
  if (await isUsed(inside)) throw unusable(folder, "a database with data in it", "an empty one to restore into")
  const applied = await appliedMigrations(inside)
  if (applied.join() !== [...data.migrations].sort().join())
    throw unusable(folder, "a database of another version", "an empty one to restore into")
  for (const [from, manifest] of [
    [folders.keys, keys],
    [folder, data]
  ] as const) {
    // What migrations put there comes with the backup.
    for (const { table } of [...manifest.tables].reverse()) await sql`delete from ${sql.table(table)}`.execute(inside)
    for (const { rows, table } of manifest.tables) {
      const loaded = await loadTable(inside, from, table)
      if (loaded !== rows) throw unusable(from, `${loaded} rows of ${table}`, String(rows))
    }
  }
  await dropOrphans(inside)
  await advanceIdentities(inside)
  const loaded: Loaded = { data, keys, unreadable: await countUnreadable(inside) }
  return loaded
}

/**
 * Puts both parts into a database that has not been used yet, whole or not at all; then brings it up to date. The keys'
 * part may be newer than the data's, and should be: what was erased since has no key in it.
 */
export const loadBackup = (folders: BackupFolders): Effect.Effect<Loaded, StoreError | BackupUnusable, Engine> =>
  Effect.gen(function* () {
    const data = yield* readManifest(folders.data, "data")
    const keys = yield* readManifest(folders.keys, "keys")
    yield* checkKnown(folders.data, data)
    if (keys.migrations.join() !== data.migrations.join())
      return yield* unusable(folders.keys, "keys of another version", "keys of the version that wrote the data")
    yield* migrate(OWNERS, new Set(data.migrations))
    const { migrator } = yield* Engine
    const loaded = yield* Effect.scoped(
      Effect.flatMap(migrator, (db) =>
        Effect.tryPromise({
          try: () => db.transaction().execute((inside) => load(inside, folders, data, keys)),
          catch: (cause) => (cause instanceof BackupUnusable ? cause : toStoreError("loadBackup")(cause))
        })
      )
    )
    yield* migrate()
    return loaded
  })
