import { Effect, Fiber, Layer, Redacted } from "effect"
import { sql } from "kysely"
import { EventLog, kafkaEventLog, relay, relayStatuses, runConsumer } from "../../packages/broker/src/index.ts"
import { CovenantId, LinkId, SignalId } from "../../packages/domain/src/index.ts"
import { LinkRetracted, SignalSharingChanged } from "../../packages/events/src/index.ts"
import { Engine, Ids, migrate, Outbox, PostgresEngine, Sql, sqlLayer } from "../../packages/store/src/index.ts"

const TOPIC = "kruisverband.signals.v1"
const GROUP = "bench"
const COVENANTS = 20
const BATCH = 1000

interface Setting {
  readonly broker: string
  /** Connection string of a superuser. */
  readonly postgres: string
  readonly events: number
}

const ingest = sqlLayer("ingest")
const correlator = sqlLayer("correlator")

/** Writes events into ingest's outbox, each about a signal of its own. */
const fill = Effect.fn("bench.fill")(function* (events: number) {
  const ids = yield* Ids
  const { transaction } = yield* Sql
  for (let at = 0; at < events; at += BATCH) {
    const entries = yield* Effect.forEach(Array.from({ length: Math.min(BATCH, events - at) }), (_, index) =>
      Effect.map(ids.uuid7, (id) => {
        const covenant = CovenantId.make(`covenant-${(at + index) % COVENANTS}`)
        const event = SignalSharingChanged.make({ signal: SignalId.make(id), covenant, level: "full", revision: 2 })
        return { event, subject: id, partitionkey: covenant }
      })
    )
    yield* transaction(Outbox.append(entries))
  }
})

/** An effect per event that shows in the database, in the transaction of the inbox. */
const consumer = runConsumer<unknown, Sql>({
  owner: "correlator",
  group: GROUP,
  topics: [TOPIC],
  handle: (received) =>
    Outbox.append(
      received.map(({ envelope }) => {
        const link = LinkId.make(envelope.id)
        const covenant = CovenantId.make(envelope.partitionkey)
        return {
          event: LinkRetracted.make({ link, covenant, reason: "evidence-weaker" }),
          subject: link,
          partitionkey: covenant
        }
      })
    )
})

const until = <E, R>(holds: Effect.Effect<boolean, E, R>) =>
  Effect.gen(function* () {
    while (!(yield* holds)) yield* Effect.sleep("5 millis")
  })

const consumed = Effect.map(EventLog, ({ consumers }) =>
  [...consumers.keys()].reduce((sum, one) => sum + (one.state === "stopped" ? 0 : one.consumed), 0)
)
const published = Effect.map(relayStatuses("ingest"), (all) => all.reduce((sum, one) => sum + one.published, 0))

/** Events per second, from the first that is counted to the last: finding a broker and joining a group are not part of it. */
const rateOf = <E, R>(count: Effect.Effect<number, E, R>, events: number) =>
  Effect.gen(function* () {
    yield* until(Effect.map(count, (now) => now > 0))
    const [started, first] = [performance.now(), yield* count]
    yield* until(Effect.map(count, (now) => now >= events))
    return ((events - first) * 1000) / (performance.now() - started)
  })

/** Effects per event that are not one, as the migrator sees it: no service may read another's tables. */
const judge = Effect.scoped(
  Effect.gen(function* () {
    const db = yield* (yield* Engine).migrator
    const { rows } = yield* Effect.promise(() =>
      sql<{ count: string; bytes: number }>`
        select count(*) filter (where e.count is distinct from 1) as count, round(avg(length(o.body)))::int as bytes
        from ingest.outbox o left join (
          select subject, count(*) as count from correlator.outbox group by subject) e on e.subject = o.id::text
        where o.topic = ${TOPIC}`.execute(db)
    )
    return { wrong: Number(rows[0]?.count ?? 0), bytes: rows[0]?.bytes ?? 0 }
  })
)

/** Outbox to Kafka, Kafka to effect, and both at once: three lots of so many events. */
export const throughTheLog = ({ broker, events, postgres }: Setting) => {
  const engine = Layer.effectDiscard(migrate()).pipe(
    Layer.provideMerge(PostgresEngine.layer({ url: Redacted.make(postgres) }))
  )
  const log = kafkaEventLog({ brokers: [broker] }).pipe(Layer.provideMerge(engine))
  const work = Effect.gen(function* () {
    yield* Effect.provide(fill(events), ingest)
    const relaying = yield* Effect.forkChild(relay("ingest"))
    const publishing = yield* rateOf(published, events)
    const consuming = yield* Effect.forkChild(Effect.provide(consumer, correlator))
    const effects = yield* rateOf(consumed, events)
    // Both at once, of events that are written first: writing them is somebody's request, not the log's work.
    yield* Fiber.interrupt(relaying)
    yield* Effect.provide(fill(events), ingest)
    const again = yield* Effect.forkChild(relay("ingest"))
    const base = events
    const through = yield* rateOf(
      Effect.map(consumed, (now) => now - base),
      events
    )
    yield* Fiber.interrupt(again)
    yield* Fiber.interrupt(consuming)
    return { published: publishing, effects, through, ...(yield* judge) }
  })
  return Effect.runPromise(Effect.scoped(Effect.provide(work, log)))
}
