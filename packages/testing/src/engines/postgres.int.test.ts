import { execFileSync } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { requireEngine } from "./engines.ts"
import { type Postgres, startPostgres } from "./postgres.ts"

const engine = await requireEngine("postgresql")

describe.skipIf(!engine.found)("a private PostgreSQL", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-postgres-"))
  let postgres: Postgres
  const query = (sql: string, url = postgres.url) =>
    execFileSync(join(postgres.bin, "psql"), ["-At", "-v", "ON_ERROR_STOP=1", url, "-c", sql], { stdio: "pipe" })
      .toString()
      .trim()

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir: join(folder, "data") })
    query("create table kept (n int primary key, word text)")
  })
  afterAll(async () => {
    await postgres?.stop("immediate")
    await rm(folder, { recursive: true, force: true })
  })

  it("checks its pages, forces its writes to disk and answers on loopback only", () => {
    const settings = ["data_checksums", "fsync", "synchronous_commit", "listen_addresses", "unix_socket_directories"]
    const values = settings.map((name) => query(`show ${name}`))
    expect(values).toEqual(["on", "on", "on", "127.0.0.1", ""])
  })

  it("lets nobody in without the password", () => {
    expect(() => query("select 1", postgres.urlFor({ user: "postgres", password: "wrong" }))).toThrow(/authentication/)
  })

  it("keeps what was committed when it is killed", async () => {
    query("insert into kept values (1, 'before the kill')")
    const before = postgres.pid()
    await postgres.kill()
    expect(postgres.isRunning()).toBe(false)
    await postgres.restart()
    expect(postgres.pid()).not.toBe(before)
    expect(query("select word from kept where n = 1")).toBe("before the kill")
  })

  it("keeps values out of its log when a statement fails", async () => {
    query("insert into kept values (7, 'x')")
    expect(() => query("insert into kept values (7, 'Jansen')")).toThrow(/duplicate key/)
    expect(() => query("select 'Jansen'::int")).toThrow(/invalid input syntax/)
    const log = await readFile(join(folder, "data/postgres.log"), "utf8")
    expect(log).toContain("ready to accept connections")
    expect(log).not.toContain("Jansen")
  })

  it("takes up the same data at the next start, with the same password", async () => {
    query("insert into kept values (2, 'before the stop')")
    const { url } = postgres
    await postgres.stop()
    postgres = await startPostgres({ dataDir: join(folder, "data"), port: postgres.port })
    expect(postgres.url).toBe(url)
    expect(query("select word from kept where n = 2")).toBe("before the stop")
  })

  it("refuses a second one on the same data, and says why", async () => {
    await expect(startPostgres({ dataDir: join(folder, "data") })).rejects.toMatchObject({
      _tag: "EngineFailed",
      detail: expect.stringContaining("postmaster.pid")
    })
    expect(query("select 1")).toBe("1")
  })

  it.runIf(process.getuid?.() === 0)("does not run as root", async () => {
    const { uid } = await stat(`/proc/${postgres.pid()}`)
    expect(uid).not.toBe(0)
  })
})
