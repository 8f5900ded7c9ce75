import { assert, layer } from "@effect/vitest"
import { EventLog, embeddedEventLog } from "@kruisverband/broker"
import { type Owner, TOPICS, topicOf } from "@kruisverband/events"
import { Outbox, Sql, sqlLayer } from "@kruisverband/store"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { correlate, GROUP, TOPICS_READ } from "./correlate.ts"
import { dumpStateBy } from "./dumpState.ts"
import { rebuildCorrelator } from "./rebuildCorrelator.ts"
import { Encodings } from "./signals/Encodings.ts"
import { query } from "./store/query.ts"
import { beginRebuild, endRebuild } from "./store/rebuilding.ts"
import { sweepAll } from "./sweep.ts"
import { at, dump, encodingsOf, engine, type Kept, links, NOW, reset, tell, wordsSaid } from "./testing/harness.ts"
import { generate, reorder } from "./testing/histories.ts"
import { type Told, World } from "./testing/world.ts"
import { weighAfresh } from "./weighAfresh.ts"

const stores = {
  ingest: sqlLayer("ingest").pipe(Layer.provide(engine)),
  casework: sqlLayer("casework").pipe(Layer.provide(engine)),
  correlator: sqlLayer("correlator").pipe(Layer.provide(engine))
} satisfies Readonly<Record<Owner, unknown>>
const live = Layer.mergeAll(stores.correlator, embeddedEventLog.pipe(Layer.provide(engine)))

/** Appends to the log as ingest and casework do, in one transaction each. */
const append = Effect.fn("test.append")(function* (batch: ReadonlyArray<Told>) {
  for (const { subject, event } of batch) {
    const topic = topicOf(event.type)
    if (topic === undefined) continue
    const entry = Outbox.append([{ event, subject, partitionkey: "c1" }])
    const write = Effect.flatMap(Sql, ({ transaction }) => transaction(entry))
    yield* Effect.provide(write, stores[TOPICS[topic]])
  }
})

/** Reads the log until it has been read to its end, while `during` runs. */
const readAll = (world: Kept, during: Effect.Effect<void, unknown> = Effect.void) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    const settled = Effect.gen(function* () {
      yield* during
      while ((yield* log.lag("correlator", GROUP, TOPICS_READ)) !== 0) yield* Effect.sleep("20 millis")
    })
    yield* Effect.raceFirst(correlate, settled)
    yield* sweepAll
  }).pipe(Effect.provideService(Encodings, encodingsOf(world)), at(NOW))

const forgetLog = Effect.forEach(["ingest", "casework"] as const, (owner) =>
  Effect.provide(query("test.forget", sql`delete from ${sql.id(owner, "outbox")}`), stores[owner])
)

layer(live, { timeout: "120 seconds", excludeTestServices: true })("the consumer on the log", (it) => {
  it.effect(
    "gives what the handler gives, and a rebuild gives the same rows and tells nothing new",
    () =>
      Effect.gen(function* () {
        let proposed = 0
        for (const seed of [11, 12, 13]) {
          const history = generate(seed, 20)
          yield* forgetLog
          yield* reset
          const batches = reorder(history, seed)
          yield* readAll(history.world, Effect.forEach(batches, append))
          const first = yield* dump
          const told = yield* wordsSaid
          const standing = yield* links
          assert.strictEqual(first.waiting, 0)
          assert.strictEqual(first.tables.signal?.rows, 20)
          proposed += told
          yield* rebuildCorrelator.pipe(Effect.provideService(Encodings, encodingsOf(history.world)), at(NOW))
          const second = yield* dump
          assert.deepStrictEqual(second.tables, first.tables)
          assert.strictEqual(second.hash, first.hash)
          assert.deepStrictEqual(yield* links, standing)
          assert.strictEqual(yield* wordsSaid, told)
          // The consumer goes on where it was: what the rebuild heard is not heard again.
          yield* readAll(history.world)
          assert.strictEqual((yield* dump).hash, first.hash)
        }
        assert.isAbove(proposed, 0)
      }),
    240_000
  )
})

layer(live, { timeout: "120 seconds", excludeTestServices: true })("a rebuild before encodings are renewed", (it) => {
  it.effect("keeps the links as they stand, and the renewal then finds them as they were", () =>
    Effect.gen(function* () {
      const world = new World()
      const subjects = [{ givenNames: "Kees", familyName: "Wagenaar", birthDate: "2007-02-03" }]
      yield* forgetLog
      yield* reset
      const posts = [world.post(1, { by: "school", subjects }), world.post(2, { by: "welfare", subjects })]
      yield* readAll(world, append([world.covenant({}), ...posts]))
      const [before, standing, told] = [yield* dump, yield* links, yield* wordsSaid]
      assert.lengthOf(standing, 1)
      for (const number of [1, 2]) world.age(number)
      yield* rebuildCorrelator.pipe(Effect.provideService(Encodings, encodingsOf(world)), at(NOW))
      assert.deepStrictEqual(yield* links, standing)
      const anew = [world.anew(1, { by: "school", subjects }), world.anew(2, { by: "welfare", subjects })]
      yield* readAll(world, append([...anew, world.renewed()]))
      assert.deepStrictEqual((yield* dump).tables, before.tables)
      assert.strictEqual(yield* wordsSaid, told)
      // Of what nobody can encode anew, what was told of it goes on counting.
      world.age(2)
      yield* rebuildCorrelator.pipe(Effect.provideService(Encodings, encodingsOf(world)), at(NOW))
      assert.deepStrictEqual(yield* links, standing)
      assert.strictEqual(yield* wordsSaid, told)
    })
  )
})

