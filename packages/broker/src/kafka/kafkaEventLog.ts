import type { Owner, Topic } from "@kruisverband/events"
import { Engine } from "@kruisverband/store"
import { Deferred, Effect, Layer, Schedule } from "effect"
import type { Admin } from "kafkajs"
import type { RelayState } from "../ConsumerStatus.ts"
import { EventLog } from "../EventLog.ts"
import { ensureTopics } from "./ensureTopics.ts"
import { kafkaCall } from "./KafkaError.ts"
import { type KafkaOptions, makeKafka } from "./KafkaOptions.ts"
import { groupIdOf, kafkaConsume } from "./kafkaConsumer.ts"
import { kafkaRelay, relayStatus } from "./kafkaRelay.ts"

const lagOf = async (admin: Admin, groupId: string, topics: ReadonlyArray<Topic>): Promise<number> => {
  const read = await admin.fetchOffsets({ groupId, topics: [...topics] })
  let lag = 0
  for (const { topic, partitions } of read) {
    const positions = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]))
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
      const position = positions.get(partition) ?? -1
      lag += Number(high) - Math.max(position, Number(low))
    }
  }
  return lag
}

const make = (options: KafkaOptions) =>
  Effect.gen(function* () {
    const engine = yield* Engine
    const kafka = makeKafka(options)
    const relays = new Map<Owner, RelayState>()
    const admin = yield* Effect.acquireRelease(
      Effect.sync(() => kafka.admin()),
      (made) => Effect.promise(() => made.disconnect().catch(() => undefined))
    )
    const reached = yield* Deferred.make<void>()
    yield* kafkaCall("admin.connect", () => admin.connect()).pipe(
      Effect.andThen(ensureTopics(admin, options)),
      Effect.tapError((error) => Effect.logWarning("Kafka cannot be reached", error.code)),
      Effect.retry(Schedule.spaced("1 second")),
      Effect.andThen(Deferred.succeed(reached, undefined)),
      Effect.forkScoped
    )
    const connected = Deferred.await(reached)

    return EventLog.of({
      consume: kafkaConsume(kafka, options, connected),
      relay: (owner) =>
        Effect.suspend(() => {
          const state: RelayState = { owner, state: "waiting", failure: undefined, published: 0 }
          relays.set(owner, state)
          return Effect.andThen(connected, kafkaRelay(engine, kafka, owner, state))
        }),
      lag: (owner, group, topics) =>
        connected.pipe(
          Effect.andThen(kafkaCall("admin.lag", () => lagOf(admin, groupIdOf(owner, group), topics))),
          Effect.timeout("5 seconds"),
          Effect.orElseSucceed(() => undefined)
        ),
      relays: Effect.suspend(() => Effect.forEach([...relays.values()], (state) => relayStatus(engine, state))),
      consumers: new Map()
    })
  })

/**
 * The event log in Apache Kafka 4. Starts also while the broker is away. No Kafka transactions: the inbox does what
 * they are for, and the client speaks their old, unsound protocol (docs/adr/0002).
 */
export const kafkaEventLog = (options: KafkaOptions): Layer.Layer<EventLog, never, Engine> =>
  Layer.effect(EventLog, make(options))
