import { EventLog, embeddedEventLog } from "@kruisverband/broker"
import { rebuildCorrelator } from "@kruisverband/correlator"
import { countDue } from "@kruisverband/ingest"
import { engineLayer, startPlatform } from "@kruisverband/standalone"
import { Engine, migrate, OWNERS, sqlLayer } from "@kruisverband/store"
import { Clock, Effect, Layer } from "effect"
import { sql } from "kysely"
import { movableClock } from "./movableClock.ts"
import type { Lend } from "./runScenario.ts"

const ingest = sqlLayer("ingest")

/** Of 5 milliseconds each. */
const MOST_WAITS = 4000

interface Table {
  readonly name: string
  /** Its rows as the migrations left them, JSON. */
  readonly rows: string
}

/** Every table of every owner as the migrations left it, but those that say which migrations have run. */
const readTables = Effect.gen(function* () {
  const db = yield* (yield* Engine).migrator
  return yield* Effect.promise(async () => {
    const names = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in (${sql.join(OWNERS)}) and tablename not like '%migration%' order by 1`.execute(db)
    const tables: Array<Table> = []
    for (const { name } of names.rows) {
      const found = await sql<{ rows: string }>`
        select coalesce(json_agg(t), '[]')::text as rows from ${sql.raw(name)} t`.execute(db)
      tables.push({ name, rows: found.rows[0]?.rows ?? "[]" })
    }
    return tables
  })
}).pipe(Effect.scoped)

const putBack = (tables: ReadonlyArray<Table>) =>
  Effect.gen(function* () {
    const db = yield* (yield* Engine).migrator
    yield* Effect.promise(async () => {
      const all = sql.raw(tables.map((table) => table.name).join(", "))
      await sql`truncate ${all} restart identity cascade`.execute(db)
      for (const { name, rows } of tables) {
        const table = sql.raw(name)
        if (rows !== "[]")
          await sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${rows}::json)`.execute(
            db
          )
      }
    })
  }).pipe(Effect.scoped)

/** The event log with every delivery given twice. */
const twice = Layer.effect(
  EventLog,
  Effect.map(EventLog, (log) => ({
    ...log,
    consume: (subscription) =>
      log.consume({
        ...subscription,
        deliver: (batch) =>
          subscription.deliver({ ...batch, records: batch.records.flatMap((record) => [record, record]) })
      })
  }))
).pipe(Layer.provide(embeddedEventLog))

/** Settled, and nothing is left that a clock has ended: when the clock was put forward, its work has been done. */
const settledAndRetained = (settled: Effect.Effect<void>) =>
  Effect.gen(function* () {
    yield* settled
    for (let waits = 0; (yield* Effect.provide(countDue, ingest)) > 0; waits += 1) {
      if (waits === MOST_WAITS) return yield* Effect.die("what is over was not destroyed")
      yield* Effect.sleep("5 millis")
    }
    yield* settled
  })

/** Lends fresh platforms one after the other, over one database in memory that is put back in between. */
export const lendPlatform = Effect.gen(function* () {
  const engine = yield* Layer.build(engineLayer({ data: "memory", databaseUrl: undefined }))
  yield* Effect.provideContext(migrate(), engine)
  const tables = yield* Effect.provideContext(readTables, engine)
  const lend: Lend = (options, use) => {
    const { clock, set } = movableClock()
    set(options.clock)
    const log = (options.twice ? twice : embeddedEventLog).pipe(Layer.provideMerge(Layer.succeedContext(engine)))
    return Effect.gen(function* () {
      yield* putBack(tables)
      const platform = yield* startPlatform({ config: { port: 0, data: "memory" }, seed: options.seed })
      return yield* use({
        origin: platform.origin,
        credentials: platform.credentials,
        setClock: (millis) => Effect.sync(() => set(millis)),
        settled: Effect.provideContext(settledAndRetained(platform.settled), platform.services).pipe(Effect.orDie),
        rebuild: Effect.provideContext(rebuildCorrelator, platform.services).pipe(Effect.orDie)
      })
    }).pipe(Effect.scoped, Effect.provide(log), Effect.provideService(Clock.Clock, clock), Effect.orDie)
  }
  return lend
})