/** Tables that a backup leaves out, by their keys of another database: what is left when one was restored. */
const asRestored = Effect.gen(function* () {
  const rows = yield* query(
    "test.tables",
    sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'correlator'
      and table_name not in ('ambiguity', 'link', 'outbox', 'inbox', 'parked', 'parted', 'pause', 'consumer_offset', 'migration')`
  )
  for (const { name } of rows) yield* query("test.lose", sql`delete from ${sql.id("correlator", name)}`)
  yield* query("test.keys", sql`update correlator.ambiguity set covenant = 77, signals = '{901, 902}'`)
  yield* query("test.keys", sql`update correlator.link set covenant = 77`)
})

layer(live, { timeout: "120 seconds", excludeTestServices: true })("a restored correlator", (it) => {
  it.effect("knows which signals it told of as fitting two, and tells nothing anew", () =>
    Effect.gen(function* () {
      const world = new World()
      const home = { address: { postcode: "9901 AB", houseNumber: 12 } }
      const name = { givenNames: "Kees", familyName: "Wagenaar", ...home }
      yield* forgetLog
      yield* reset
      const batch = [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [{ ...name, birthDate: "2007-02-03" }] }),
        world.post(2, { by: "welfare", subjects: [{ ...name, birthDate: "1975-08-19" }] }),
        world.post(3, { by: "police", subjects: [name] })
      ]
      yield* readAll(world, append(batch))
      const before = yield* dump
      assert.strictEqual(before.tables.ambiguity?.rows, 1)
      const told = yield* wordsSaid
      yield* asRestored
      yield* rebuildCorrelator.pipe(Effect.provideService(Encodings, encodingsOf(world)), at(NOW))
      assert.deepStrictEqual((yield* dump).tables, before.tables)
      assert.strictEqual(yield* wordsSaid, told)
      // It still ends when its ground is gone, which it could not if it were not known.
      yield* readAll(world, append([world.withdraw(2)]))
      assert.strictEqual((yield* dump).tables.ambiguity?.rows, 0)
      // Its end, and the link of the two that are left.
      assert.strictEqual(yield* wordsSaid, told + 2)
    })
  )
})

layer(live, { timeout: "120 seconds", excludeTestServices: true })("the state of the index", (it) => {
  it.effect("is made again from the records where it is gone, and nothing new is told", () =>
    Effect.gen(function* () {
      const history = generate(21, 24)
      yield* reset
      yield* tell(history.world, ...reorder(history, 21))
      const before = yield* dump
      const told = yield* wordsSaid
      for (const table of ["token", "crowd", "follow", "edge"]) {
        yield* query("test.lose", sql`delete from correlator.${sql.raw(table)}`)
      }
      yield* query("test.forget", sql`update correlator.covenant set hub_limit = null`)
      yield* query(
        "test.mark",
        sql`insert into correlator.dirty (covenant, signal, reindex)
          select covenant, key, true from correlator.signal where state = 'active'`
      )
      yield* tell(history.world)
      const after = yield* dump
      assert.isAbove(after.tables.edge?.rows ?? 0, 0)
      assert.deepStrictEqual(after.tables, before.tables)
      assert.strictEqual(yield* wordsSaid, told)
    })
  )

  it.effect("has the same digest in pages of any size", () =>
    Effect.gen(function* () {
      const history = generate(22, 24)
      yield* reset
      yield* tell(history.world, ...reorder(history, 22))
      const { tables } = yield* dump
      assert.isAbove(tables.token?.rows ?? 0, 50)
      for (const size of [1, 2, 7, 1000]) assert.deepStrictEqual((yield* dumpStateBy(size)).tables, tables, `${size}`)
    })
  )

  it.effect("holds what comes while a rebuild weighs, as if it had come before", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      const subjects = [{ givenNames: "Noor", familyName: "Terpstra", birthDate: "2006-05-04", phones: ["0612345678"] }]
      const told = (world: World): ReadonlyArray<Told> => [
        world.covenant({}),
        world.post(1, { by: "school", subjects }),
        world.post(2, { by: "welfare", subjects }),
        world.post(3, { by: "police", subjects })
      ]
      yield* reset
      const world = new World()
      const events = told(world)
      yield* tell(world, events.slice(0, 3))
      yield* transaction(beginRebuild("replay"))
      yield* tell(world, events.slice(0, 3))
      yield* weighAfresh
      yield* tell(world, events.slice(3))
      yield* transaction(endRebuild("replay", GROUP))
      yield* tell(world)
      const { tables } = yield* dump
      yield* reset
      const anew = new World()
      yield* tell(anew, told(anew))
      assert.deepStrictEqual(tables, (yield* dump).tables)
    }).pipe(at(NOW))
  )
})
