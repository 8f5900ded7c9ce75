import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { type Kysely, sql } from "kysely"
import {
  Engine,
  type EventKey,
  eventDigest,
  Inbox,
  keyOf,
  migrate,
  PgliteEngine,
  Sql,
  sqlLayer,
  type Tables
} from "../index.ts"
import { inboxDigestMigration } from "./inboxDigestMigration.ts"
import { messagingMigration } from "./messagingMigration.ts"

const OURS = "urn:nld:oin:00000000000000000000:systeem:kruisverband-ingest"
const KEYS: ReadonlyArray<EventKey> = [
  { source: OURS, id: "0191e0d3-0000-7000-8000-000000000001" },
  { source: OURS, id: "0191e0d3-0000-7000-8000-000000000002" },
  { source: "urn:elsewhere", id: "0191e0d3-0000-7000-8000-000000000001" },
  { source: "urn:elsewhere", id: "order 12, ’s-Gravenhage" },
  { source: "", id: "0191E0D3-0000-7000-8000-000000000001" }
]

describe("an event's digest", () => {
  it("is another for another source or id, and begins with the moment of a UUID", () => {
    const digests = KEYS.map(eventDigest)
    assert.strictEqual(new Set(digests).size, KEYS.length)
    for (const digest of digests) assert.match(digest, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u)
    assert.deepStrictEqual(
      digests.map((digest) => digest.startsWith("0191e0d3-0000-")),
      [true, true, true, false, false]
    )
  })
})

const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))
const live = sqlLayer("ingest").pipe(Layer.provideMerge(engine))

layer(live, { timeout: "60 seconds" })("the inbox", (it) => {
  it.effect("knows for each group which events it has had, and enters each once", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      const [first, second, ...others] = KEYS
      if (first === undefined || second === undefined) return yield* Effect.die("no keys")
      assert.strictEqual(yield* transaction(Inbox.enter("readers", [first, second, first])), 2)
      assert.strictEqual(yield* transaction(Inbox.enter("readers", KEYS)), others.length)
      assert.deepStrictEqual(yield* Inbox.seen("readers", KEYS), new Set(KEYS.map(keyOf)))
      assert.deepStrictEqual(yield* Inbox.seen("others", KEYS), new Set())
      assert.strictEqual(yield* transaction(Inbox.enter("others", [second])), 1)
      assert.deepStrictEqual(yield* Inbox.seen("others", KEYS), new Set([keyOf(second)]))
      assert.deepStrictEqual(yield* Inbox.seen("readers", []), new Set())
    })
  )

  it.effect("knows after the migration what it knew before, which was kept as text", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const db = yield* (yield* Engine).migrator
        yield* Effect.promise(() => asBefore(db))
        assert.deepStrictEqual(yield* Inbox.seen("readers", KEYS), new Set(KEYS.slice(1).map(keyOf)))
      })
    )
  )
})

/** Schema `ingest` with an inbox of the first version, which had all but one of the events, brought up to date. */
const asBefore = async (db: Kysely<Tables>) => {
  const run = (text: string) => sql.raw(text).execute(db)
  await run("drop table ingest.outbox, ingest.inbox, ingest.parked, ingest.consumer_offset")
  await messagingMigration("ingest").up(db)
  for (const { source, id } of KEYS.slice(1))
    await sql`insert into ingest.inbox ("group", source, id, received_at) values ('readers', ${source}, ${id}, now())`.execute(
      db
    )
  await inboxDigestMigration("ingest").up(db)
}
