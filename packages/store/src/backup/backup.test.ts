import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { Engine } from "../engine/Engine.ts"
import { PgliteEngine } from "../engine/PgliteEngine.ts"
import { migrate } from "../migrate.ts"
import { loadBackup } from "./loadBackup.ts"
import { BackupUnusable } from "./Manifest.ts"
import { type BackupFolders, writeBackup } from "./writeBackup.ts"

const root = mkdtempSync(join(tmpdir(), "kv-backup-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const folders = (name: string): BackupFolders => ({ data: join(root, name, "data"), keys: join(root, name, "keys") })

const used = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))
/** Nothing in it, not even a schema: as the disk after a fire. */
const blank = PgliteEngine.layer({ dataDir: "memory", template: false })

const run = <A>(work: (text: string) => Promise<ReadonlyArray<Record<string, unknown>>>, text: string) =>
  Effect.promise(() => work(text)) as Effect.Effect<ReadonlyArray<Record<string, A>>>

const query = <A = unknown>(text: string) =>
  Effect.flatMap(Engine, ({ migrator }) =>
    Effect.scoped(
      Effect.flatMap(migrator, (db) =>
        run<A>(
          (statement) =>
            sql
              .raw<Record<string, unknown>>(statement)
              .execute(db)
              .then(({ rows }) => rows),
          text
        )
      )
    )
  )

const SIGNAL = "0191e0d3-0000-7000-8000-000000000001"
const ERASED = "0191e0d3-0000-7000-8000-000000000002"

/** A little of everything that is awkward to carry over: bytes, arrays, JSON, numbers given out, references, floats. */
const FILL = [
  `insert into ingest.vault (covenant, signal, identity, content, encodings) values
    ('a', '${SIGNAL}', '\\x00ff10', '\\x', '\\xdeadbeef'), ('a', '${ERASED}', '\\x01', '\\x02', '\\x03')`,
  `insert into ingest.data_key values ('a', '${SIGNAL}', 'c1', '\\x0102'), ('a', '${ERASED}', 'c1', '\\x0304c0ffee0304c0')`,
  `insert into ingest.covenant_key (covenant, key_id, sealing, linkage, created_at) values ('a', 'c1', '\\x05', null, now())`,
  `insert into ingest.covenant values ('a', '[{"id": "a", "title": {"nl": "é\\n\\"x\\""}, "n": 1.50}]')`,
  `insert into ingest.erasure values ('a', '${SIGNAL}', '2026-11-02T08:00:00.123456Z', 'retention', 'system:x', null,
    array['${ERASED}']::uuid[], '{"seals": 1}')`,
  `insert into ingest.outbox (id, topic, partitionkey, subject, body, created_at)
    select gen_random_uuid(), 't', 'a', n::text, '{"a": 1}', now() from generate_series(1, 1203) n`,
  `insert into correlator.link values ('${SIGNAL}', 7, '{"weight": 0.1}', 'h')`,
  `insert into correlator.ambiguity values ('${ERASED}', 7, '{"fits": [["x"], ["y"]]}', 'h', '{1, 2, 3}')`,
  `insert into correlator.record (signal, subject, encoding, person) values (1, 0, '\\xbeef', true)`,
  `insert into casework.covenant_version values ('a', 1, '{}', now(), null)`,
  `insert into casework.covenant_status (covenant, version, status, reason, at, by) values ('a', 1, 'active', null, now(), null)`,
  `insert into casework.app_user values ('u', 'i', 's', 'Naam', null, null, null)`,
  `insert into casework.session values ('digest', 'u', 'csrf', now(), now(), now())`
]

const TABLES = [
  "ingest.vault",
  "ingest.data_key",
  "ingest.covenant_key",
  "ingest.covenant",
  "ingest.erasure",
  "ingest.outbox",
  "correlator.ambiguity",
  "correlator.link",
  "casework.covenant_version",
  "casework.covenant_status",
  "casework.app_user",
  "casework.log_head"
]
// Transaction numbers belong to a cluster: `migrate` makes those of another one part of the past.
const contents = Effect.forEach(TABLES, (table) =>
  Effect.map(
    query(
      `select md5(coalesce(string_agg((to_jsonb(t) - 'xid')::text, '|' order by to_jsonb(t)::text), '')) as sum, count(*) from ${table} t`
    ),
    (rows) => [table, rows]
  )
)

const fill = Effect.forEach(FILL, (statement) => query(statement), { discard: true })
const textOf = (folder: string) =>
  readdirSync(folder)
    .map((name) => (name.endsWith(".gz") ? gunzipSync(readFileSync(join(folder, name))).toString() : ""))
    .join("\n")

const unusable = (effect: Effect.Effect<unknown, unknown, Engine>) =>
  Effect.map(Effect.flip(effect), (error) =>
    error instanceof BackupUnusable ? `${error.found} / ${error.wanted}` : String(error)
  )

