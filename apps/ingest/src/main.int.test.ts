import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { PostgresEngine, sqlLayer } from "@kruisverband/store"
import { freePorts, type Postgres, requireEngine, startPostgres, waitUntil } from "@kruisverband/testing"
import { CovenantKeyring } from "@kruisverband/vault"
import { Effect, Layer, Redacted } from "effect"

const engine = await requireEngine("postgresql")
const MAIN = fileURLToPath(new URL("main.ts", import.meta.url))

interface Run {
  readonly child: ChildProcess
  readonly output: () => string
  readonly code: () => Promise<number | null>
}

const start = (environment: Readonly<Record<string, string>>): Run => {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH ?? "", ...environment } })
  let output = ""
  child.stdout.on("data", (text) => {
    output += text
  })
  child.stderr.on("data", (text) => {
    output += text
  })
  // Not at "exit": what it said last may still be on its way then.
  const ended = once(child, "close").then(([code]) => code)
  return { child, output: () => output, code: () => ended }
}

describe("ingest without settings", () => {
  it("names the first that is missing, and exits 78", async () => {
    const run = start({})
    assert.strictEqual(await run.code(), 78)
    assert.match(run.output(), /^DATABASE_URL: .*postgres:\/\/user:password@host:port\/database\n$/u)
  })
})

describe.skipIf(!engine.found)("ingest as a process of its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-ingest-"))
  let postgres: Postgres | undefined
  let port = 0
  const settings = (over: Readonly<Record<string, string>> = {}) => ({
    PORT: String(port),
    DATABASE_URL: postgres?.url ?? "",
    // No broker listens there: taking signals in must not need one.
    KAFKA_BROKERS: "127.0.0.1:1",
    ISSUER: "http://127.0.0.1:1/idp",
    KRUISVERBAND_DATA: join(folder, "data"),
    ...over
  })
  const status = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.status,
      () => 0
    )

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir: join(folder, "postgres") })
    const [free] = await freePorts(1)
    port = free ?? 0
  })
  afterAll(async () => {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it("makes its tables and its erasure journal, but no key before one is needed; serves without a broker, and stops in good order", async () => {
    const run = start(settings())
    assert.isTrue(await waitUntil(async () => (await status("/health/live")) === 200, { timeoutMs: 100_000 }))
    assert.isFalse(existsSync(join(folder, "data", "keys", "master.key")))
    assert.strictEqual(statSync(join(folder, "data", "journal", "ingest.ndjson")).mode & 0o777, 0o600)
    assert.strictEqual(await status("/health/ready"), 503)
    assert.strictEqual(await status("/ingest/v1/openapi.json"), 200)
    assert.strictEqual(await status("/ingest/v1/signals"), 401)
    run.child.kill("SIGTERM")
    assert.strictEqual(await run.code(), 0, run.output())
  })

  it("refuses to start with a master key that is none", async () => {
    const run = start(settings({ KRUISVERBAND_MASTER_KEY: "short" }))
    assert.strictEqual(await run.code(), 78)
    assert.include(run.output(), "KRUISVERBAND_MASTER_KEY: found 5 characters")
  })

  it("refuses to start with another master key than the stored keys are under", async () => {
    await keepKeysUnder(keyOf(1))
    const right = start(settings({ KRUISVERBAND_MASTER_KEY: keyOf(1) }))
    assert.isTrue(await waitUntil(async () => (await status("/health/live")) === 200, { timeoutMs: 100_000 }))
    right.child.kill("SIGTERM")
    assert.strictEqual(await right.code(), 0)
    const wrong = start(settings({ KRUISVERBAND_MASTER_KEY: keyOf(2) }))
    assert.strictEqual(await wrong.code(), 78)
    assert.match(wrong.output(), /^ingest: master key: found m-[0-9a-f]{16}; wanted m-[0-9a-f]{16}, /u)
    assert.notInclude(wrong.output(), keyOf(1))
  })

  it("refuses to start without the master key file that the stored keys need, and makes no other", async () => {
    const missing = start(settings())
    assert.strictEqual(await missing.code(), 78)
    assert.match(missing.output(), /^ingest: master key: found no key; wanted m-[0-9a-f]{16}, /u)
    assert.isFalse(existsSync(join(folder, "data", "keys", "master.key")))
  })

  it("refuses to start without the erasure journal that the database was used with", async () => {
    const lost = start(
      settings({ KRUISVERBAND_MASTER_KEY: keyOf(1), KRUISVERBAND_JOURNAL: join(folder, "another-journal") })
    )
    assert.strictEqual(await lost.code(), 78)
    assert.match(
      lost.output(),
      /^ingest: erasure journal .*another-journal.*: found nothing; wanted journal [0-9a-f-]{36}, /u
    )
  })

  const keyOf = (fill: number) => Buffer.alloc(32, fill).toString("base64")

  /** Leaves a covenant's keys in the database, as an earlier run under that master key would have. */
  const keepKeysUnder = (value: string) =>
    Effect.runPromise(
      Effect.flatMap(CovenantKeyring, (keyring) => keyring.ensure("persons")).pipe(
        Effect.provide(
          CovenantKeyring.layer({ linkage: true }).pipe(
            Layer.provide(masterKeyLayer({ kind: "value", value: Redacted.make(value) })),
            Layer.provide(SecureRandom.layer),
            Layer.provide(sqlLayer("ingest")),
            Layer.provide(PostgresEngine.layer({ url: Redacted.make(postgres?.url ?? "") }))
          )
        )
      )
    )
})
