import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Engine, PostgresEngine } from "@kruisverband/store"
import { type Postgres, requireEngine, startPostgres } from "@kruisverband/testing"
import { Effect, Redacted } from "effect"
import { sql } from "kysely"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"
import { type Planted, plant, poster, probe } from "./posterWalls.ts"

const engine = await requireEngine("postgresql")

describe.skipIf(!engine.found)("a partner's wall on PostgreSQL, with a log-in of its own for callers", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-walls-"))
  let postgres: Postgres | undefined
  let ingest: TestIngest
  let planted: Planted

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir: join(folder, "postgres") })
    const { urlFor, url } = postgres
    const operator = PostgresEngine.layer({ url: Redacted.make(url) })
    const asked = sql`create role callers login noinherit password 'only-here'`
    await Effect.runPromise(
      Effect.scoped(
        Effect.flatMap(Engine, ({ migrator }) =>
          Effect.flatMap(migrator, (db) => Effect.promise(() => asked.execute(db)))
        )
      ).pipe(Effect.provide(operator))
    )
    const callerUrl = Redacted.make(urlFor({ user: "callers", password: "only-here" }))
    ingest = await startIngest({ engine: PostgresEngine.layer({ url: Redacted.make(url), callerUrl }) })
    planted = await plant(ingest)
  }, 180_000)
  afterAll(async () => {
    await ingest.stop()
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it("shows no row of another's and lets none be written", async () => {
    assert.deepStrictEqual(await probe(ingest, planted), [])
  })

  it("is not left for the service's own role: no statement in a caller's transaction can take it", async () => {
    for (const way of ["set local role ingest", "set local role log", "set local session authorization postgres"]) {
      const { code } = await ingest.straight(poster("school"), way)
      assert.strictEqual(code, "42501", way)
    }
    const reset = await ingest.straight(
      poster("school"),
      "do $try$ begin reset role; perform 1 from ingest.signal; end $try$"
    )
    assert.strictEqual(reset.code, "42501")
  })
})