describe("a backup", () => {
  it.live(
    "brings every row back, into a database that had nothing, and goes on counting after it",
    () =>
      Effect.gen(function* () {
        const at = folders("whole")
        const before = yield* Effect.gen(function* () {
          yield* fill
          const { data, keys } = yield* writeBackup(at)
          assert.strictEqual(data.tables.find(({ table }) => table === "ingest.outbox")?.rows, 1203)
          assert.deepStrictEqual(
            keys.tables.map(({ table }) => table),
            ["casework.covenant_key", "casework.data_key", "ingest.covenant_key", "ingest.data_key"]
          )
          return yield* contents
        }).pipe(Effect.provide(used))
        yield* Effect.gen(function* () {
          assert.strictEqual((yield* loadBackup(at)).unreadable, 0)
          assert.deepStrictEqual(yield* contents, before)
          const [next] = yield* query<string>(
            `insert into ingest.outbox (id, topic, partitionkey, subject, body, created_at)
             values (gen_random_uuid(), 't', 'a', 's', '{}', now()) returning seq`
          )
          assert.strictEqual(String(next?.seq), "1204")
          assert.deepStrictEqual(yield* query("select * from casework.session"), [])
          assert.deepStrictEqual(yield* query("select * from correlator.record"), [])
          assert.deepStrictEqual(yield* migrate(), [])
        }).pipe(Effect.provide(blank))
      }),
    120_000
  )

  it.live(
    "of the data holds no key, and of the keys no seal; with newer keys what was erased stays shut",
    () =>
      Effect.gen(function* () {
        const [yesterday, today] = [folders("yesterday"), folders("today")]
        yield* Effect.gen(function* () {
          yield* fill
          yield* writeBackup(yesterday)
          yield* query(`delete from ingest.data_key where record = '${ERASED}'`)
          yield* query(`delete from ingest.vault where signal = '${ERASED}'`)
          yield* writeBackup(today)
        }).pipe(Effect.provide(used))
        assert.include(textOf(yesterday.data), "deadbeef")
        assert.notInclude(textOf(yesterday.data), "0304c0ffee0304c0")
        assert.notInclude(textOf(yesterday.keys), "deadbeef")
        yield* Effect.gen(function* () {
          const loaded = yield* loadBackup({ data: yesterday.data, keys: today.keys })
          assert.strictEqual(loaded.unreadable, 1)
          assert.lengthOf(yield* query("select * from ingest.vault"), 2)
          assert.lengthOf(yield* query("select * from ingest.data_key"), 1)
        }).pipe(Effect.provide(blank))
        yield* Effect.gen(function* () {
          const loaded = yield* loadBackup({ data: today.data, keys: yesterday.keys })
          assert.strictEqual(loaded.unreadable, 0)
          // The key of what is no longer there does not come back either.
          assert.lengthOf(yield* query("select * from ingest.data_key"), 1)
        }).pipe(Effect.provide(blank))
      }),
    120_000
  )

  it.live(
    "is one moment of the whole database, whatever is written meanwhile",
    () =>
      Effect.gen(function* () {
        yield* fill
        const at = folders("moment")
        const write = query(`insert into ingest.covenant values (gen_random_uuid()::text, '[]')`)
        yield* Effect.all([writeBackup(at), Effect.forEach(Array.from({ length: 20 }), () => write)], {
          concurrency: 2
        })
        const rows = textOf(at.data)
          .split("\n")
          .filter((line) => line.includes('"versions"'))
        assert.isAtMost(rows.length, 21)
        const hashes = JSON.parse(readFileSync(join(at.data, "manifest.json"), "utf8"))
        assert.strictEqual(
          hashes.tables.find((one: { table: string }) => one.table === "ingest.covenant").rows,
          rows.length
        )
      }).pipe(Effect.provide(used)),
    120_000
  )

  it.live(
    "that is damaged, of another part or of another version is refused whole",
    () =>
      Effect.gen(function* () {
        const at = folders("refused")
        yield* Effect.andThen(fill, writeBackup(at)).pipe(Effect.provide(used))
        yield* Effect.gen(function* () {
          assert.include(yield* unusable(loadBackup({ data: at.keys, keys: at.keys })), "the keys part")
          assert.include(yield* unusable(loadBackup({ ...at, data: join(root, "nowhere") })), "no manifest")
          const file = join(at.data, "ingest.vault.ndjson.gz")
          const bytes = readFileSync(file)
          writeFileSync(file, bytes.subarray(0, bytes.length - 1))
          assert.include(yield* unusable(loadBackup(at)), "a changed ingest.vault.ndjson.gz")
          writeFileSync(file, bytes)
          const manifest = join(at.data, "manifest.json")
          const text = readFileSync(manifest, "utf8")
          writeFileSync(manifest, text.replace('"ingest/0001_intake"', '"ingest/9999_future"'))
          assert.include(yield* unusable(loadBackup(at)), "migration ingest/9999_future")
          writeFileSync(manifest, text)
          yield* loadBackup(at)
          assert.include(yield* unusable(loadBackup(at)), "a database with data in it")
        }).pipe(Effect.provide(blank))
        assert.isFalse(existsSync(`${at.data}.unfinished`))
      }),
    120_000
  )
})
