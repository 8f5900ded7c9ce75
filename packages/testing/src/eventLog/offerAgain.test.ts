import { assert, layer } from "@effect/vitest"
import { embeddedEventLog, offerAgain } from "@kruisverband/broker"
import { type EventKey, eventDigest, Sql, sqlLayer } from "@kruisverband/store"
import { Effect, Layer } from "effect"
import { testDatabase } from "../testDatabase.ts"
import { aggregate, during, effects, eventually, publish, publishRaw, TOPIC } from "./LogWorld.ts"

const world = embeddedEventLog.pipe(Layer.provideMerge(testDatabase()))

/** What a group has had is lost to it, as when its inbox comes from an older backup. */
const forget = (group: string, events: ReadonlyArray<EventKey>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test.forget", (db) =>
      db
        .deleteFrom("correlator.inbox")
        .where("group", "=", group)
        .where("event", "in", events.map(eventDigest))
        .execute()
    )
  ).pipe(Effect.provide(sqlLayer("correlator")))

const idsOf = (subject: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test.ids", (db) =>
      db
        .selectFrom("ingest.outbox")
        .select(["id", "seq", "body"])
        .where("subject", "=", subject)
        .orderBy("seq")
        .execute()
    )
  ).pipe(Effect.provide(sqlLayer("ingest")))

const keyIn = (row: { readonly body: string } | undefined): EventKey => JSON.parse(row?.body ?? "{}")

layer(world, { timeout: "60 seconds", excludeTestServices: true })("events that are offered again", (it) => {
  it.effect("take effect where the consumer had lost them, and nowhere else; twice is as once", () =>
    Effect.gen(function* () {
      const [mine, other] = [yield* aggregate("again-a"), yield* aggregate("again-b")]
      yield* publish([1, 2, 3].flatMap((revision) => [mine, other].map((one) => [one, revision] as const)))
      const group = "offered-again"
      const had = Effect.map(effects(group), (all) => all.filter((one) => one.startsWith(mine.signal)))
      yield* during(
        { group },
        Effect.gen(function* () {
          yield* eventually("all effects", effects(group), (seen) => seen.length === 6)
          const [first, second] = yield* idsOf(mine.signal)
          yield* forget(group, [keyIn(second)])

          const nothing = yield* offerAgain("correlator", [TOPIC], { key: other.covenant })
          assert.deepInclude(nothing[0], { group, topic: TOPIC, offered: 3, took: 0, known: 3 })
          const again = yield* offerAgain("correlator", [TOPIC], { key: mine.covenant })
          assert.deepInclude(again[0], { offered: 3, took: 1, known: 2, skipped: 0, parked: 0 })
          const twice = yield* offerAgain("correlator", [TOPIC], { subject: mine.signal })
          assert.deepInclude(twice[0], { offered: 3, took: 0, known: 3 })
          const later = yield* offerAgain("correlator", [TOPIC], { from: String(Number(first?.seq) + 1) })
          assert.deepInclude(later[0], { offered: 5, took: 0, known: 5 })
        })
      )
      assert.deepStrictEqual(
        yield* had,
        [1, 2, 3, 2].map((revision) => `${mine.signal}#${revision}`)
      )
      assert.deepStrictEqual(yield* offerAgain("correlator", [TOPIC], { from: "0" }), [])
    })
  )

  it.effect("are all offered, however many, and what cannot be read is set aside and counted", () =>
    Effect.gen(function* () {
      const one = yield* aggregate("again-many")
      const count = 1201
      yield* publish(Array.from({ length: count }, (_, index) => [one, index + 1] as const))
      const broken = yield* aggregate("again-broken")
      const group = "offered-many"
      yield* during(
        { group },
        Effect.gen(function* () {
          yield* eventually("all effects", effects(group), (seen) => seen.length >= count)
          const [told] = yield* offerAgain("correlator", [TOPIC], { key: one.covenant })
          assert.deepInclude(told, { offered: count, took: 0, known: count })
          yield* publishRaw({
            topic: TOPIC,
            type: "nl.kruisverband.signal.sharing-changed.v1",
            subject: broken.signal,
            partitionkey: broken.covenant,
            data: { nonsense: true }
          })
          yield* eventually("it is set aside", idsOf(broken.signal), (rows) => rows.length === 1)
          const [first] = yield* offerAgain("correlator", [TOPIC], { key: broken.covenant })
          // Read by the consumer itself before, or set aside now: once either way.
          assert.strictEqual((first?.parked ?? 0) + (first?.known ?? 0), 1)
          const [second] = yield* offerAgain("correlator", [TOPIC], { key: broken.covenant })
          assert.deepInclude(second, { offered: 1, took: 0, known: 1, parked: 0 })
        })
      )
    })
  )
})
