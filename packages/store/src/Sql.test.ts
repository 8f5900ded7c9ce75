import { assert, layer } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, Layer, Stream } from "effect"
import { sql } from "kysely"
import { Engine, migrate, PgliteEngine, Sql, StoreError, sqlLayer } from "./index.ts"

const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))
const live = sqlLayer("ingest").pipe(Layer.provideMerge(engine))

const seen = (id: string) => ({ group: "sql-test", topic: id, position: "0", updated_at: new Date(0) })
const write = (id: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test.write", (db) => db.insertInto("ingest.consumer_offset").values(seen(id)).execute())
  )
const ids = Effect.flatMap(Sql, ({ run }) =>
  run("test.read", (db) => db.selectFrom("ingest.consumer_offset").select("topic").orderBy("topic").execute())
).pipe(Effect.map((rows) => rows.map((row) => row.topic)))

layer(live, { timeout: "60 seconds", excludeTestServices: true })("Sql", (it) => {
  it.effect("acts as the owner's role, in and outside a transaction", () =>
    Effect.gen(function* () {
      const { run, transaction } = yield* Sql
      const who = run("test.who", async (db) => {
        const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db)
        return rows[0]?.role
      })
      assert.strictEqual(yield* who, "ingest")
      assert.strictEqual(yield* transaction(who), "ingest")
    })
  )

  it.effect("keeps nothing of a transaction that fails, dies or is interrupted", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      yield* Effect.exit(transaction(Effect.andThen(write("failed"), Effect.fail("no"))))
      yield* Effect.exit(transaction(Effect.andThen(write("died"), Effect.die("bug"))))
      const started = yield* Deferred.make<void>()
      const fiber = yield* Effect.forkChild(
        transaction(
          write("interrupted").pipe(Effect.andThen(Deferred.succeed(started, undefined)), Effect.andThen(Effect.never))
        )
      )
      yield* Deferred.await(started)
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(
        (yield* ids).filter((id) => ["failed", "died", "interrupted"].includes(id)),
        []
      )
    })
  )

  it.effect("undoes a nested transaction alone", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      yield* transaction(
        Effect.gen(function* () {
          yield* write("outer")
          yield* Effect.exit(transaction(Effect.andThen(write("inner"), Effect.fail("no"))))
          // A statement that PostgreSQL refuses breaks the savepoint only.
          yield* Effect.exit(transaction(write("outer")))
          yield* write("after")
        })
      )
      const kept = yield* ids
      assert.isTrue(kept.includes("outer") && kept.includes("after") && !kept.includes("inner"))
    })
  )

  it.effect("tells a refused constraint by code and name, without the value", () =>
    Effect.gen(function* () {
      yield* write("canary-value")
      const error = yield* Effect.flip(write("canary-value"))
      assert.strictEqual(error.code, "23505")
      assert.strictEqual(error.constraint, "consumer_offset_pkey")
      assert.isFalse(error.transient)
      assert.notInclude(JSON.stringify(error) + String(error) + (error.stack ?? ""), "canary-value")
    })
  )

  it.effect("does not take a broken transaction for a committed one", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      yield* write("twice")
      const exit = yield* Effect.exit(transaction(Effect.andThen(write("lost"), Effect.ignore(write("twice")))))
      assert.isTrue(Exit.isFailure(exit))
      assert.notInclude(yield* ids, "lost")
    })
  )

  it.effect("may not read another owner's tables", () =>
    Effect.gen(function* () {
      const { run } = yield* Sql
      const error = yield* Effect.flip(
        run("test.peek", (db) => db.selectFrom("correlator.inbox").selectAll().execute())
      )
      assert.strictEqual(error.code, "42501")
    })
  )

  it.effect("runs a transaction again when PostgreSQL asks for it", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      let runs = 0
      yield* transaction(
        Effect.gen(function* () {
          runs += 1
          yield* Effect.ignore(write(`run-${runs}`))
          if (runs < 3) return yield* new StoreError({ operation: "test", code: "40001" })
        })
      )
      assert.strictEqual(runs, 3)
      assert.deepStrictEqual(
        (yield* ids).filter((id) => id.startsWith("run-")),
        ["run-3"]
      )
    })
  )

  it.effect("leaves a programming mistake a defect", () =>
    Effect.gen(function* () {
      const { run } = yield* Sql
      const exit = yield* Effect.exit(
        run("test.bug", async () => {
          throw new TypeError("undefined is not a function")
        })
      )
      assert.include(JSON.stringify(exit), "Die")
    })
  )

  it.effect("hears what is notified on commit", () =>
    Effect.gen(function* () {
      const { listen, run } = yield* Sql
      const first = yield* Effect.forkChild(Stream.runHead(listen("test_channel")))
      const notify = run("test.notify", (db) => sql`select pg_notify('test_channel', 'hello')`.execute(db))
      // When it begins to listen is not told: said again until it is heard.
      const again = Effect.forever(Effect.andThen(notify, Effect.sleep("20 millis")))
      const heard = yield* Effect.raceFirst(Fiber.join(first), again)
      assert.strictEqual(heard._tag === "Some" ? heard.value : "", "hello")
    })
  )

  it.effect("is up for its engine's kind", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* Engine).kind, "pglite")
      assert.deepStrictEqual(yield* migrate(), [])
    })
  )
})
