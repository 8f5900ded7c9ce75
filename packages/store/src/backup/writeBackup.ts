import { createHash } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import { DateTime, Effect } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine } from "../engine/Engine.ts"
import { OWNERS } from "../ownerMigrations.ts"
import { type StoreError, toStoreError } from "../StoreError.ts"
import type { Tables } from "../Tables.ts"
import { fileOf, MANIFEST_FILE, type Manifest } from "./Manifest.ts"
import { type BackupPart, tablesOf } from "./tablesOf.ts"

/** Rows fetched at once. */
const PAGE = 1000

/** A table's rows as lines of JSON, in pages; through a cursor, so that no table has to fit in memory. */
async function* linesOf(db: Kysely<Tables>, table: string): AsyncGenerator<string> {
  await sql`declare backup_rows no scroll cursor for select to_jsonb(t)::text as line from ${sql.table(table)} t`.execute(
    db
  )
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch forward ${sql.lit(PAGE)} from backup_rows`.execute(db)
    if (rows.length === 0) break
    yield rows.map(({ line }) => `${line}\n`).join("")
  }
  await sql`close backup_rows`.execute(db)
}

const writeTable = async (db: Kysely<Tables>, folder: string, table: string) => {
  const hash = createHash("sha256")
  let rows = 0
  async function* counted() {
    for await (const page of linesOf(db, table)) {
      rows += page.split("\n").length - 1
      yield page
    }
  }
  async function* hashed(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }
  const path = join(folder, fileOf(table))
  await pipeline(Readable.from(counted()), createGzip(), hashed, createWriteStream(path, { mode: 0o600 }))
  await sync(path)
  return { table, rows, sha256: hash.digest("hex") }
}

const sync = async (path: string) => {
  const file = await open(path, "r")
  // Not every platform lets a folder be synced.
  await file.sync().catch(() => undefined)
  await file.close()
}

/** As `owner/name`, in order. */
export const appliedMigrations = async (db: Kysely<Tables>): Promise<ReadonlyArray<string>> => {
  const names: Array<string> = []
  for (const owner of OWNERS) {
    const { rows } = await sql<{ name: string }>`select name from ${sql.id(owner, "migration")} order by name`.execute(
      db
    )
    names.push(...rows.map(({ name }) => `${owner}/${name}`))
  }
  return names.sort()
}

/** One part into a folder of its own, which has its name only once it is whole. */
const writePart = async (db: Kysely<Tables>, part: BackupPart, folder: string, at: string): Promise<Manifest> => {
  const draft = `${folder}.unfinished`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const tables: Array<Manifest["tables"][number]> = []
  for (const table of await tablesOf(db, part)) tables.push(await writeTable(db, draft, table))
  const manifest: Manifest = { version: 1, part, at, migrations: await appliedMigrations(db), tables }
  await writeFile(join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  await sync(join(draft, MANIFEST_FILE))
  await rename(draft, folder)
  return manifest
}

export interface BackupFolders {
  readonly data: string
  readonly keys: string
}

/**
 * Writes both parts from one snapshot of the whole database: no transaction is in it by half, and services go on
 * meanwhile. Neither folder may be there yet. For PGlite and PostgreSQL alike.
 */
export const writeBackup = (
  folders: BackupFolders
): Effect.Effect<{ readonly data: Manifest; readonly keys: Manifest }, StoreError, Engine> =>
  Effect.gen(function* () {
    const { migrator } = yield* Engine
    const at = DateTime.formatIso(yield* DateTime.now)
    const snapshot = (db: Kysely<Tables>) =>
      db
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute(async (inside) => ({
          keys: await writePart(inside, "keys", folders.keys, at),
          data: await writePart(inside, "data", folders.data, at)
        }))
    return yield* Effect.scoped(
      Effect.flatMap(migrator, (db) =>
        Effect.tryPromise({ try: () => snapshot(db), catch: toStoreError("writeBackup") })
      )
    )
  })
