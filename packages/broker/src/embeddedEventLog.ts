import { TOPICS, type Topic } from "@kruisverband/events"
import {
  countAfter,
  Engine,
  Offsets,
  outboxChannel,
  type Position,
  readTopic,
  type Sql,
  START,
  type StoreError,
  sqlLayer
} from "@kruisverband/store"
import { Clock, Effect, Layer, Option, Queue, Schedule } from "effect"
import { type Batch, EventLog, Fenced, type Subscription } from "./EventLog.ts"

/** Most events in one batch, and so in one transaction. */
const BATCH = 500
/** After a wake-up more is usually on its way: a little later it comes in one batch, at a fraction of the cost each. */
const LINGER = "20 millis"
/** Rows wait for an older transaction: how soon to look again. */
const SOON = "20 millis"
/** NOTIFY wakes the reader; this is for the one that got lost. */
const SAFETY = "10 seconds"

const again = Schedule.spaced("1 second")

const untilReached = <A, R>(effect: Effect.Effect<A, StoreError, R>): Effect.Effect<A, never, R> =>
  effect.pipe(
    Effect.tapError((error) => Effect.logWarning("event log cannot be read", error.code)),
    Effect.retry(again),
    Effect.orDie
  )

const checkpoint = (group: string, topic: Topic, before: Position, after: Position): Batch["checkpoint"] =>
  Effect.flatMap(Offsets.advance(group, topic, before, after), (moved) =>
    moved ? Effect.void : Effect.fail(new Fenced({ group }))
  )

/** Reads some of the topics and delivers once; says when to look again at those that have more. */
const turn = Effect.fnUntraced(function* <R>(
  engine: Engine["Service"],
  subscription: Subscription<R>,
  topics: ReadonlyArray<Topic>
) {
  const { group, state, deliver } = subscription
  const unread = new Set<Topic>()
  const limit = Math.max(1, Math.floor(BATCH / topics.length))
  let wait: "now" | "soon" | "none" = "none"
  const positions = yield* untilReached(Offsets.read(group, topics))
  for (const topic of topics) {
    const before = positions.get(topic) ?? START
    const page = yield* untilReached(readTopic(engine, topic, before, limit))
    state.lastReadAt = yield* Clock.currentTimeMillis
    if (state.state === "starting") state.state = "running"
    if (page.more !== "none") unread.add(topic)
    if (page.more === "now" || (page.more === "soon" && wait === "none")) wait = page.more
    if (page.rows.length > 0) {
      const records = page.rows.map((row) => ({ topic, place: row.seq, value: row.body }))
      yield* deliver({ records, checkpoint: checkpoint(group, topic, before, page.next) })
    } else if (before.window !== undefined) {
      // The window is empty to its end: the next one must be opened, or this one would be read for ever.
      yield* untilReached(Effect.ignore(checkpoint(group, topic, before, page.next)))
    }
  }
  return { wait, unread }
})

/** The topics that a NOTIFY speaks of; all of them when it names none. */
const spokenOf = (payloads: ReadonlyArray<string>, topics: ReadonlyArray<Topic>): ReadonlyArray<Topic> => {
  const named = new Set(payloads.flatMap((payload) => payload.split(",")))
  return named.has("") ? topics : topics.filter((topic) => named.has(topic))
}

const consume =
  (engine: Engine["Service"]) =>
  <R>(subscription: Subscription<R>): Effect.Effect<never, never, R | Sql> =>
    Effect.scoped(
      Effect.gen(function* () {
        const wakeUps = yield* Queue.unbounded<string>()
        const owners = new Set(subscription.topics.map((topic) => TOPICS[topic]))
        for (const owner of owners) {
          // Before the first reading, so that nothing falls in between.
          yield* untilReached(
            engine.onNotify(outboxChannel(owner), (payload) => {
              Queue.offerUnsafe(wakeUps, payload)
            })
          )
        }
        let next: ReadonlySet<Topic> = new Set(subscription.topics)
        return yield* Effect.forever(
          Effect.gen(function* () {
            const { wait, unread } = yield* turn(engine, subscription, [...next])
            if (wait === "now") {
              next = unread
              return
            }
            const first = yield* Effect.timeoutOption(Queue.take(wakeUps), wait === "soon" ? SOON : SAFETY)
            if (wait === "none" && Option.isSome(first)) yield* Effect.sleep(LINGER)
            const rest = yield* Queue.clear(wakeUps)
            const payloads = Option.isSome(first) ? [first.value, ...rest] : wait === "soon" ? rest : [""]
            next = new Set([...unread, ...spokenOf(payloads, subscription.topics)])
          })
        )
      })
    )

const make = Effect.gen(function* () {
  const engine = yield* Engine
  return EventLog.of({
    consume: consume(engine),
    // The outbox is the log: nothing to bring.
    relay: () => Effect.never,
    lag: (owner, group, topics) =>
      Effect.gen(function* () {
        const positions = yield* Offsets.read(group, topics)
        const counts = yield* Effect.forEach(topics, (topic) =>
          countAfter(engine, topic, positions.get(topic) ?? START)
        )
        return counts.reduce((sum, count) => sum + count, 0)
      }).pipe(
        Effect.provide(sqlLayer(owner).pipe(Layer.provide(Layer.succeed(Engine, engine)))),
        Effect.option,
        Effect.map(Option.getOrUndefined)
      ),
    relays: Effect.succeed([]),
    consumers: new Map()
  })
})

/**
 * The event log inside the database: consumers read the owners' outboxes themselves, woken by NOTIFY, and keep their
 * position in the transaction of the effect. For one process, or a few on one PostgreSQL.
 */
export const embeddedEventLog: Layer.Layer<EventLog, never, Engine> = Layer.effect(EventLog, make)
