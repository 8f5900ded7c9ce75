import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import {
  decodePosition,
  Engine,
  encodePosition,
  migrate,
  PgliteEngine,
  readTopic,
  Sql,
  START,
  sqlLayer
} from "../index.ts"

const live = sqlLayer("ingest").pipe(
  Layer.provideMerge(Layer.effectDiscard(migrate())),
  Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" }))
)
const TOPIC = "kruisverband.signals.v1"

/** Rows as transactions would have left them: `xid` and, by the order here, `seq`. */
const write = (rows: ReadonlyArray<readonly [xid: number, subject: string]>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test.write", async (db) => {
      await sql`delete from ingest.outbox`.execute(db)
      for (const [xid, subject] of rows) {
        await sql`insert into ingest.outbox (id, xid, topic, partitionkey, subject, body, created_at)
          values (gen_random_uuid(), ${String(xid)}::xid8, ${TOPIC}, 'k', ${subject}, ${JSON.stringify({ subject })}, now())`.execute(
          db
        )
      }
    })
  )

const readAll = (limit: number) =>
  Effect.gen(function* () {
    const engine = yield* Engine
    const seen: Array<string> = []
    let position = START
    for (let turn = 0; turn < 100; turn += 1) {
      // As a consumer keeps it, between two readings.
      const page = yield* readTopic(engine, TOPIC, decodePosition(encodePosition(position)), limit)
      seen.push(...page.rows.map((row) => String(JSON.parse(row.body).subject)))
      position = page.next
      if (page.more === "none") return seen
    }
    return seen
  })

layer(live, { timeout: "60 seconds", excludeTestServices: true })("readTopic", (it) => {
  it.effect("reads every row once, whatever the size of the page", () =>
    Effect.gen(function* () {
      const subjects = Array.from({ length: 23 }, (_, i) => `s${i}`)
      yield* write(subjects.map((subject, i) => [10 + (i % 3), subject] as const))
      for (const limit of [1, 2, 5, 23, 100]) assert.deepStrictEqual(yield* readAll(limit), subjects)
    })
  )

  it.effect("puts the effect behind its cause, also when the later transaction began first", () =>
    Effect.gen(function* () {
      // Transaction 9 began before 10, waited for its row lock, and wrote after it.
      yield* write([
        [10, "cause"],
        [9, "effect"]
      ])
      assert.deepStrictEqual(yield* readAll(100), ["cause", "effect"])
    })
  )

  it.effect("does not pass over a row that becomes visible behind one that was read", () =>
    Effect.gen(function* () {
      const engine = yield* Engine
      yield* write([[10, "first"]])
      const page = yield* readTopic(engine, TOPIC, START, 100)
      const high = String(2n ** 40n)
      // An unfinished transaction, as far as the reader can tell, and one with a lower place in the outbox.
      yield* Effect.flatMap(Sql, ({ run }) =>
        run("test.late", (db) =>
          sql`insert into ingest.outbox (seq, id, xid, topic, partitionkey, subject, body, created_at)
            values (0, gen_random_uuid(), ${high}::xid8, ${TOPIC}, 'k', 'late', '{"subject":"late"}', now())`.execute(
            db
          )
        )
      )
      const waiting = yield* readTopic(engine, TOPIC, page.next, 100)
      assert.deepStrictEqual([waiting.rows.length, waiting.more], [0, "soon"])
      // It ends: its number is one of the past.
      yield* Effect.flatMap(Sql, ({ run }) =>
        run("test.end", (db) =>
          sql`update ingest.outbox set xid = ${waiting.next.from}::xid8 where subject = 'late'`.execute(db)
        )
      )
      const after = yield* readTopic(engine, TOPIC, waiting.next, 100)
      assert.strictEqual(after.rows.length, 1)
    })
  )

  it.effect("completes the event with its place, in twenty digits", () =>
    Effect.gen(function* () {
      const engine = yield* Engine
      yield* write([[10, "one"]])
      const [row] = (yield* readTopic(engine, TOPIC, START, 1)).rows
      const { sequence, subject } = JSON.parse(row?.body ?? "{}")
      assert.strictEqual(subject, "one")
      assert.match(sequence, /^\d{20}$/u)
      assert.strictEqual(BigInt(sequence), BigInt(row?.seq ?? 0))
    })
  )
})
