import { assert, layer } from "@effect/vitest"
import { Engine, migrate, PostgresEngine, Sql, sqlLayer } from "@kruisverband/store"
import { Deferred, Effect, Layer, Redacted } from "effect"
import { describe } from "vitest"
import { requireEngine } from "../engines/engines.ts"
import { run } from "../engines/run.ts"
import { TestPostgres, testPostgres, testPostgresEngine } from "./engineLayers.ts"
import { eventually } from "./LogWorld.ts"

const postgresql = await requireEngine("postgresql")

const live = testPostgresEngine.pipe(Layer.provideMerge(testPostgres))
const read = Effect.flatMap(Sql, ({ run }) =>
  run("test.read", (db) => db.selectFrom("ingest.inbox").select("event").execute())
)

describe.skipIf(!postgresql.found)("with PostgreSQL", () => {
  layer(live, { timeout: "120 seconds", excludeTestServices: true })("PostgresEngine", (it) => {
    it.effect("finds its way back after the database restarts, queries and notifications both", () =>
      Effect.gen(function* () {
        const postgres = yield* TestPostgres
        const engine = yield* Engine
        let heard = 0
        yield* engine.onNotify("restart_test", () => {
          heard += 1
        })
        const ingest = sqlLayer("ingest")
        yield* Effect.all(
          Array.from({ length: 8 }, () => read),
          { concurrency: 8 }
        ).pipe(Effect.provide(ingest))
        yield* Effect.promise(() => postgres.stop("immediate"))
        const error = yield* Effect.flip(read.pipe(Effect.provide(ingest)))
        assert.isTrue(error.transient, error.code)
        yield* Effect.promise(() => postgres.restart())
        yield* eventually(
          "queries again",
          Effect.result(read.pipe(Effect.provide(ingest))),
          (r) => r._tag === "Success"
        )
        // Whatever was notified meanwhile is lost: whoever listens is told to look.
        yield* eventually(
          "woken",
          Effect.sync(() => heard),
          (count) => count > 0
        )
      }).pipe(Effect.scoped)
    )

    it.effect("lets one process at a time hold a name, and the next one when the first is gone", () =>
      Effect.gen(function* () {
        const engine = yield* Engine
        const order: Array<string> = []
        const held = yield* Deferred.make<void>()
        const hold = (name: string, millis: number) =>
          Effect.scoped(
            Effect.gen(function* () {
              yield* engine.exclusive("relay:test")
              order.push(`${name} in`)
              yield* Deferred.succeed(held, undefined)
              yield* Effect.sleep(millis)
              order.push(`${name} out`)
            })
          )
        yield* Effect.all([hold("one", 200), Effect.andThen(Deferred.await(held), hold("two", 1))], {
          concurrency: 2
        })
        assert.deepStrictEqual(order, ["one in", "one out", "two in", "two out"])
      })
    )

    it.effect("runs a service on a login that may take on its own role only", () =>
      Effect.gen(function* () {
        const postgres = yield* TestPostgres
        const psql = (text: string) =>
          Effect.promise(() =>
            run(`${postgres.bin}/psql`, ["-v", "ON_ERROR_STOP=1", postgres.url, "-c", text], { cwd: "/", env: {} })
          )
        yield* psql("create role svc_ingest login password 'test-only'")
        const limited = PostgresEngine.layer({
          url: Redacted.make(postgres.urlFor({ user: "svc_ingest", password: "test-only" })),
          migrationsUrl: Redacted.make(postgres.url)
        })
        yield* Effect.gen(function* () {
          // Everything is there; the login still has to become a member.
          yield* migrate(["ingest"])
          assert.isArray(yield* read.pipe(Effect.provide(sqlLayer("ingest"))))
          const refused = yield* Effect.flip(read.pipe(Effect.provide(sqlLayer("correlator"))))
          assert.strictEqual(refused.code, "42501")
        }).pipe(Effect.provide(limited))
      })
    )

    it.effect("migrates once, however many instances start together", () =>
      Effect.gen(function* () {
        const postgres = yield* TestPostgres
        yield* Effect.promise(() =>
          run(`${postgres.bin}/psql`, [postgres.url, "-c", "create database together"], { cwd: "/", env: {} })
        )
        const url = Redacted.make(postgres.url.replace(/\/postgres$/u, "/together"))
        const start = migrate().pipe(Effect.provide(PostgresEngine.layer({ url })))
        const reports = yield* Effect.all([start, start, start, start], { concurrency: 4 })
        assert.strictEqual(reports.filter((report) => report.length > 0).length, 1)
      })
    )
  })
})
