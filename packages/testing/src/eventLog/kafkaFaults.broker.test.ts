import { assert, layer } from "@effect/vitest"
import { kafkaEventLog, relay, relayStatuses } from "@kruisverband/broker"
import { Clock, Effect, Fiber, Layer } from "effect"
import { describe } from "vitest"
import { requireEngine } from "../engines/engines.ts"
import { TestKafka, TestPostgres, testKafka, testPostgres, testPostgresEngine } from "./engineLayers.ts"
import { aggregate, during, effects, eventually, publish } from "./LogWorld.ts"

const postgresql = await requireEngine("postgresql")
const kafka = await requireEngine("kafka")

const logLayer = Effect.map(TestKafka, ({ bootstrap }) => kafkaEventLog({ brokers: bootstrap, partitions: 3 }))
const live = Layer.unwrap(logLayer).pipe(
  Layer.provideMerge(testPostgresEngine),
  Layer.provideMerge([testKafka, testPostgres])
)
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe.skipIf(!postgresql.found || !kafka.found)("with Kafka and PostgreSQL", () => {
  layer(live, { timeout: "120 seconds", excludeTestServices: true })("the Kafka log under faults", (it) => {
    it.effect(
      "loses and doubles nothing when the broker is killed, and goes on by itself at its return",
      () =>
        Effect.gen(function* () {
          const { brokers } = yield* TestKafka
          const [broker] = brokers
          if (broker === undefined) return assert.fail("no broker")
          const own = yield* aggregate("broker-kill")
          const bringing = yield* Effect.forkDetach(relay("ingest"))
          yield* during(
            { group: "broker-kill" },
            Effect.gen(function* () {
              yield* publish(numbers(1, 100).map((revision) => [own, revision] as const))
              yield* eventually("before the kill", effects("broker-kill"), (seen) => seen.length >= 100)
              yield* Effect.promise(() => broker.kill("SIGKILL"))
              // Posting goes on: the outbox grows.
              for (const revision of numbers(101, 200)) yield* publish([[own, revision]])
              yield* Effect.sleep("4 seconds")
              yield* Effect.promise(() => broker.restart())
              const back = yield* Clock.currentTimeMillis
              yield* eventually("after the return", effects("broker-kill"), (seen) => seen.length >= 200)
              const gap = (yield* Clock.currentTimeMillis) - back
              yield* Effect.logInfo("all events had their effect so many ms after the broker's return", gap)
            })
          )
          yield* Fiber.interrupt(bringing)
          assert.deepStrictEqual(
            yield* effects("broker-kill"),
            numbers(1, 200).map((revision) => `${own.signal}#${revision}`)
          )
        }),
      120_000
    )

    it.effect(
      "loses and doubles nothing when the database restarts under relay and consumer",
      () =>
        Effect.gen(function* () {
          const postgres = yield* TestPostgres
          const own = yield* aggregate("database-restart")
          const bringing = yield* Effect.forkDetach(relay("ingest"))
          yield* during(
            { group: "database-restart" },
            Effect.gen(function* () {
              for (const revision of numbers(1, 50)) yield* publish([[own, revision]])
              yield* Effect.promise(() => postgres.stop("immediate"))
              yield* Effect.sleep("1 second")
              yield* Effect.promise(() => postgres.restart())
              yield* eventually("posting again", Effect.result(publish([[own, 51]])), (r) => r._tag === "Success")
              yield* eventually("all effects", effects("database-restart"), (seen) => {
                const mine = seen.filter((one) => one.startsWith(own.signal))
                return mine.length >= 51
              })
            })
          )
          yield* Fiber.interrupt(bringing)
          assert.deepStrictEqual(
            (yield* effects("database-restart")).filter((one) => one.startsWith(own.signal)),
            numbers(1, 51).map((revision) => `${own.signal}#${revision}`)
          )
        }),
      120_000
    )

    it.effect(
      "has one relay at a time per outbox, and another that takes over",
      () =>
        Effect.gen(function* () {
          const second = yield* Layer.build(Layer.unwrap(logLayer))
          const own = yield* aggregate("two-relays")
          const one = yield* Effect.forkDetach(relay("ingest"))
          const states = Effect.gen(function* () {
            const first = yield* relayStatuses("ingest")
            const other = yield* relayStatuses("ingest").pipe(Effect.provide(second))
            return [first.at(0)?.state, other.at(0)?.state]
          })
          yield* eventually("the first runs", states, ([first]) => first === "running")
          const two = yield* Effect.forkDetach(relay("ingest").pipe(Effect.provide(second)))
          yield* eventually("the second waits", states, ([, second]) => second === "waiting")
          yield* Effect.sleep("500 millis")
          assert.deepStrictEqual(yield* states, ["running", "waiting"])
          yield* Fiber.interrupt(one)
          yield* publish([[own, 1]])
          yield* during(
            { group: "two-relays" },
            eventually("effect", effects("two-relays"), (seen) => seen.includes(`${own.signal}#1`))
          )
          assert.deepStrictEqual(yield* states, ["stopped", "running"])
          yield* Fiber.interrupt(two)
        }).pipe(Effect.scoped),
      120_000
    )
  })
})
