import { execFileSync } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { requireEngine } from "../../packages/testing/src/engines/engines.ts"
import { type Kafka, startKafka } from "../../packages/testing/src/engines/kafka.ts"
import { type Database, startDatabase } from "./database.ts"
import { ensureTopics } from "./topics.ts"

const postgresql = await requireEngine("postgresql")
const kafkaEngine = await requireEngine("kafka")

describe.skipIf(!postgresql.found)("the database of the services", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-database-"))
  let database: Database
  const query = (url: string, ...statements: readonly string[]) =>
    execFileSync(
      join(database.postgres.bin, "psql"),
      ["-XAtq", "-v", "ON_ERROR_STOP=1", url, ...statements.flatMap((sql) => ["-c", sql])],
      { stdio: "pipe" }
    )
      .toString()
      .trim()

  beforeAll(async () => {
    database = await startDatabase(folder)
    const { migrator } = database.urls
    query(
      migrator,
      "create schema ingest",
      "create table ingest.signal (n int)",
      "grant usage on schema ingest to ingest"
    )
    query(migrator, "grant select, insert on ingest.signal to ingest")
  })
  afterAll(async () => {
    await database?.postgres.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it("lets a service work in its own schema, and only as its role", () => {
    const { ingest } = database.urls
    expect(query(ingest, "begin; set local role ingest; insert into ingest.signal values (1); commit")).toBe("")
    expect(() => query(ingest, "select * from ingest.signal")).toThrow(/permission denied/)
  })

  it("lets no service be another, make tables or enter another database", () => {
    const { correlator } = database.urls
    expect(() => query(correlator, "set role ingest")).toThrow(/permission denied/)
    expect(() => query(correlator, "create table public.mine (n int)")).toThrow(/permission denied/)
    expect(() => query(correlator, "create schema mine")).toThrow(/permission denied/)
    expect(() => query(correlator.replace(/kruisverband$/, "postgres"), "select 1")).toThrow(/permission denied/)
  })

  it("gives no service more than a login", () => {
    const strong =
      "select rolname from pg_roles where rolname like 'kv\\_%' and (rolsuper or rolbypassrls or rolinherit) order by 1"
    expect(query(database.postgres.url, strong)).toBe("kv_migrator")
  })

  it("can be set up again on the same data, with the same passwords", async () => {
    const { urls, postgres } = database
    await postgres.stop()
    database = await startDatabase(folder)
    const passwordOf = (url: string) => new URL(url).password
    expect(passwordOf(database.urls.ingest)).toBe(passwordOf(urls.ingest))
    expect(query(database.urls.ingest, "set role ingest", "select count(*) from ingest.signal")).toBe("1")
  })

  it("keeps the passwords from other accounts", async () => {
    expect((await stat(join(folder, "role-passwords.json"))).mode & 0o077).toBe(0)
  })
})

describe.skipIf(!kafkaEngine.found)("the topics of the services", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-topics-"))
  let kafka: Kafka
  beforeAll(async () => {
    kafka = await startKafka({ brokers: 1, dataDir: folder })
  })
  afterAll(async () => {
    await kafka?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it("makes the missing topics, once", async () => {
    const made = await ensureTopics(kafka.bootstrap)
    expect(made).toHaveLength(10)
    expect(made).toContain("kruisverband.signals.v1.dlq")
    expect(await ensureTopics(kafka.bootstrap)).toEqual([])
  })
})
