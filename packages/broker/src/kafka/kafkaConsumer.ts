import type { Topic } from "@kruisverband/events"
import { Topic as TopicSchema } from "@kruisverband/events"
import type { Sql } from "@kruisverband/store"
import { Clock, type Context, Effect, Exit, Schema } from "effect"
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from "kafkajs"
import type { Subscription } from "../EventLog.ts"
import type { LogRecord } from "../LogRecord.ts"
import { degraded } from "../persistently.ts"
import { codeOf, type KafkaError, kafkaCall } from "./KafkaError.ts"
import { type KafkaOptions, RETRY } from "./KafkaOptions.ts"

/** Most events in one batch, and so in one transaction. */
const CHUNK = 500
/** How soon the group notices that a member died without a word. Kafka's own lower limit is 6 s. */
const SESSION_MS = 10_000
const HEARTBEAT_MS = 2_000
const SILENCE_MS = 60_000
const STOP = "12 seconds"

export const groupIdOf = (owner: string, group: string): string => `kruisverband.${owner}.${group}`

const isTopic = Schema.is(TopicSchema)

const headersOf = (message: KafkaMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(message.headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.map(String).join() : value.toString("utf8")]]
    )
  )

const recordOf = (topic: Topic, partition: number, message: KafkaMessage): LogRecord => ({
  topic,
  place: `${partition}:${message.offset}`,
  headers: headersOf(message),
  ...(message.key === null ? {} : { key: message.key.toString("utf8") }),
  ...(message.value === null ? {} : { value: message.value })
})

/** What one consumer's life shares between its batches and its watchdog. */
interface Life {
  readonly stopping: AbortController
  lastRead: number
  busy: number
}

/**
 * Delivers a partition's batch in chunks. Kafka hears that we live while we work, so that a long outage does not cost us
 * the partition; the offset moves after the effect, and only then.
 */
const eachBatch =
  <R>(subscription: Subscription<R>, services: Context.Context<R | Sql>, life: Life, clock: Clock.Clock) =>
  async (payload: EachBatchPayload): Promise<void> => {
    const { batch, heartbeat, resolveOffset, commitOffsetsIfNecessary, uncommittedOffsets } = payload
    const { topic } = batch
    if (!isTopic(topic)) return
    const run = Effect.runPromiseExitWith(services)
    for (let from = 0; from < batch.messages.length; from += CHUNK) {
      if (!payload.isRunning() || payload.isStale() || life.stopping.signal.aborted) return
      const messages = batch.messages.slice(from, from + CHUNK)
      const records = messages.map((message) => recordOf(topic, batch.partition, message))
      const lost = new AbortController()
      let reason: unknown
      const beat = setInterval(() => {
        heartbeat().catch((cause: unknown) => {
          reason = cause
          lost.abort()
        })
      }, HEARTBEAT_MS)
      life.busy += 1
      const exit = await run(subscription.deliver({ records, checkpoint: Effect.void }), {
        signal: AbortSignal.any([life.stopping.signal, lost.signal])
      })
      clearInterval(beat)
      life.busy -= 1
      life.lastRead = clock.currentTimeMillisUnsafe()
      if (Exit.isSuccess(exit)) {
        const last = messages.at(-1)
        if (last !== undefined) resolveOffset(last.offset)
        await commitOffsetsIfNecessary(uncommittedOffsets())
      }
      // The partition is another's now; the library knows what to do with its own error.
      if (lost.signal.aborted) throw reason
      if (Exit.isFailure(exit)) {
        if (life.stopping.signal.aborted) return
        throw new Error("delivery failed")
      }
      await heartbeat()
    }
  }

const makeConsumer = (kafka: Kafka, groupId: string): Consumer =>
  kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: SESSION_MS,
    rebalanceTimeout: 2 * SESSION_MS,
    heartbeatInterval: HEARTBEAT_MS,
    maxWaitTimeInMs: 500,
    maxBytesPerPartition: 1_048_576,
    // It crashes to us, not to itself: a crashed consumer is made anew.
    retry: { ...RETRY, retries: 10, restartOnFailure: async () => false }
  })

/** Ends, with a code, when the consumer does. */
const untilDead = (consumer: Consumer, life: Life, clock: Clock.Clock, silenceMs: number): Promise<string> =>
  new Promise((resolve) => {
    const { CRASH, FETCH, GROUP_JOIN, HEARTBEAT } = consumer.events
    let idle = false
    const alive = () => {
      life.lastRead = clock.currentTimeMillisUnsafe()
    }
    consumer.on(FETCH, alive)
    consumer.on(GROUP_JOIN, ({ payload }) => {
      // With more instances than partitions there may be nothing to fetch.
      idle = Object.keys(payload.memberAssignment).length === 0
      alive()
    })
    consumer.on(HEARTBEAT, () => {
      if (idle) alive()
    })
    const watchdog = setInterval(
      () => {
        if (life.busy === 0 && clock.currentTimeMillisUnsafe() - life.lastRead > silenceMs) resolve("silence")
      },
      Math.min(5_000, silenceMs / 2)
    )
    life.stopping.signal.addEventListener("abort", () => clearInterval(watchdog))
    consumer.on(CRASH, ({ payload }) => resolve(codeOf(payload.error)))
  })

const session = <R>(
  kafka: Kafka,
  options: KafkaOptions,
  subscription: Subscription<R>
): Effect.Effect<string, KafkaError, R | Sql> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { owner, group, topics, state } = subscription
      const services = yield* Effect.context<R | Sql>()
      const clock = yield* Clock.Clock
      const life: Life = { stopping: new AbortController(), lastRead: clock.currentTimeMillisUnsafe(), busy: 0 }
      const consumer = yield* Effect.acquireRelease(
        Effect.sync(() => makeConsumer(kafka, groupIdOf(owner, group))),
        (made) =>
          Effect.gen(function* () {
            // What is being delivered is asked to stop, which lets its transaction end; then the group is left.
            life.stopping.abort()
            yield* Effect.timeoutOption(
              Effect.promise(() => made.stop().catch(() => undefined)),
              STOP
            )
            yield* Effect.timeoutOption(
              Effect.promise(() => made.disconnect().catch(() => undefined)),
              "2 seconds"
            )
          })
      )
      const dead = untilDead(consumer, life, clock, options.silenceMs ?? SILENCE_MS)
      consumer.on(consumer.events.FETCH, () => {
        state.lastReadAt = clock.currentTimeMillisUnsafe()
        if (state.state === "starting") state.state = "running"
      })
      yield* kafkaCall("consumer.connect", () => consumer.connect())
      yield* kafkaCall("consumer.subscribe", () => consumer.subscribe({ topics: [...topics], fromBeginning: true }))
      yield* kafkaCall("consumer.run", () =>
        consumer.run({ eachBatchAutoResolve: false, eachBatch: eachBatch(subscription, services, life, clock) })
      )
      return yield* Effect.promise(() => dead)
    })
  )

/** Reads for a group, for ever: a consumer that crashed or fell silent is replaced by a new one. */
export const kafkaConsume =
  (kafka: Kafka, options: KafkaOptions, ready: Effect.Effect<void>) =>
  <R>(subscription: Subscription<R>): Effect.Effect<never, never, R | Sql> =>
    ready.pipe(
      Effect.andThen(session(kafka, options, subscription)),
      Effect.catch((error) => Effect.succeed(error.code)),
      Effect.flatMap((code) => degraded(subscription.state, code)),
      Effect.andThen(Effect.sleep("1 second")),
      Effect.tap(() =>
        Effect.sync(() => {
          subscription.state.state = "starting"
        })
      ),
      Effect.forever
    )
