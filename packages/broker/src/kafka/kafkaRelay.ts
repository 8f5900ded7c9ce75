import type { Owner } from "@kruisverband/events"
import {
  countUnpublished,
  type Engine,
  markPublished,
  type OutboxRow,
  outboxChannel,
  readUnpublished
} from "@kruisverband/store"
import { Clock, Effect, Option, Queue } from "effect"
import { type Kafka, Partitioners, type Producer, type TopicMessages } from "kafkajs"
import type { RelayState, RelayStatus } from "../ConsumerStatus.ts"
import { drained } from "../drained.ts"
import { inRequests } from "./inRequests.ts"
import { kafkaCall } from "./KafkaError.ts"
import { RETRY } from "./KafkaOptions.ts"

const BATCH = 500
const SAFETY = "10 seconds"
const SOON = "20 millis"
const headers = { "content-type": "application/cloudevents+json; charset=UTF-8" }

const byTopic = (rows: ReadonlyArray<OutboxRow>): Array<TopicMessages> => {
  const topics = new Map<string, TopicMessages>()
  for (const row of rows) {
    const known = topics.get(row.topic) ?? { topic: row.topic, messages: [] }
    known.messages.push({ key: row.partitionkey, value: row.body, headers })
    topics.set(row.topic, known)
  }
  return [...topics.values()]
}

const makeProducer = (kafka: Kafka) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      kafka.producer({
        idempotent: true,
        maxInFlightRequests: 1,
        allowAutoTopicCreation: false,
        createPartitioner: Partitioners.DefaultPartitioner,
        retry: RETRY
      })
    ),
    (producer) => Effect.promise(() => producer.disconnect().catch(() => undefined))
  ).pipe(Effect.tap((producer) => kafkaCall("relay.connect", () => producer.connect())))

/** One page of the outbox, acknowledged by all in-sync brokers and then marked; says when to look again. */
const turn = (engine: Engine["Service"], owner: Owner, producer: Producer, state: RelayState) =>
  Effect.gen(function* () {
    const { rows, waiting } = yield* readUnpublished(engine, owner, BATCH)
    // One after the other: order per key is the order of the outbox.
    for (const part of inRequests(rows)) {
      yield* kafkaCall("relay.send", () => producer.sendBatch({ acks: -1, topicMessages: byTopic(part) }))
      const seqs = part.map((row) => row.seq)
      yield* markPublished(engine, owner, seqs, new Date(yield* Clock.currentTimeMillis))
      state.published += part.length
    }
    if (state.state !== "running" || state.failure !== undefined) {
      state.state = "running"
      state.failure = undefined
    }
    return rows.length + (waiting ? 1 : 0) >= BATCH ? "now" : waiting ? "soon" : "none"
  })

/**
 * One producer's life. It ends at the first error: a producer that lost its place in the idempotent sequence never
 * finds it again, and what it may have sent twice, the inboxes know.
 */
const session = (engine: Engine["Service"], kafka: Kafka, owner: Owner, state: RelayState) =>
  Effect.scoped(
    Effect.gen(function* () {
      const wakeUps = yield* Queue.sliding<string>(1)
      yield* engine.onNotify(outboxChannel(owner), (payload) => {
        Queue.offerUnsafe(wakeUps, payload)
      })
      state.state = "waiting"
      // Two relays would each keep the order, and together would not.
      const { lost } = yield* engine.exclusive(`relay:${owner}`)
      const producer = yield* makeProducer(kafka)
      const work = Effect.forever(
        Effect.gen(function* () {
          const wait = yield* drained(turn(engine, owner, producer, state))
          if (wait === "soon") yield* Effect.timeoutOption(Queue.take(wakeUps), SOON)
          if (wait === "none") yield* Effect.timeoutOption(Queue.take(wakeUps), SAFETY)
        })
      )
      return yield* Effect.raceFirst(work, lost)
    })
  )

/** Brings an owner's outbox to Kafka, in order, for ever. */
export const kafkaRelay = (
  engine: Engine["Service"],
  kafka: Kafka,
  owner: Owner,
  state: RelayState
): Effect.Effect<never> =>
  session(engine, kafka, owner, state).pipe(
    Effect.catch((error) =>
      Effect.gen(function* () {
        if (state.failure !== error.code) yield* Effect.logWarning("relay starts again", { owner, code: error.code })
        state.state = "retrying"
        state.failure = error.code
      })
    ),
    Effect.andThen(Effect.sleep("1 second")),
    Effect.forever,
    Effect.ensuring(
      Effect.sync(() => {
        state.state = "stopped"
      })
    )
  )

export const relayStatus = (engine: Engine["Service"], state: RelayState): Effect.Effect<RelayStatus> =>
  Effect.map(Effect.option(countUnpublished(engine, state.owner)), (unpublished) => {
    const { failure, ...rest } = state
    return {
      ...rest,
      ...(failure === undefined ? {} : { failure }),
      unpublished: Option.getOrUndefined(unpublished)
    }
  })
