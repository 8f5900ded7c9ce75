import { type ConsumerOptions, type EventLog, type Received, relay, runConsumer } from "@kruisverband/broker"
import { CovenantId, LinkId, SignalId } from "@kruisverband/domain"
import { LinkRetracted, SignalErased, SignalSharingChanged, type Topic } from "@kruisverband/events"
import {
  appendDrafts,
  type Engine,
  Ids,
  Outbox,
  type OutboxDraft,
  Sql,
  type StoreError,
  sqlLayer
} from "@kruisverband/store"
import { Effect, Fiber, Layer, Schema } from "effect"

/** A log with its database, and what a test must be able to do to it from outside. */
export interface LogWorld {
  readonly layer: Layer.Layer<EventLog | Engine, unknown>
  /** Makes the log hand a stopped group everything again, from the first event on. */
  readonly rewind: (group: string, topic: Topic) => Effect.Effect<void, unknown, Engine>
}

const as = (owner: "ingest" | "correlator") => sqlLayer(owner)

/** An aggregate of the test's own: one signal, under one covenant. */
export interface Aggregate {
  readonly signal: SignalId
  readonly covenant: CovenantId
}

export const aggregate = (covenant: string): Effect.Effect<Aggregate> =>
  Effect.gen(function* () {
    const ids = yield* Ids
    return { signal: SignalId.make(yield* ids.uuid7), covenant: CovenantId.make(covenant) }
  })

/** Writes one event about each aggregate, in this order and one transaction; `revision` tells them apart. */
export const publish = (events: ReadonlyArray<readonly [Aggregate, number]>): Effect.Effect<void, StoreError, Engine> =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    yield* transaction(
      Outbox.append(
        events.map(([{ signal, covenant }, revision]) => ({
          event: SignalSharingChanged.make({ signal, covenant, level: "full", revision }),
          subject: signal,
          partitionkey: covenant
        }))
      )
    )
  }).pipe(Effect.provide(as("ingest")))

/** Writes the last word about an aggregate: everything of it is destroyed. */
export const publishErased = ({ covenant, signal }: Aggregate, revision: number) =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    const event = SignalErased.make({ signal, covenant, revision, cause: "retention" })
    yield* transaction(Outbox.append([{ event, subject: signal, partitionkey: covenant }]))
  }).pipe(Effect.provide(as("ingest")))

/** Writes an event that our own catalogue would refuse. */
export const publishRaw = (draft: OutboxDraft): Effect.Effect<void, StoreError, Engine> =>
  appendDrafts([draft]).pipe(Effect.provide(as("ingest")))

export const revisionOf = (received: Received): number =>
  received.event.type === "nl.kruisverband.signal.sharing-changed.v1" ||
  received.event.type === "nl.kruisverband.signal.erased.v1"
    ? received.event.data.revision
    : 0

const isLinkId = Schema.decodeUnknownSync(LinkId)

/** The effect of these tests: an event of our own per event, so that a second effect shows as a second row. */
export const effectOf = (group: string, events: ReadonlyArray<Received>): Effect.Effect<void, StoreError, Sql> =>
  Outbox.append(
    events.map((received) => ({
      event: LinkRetracted.make({
        link: isLinkId(received.envelope.id),
        covenant: CovenantId.make(received.envelope.partitionkey),
        reason: "signal-withdrawn"
      }),
      subject: `${received.envelope.subject}#${revisionOf(received)}`,
      partitionkey: group
    }))
  )

/** `signal#revision` of every effect of the group so far, in the order in which they happened. */
export const effects = (group: string): Effect.Effect<ReadonlyArray<string>, StoreError, Engine> =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test.effects", (db) =>
      db
        .selectFrom("correlator.outbox")
        .select("subject")
        .where("partitionkey", "=", group)
        .where("topic", "=", "kruisverband.links.v1")
        .orderBy("seq")
        .execute()
    )
  ).pipe(
    Effect.map((rows) => rows.map((row) => row.subject)),
    Effect.provide(as("correlator"))
  )

/** Dead letters about an aggregate, as text. */
export const deadLetters = (subject: string): Effect.Effect<ReadonlyArray<string>, StoreError, Engine> =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test.deadLetters", (db) =>
      db
        .selectFrom("correlator.outbox")
        .select("body")
        .where("topic", "=", `${TOPIC}.dlq`)
        .where("subject", "=", subject)
        .execute()
    )
  ).pipe(
    Effect.map((rows) => rows.map((row) => row.body)),
    Effect.provide(as("correlator"))
  )

/** Tests last as long as the slowest engine on a busy machine may take. */
const PATIENCE = "40 seconds"

/** Until it holds; a defect that says what was seen last, when it never does. */
export const eventually = <A, R>(
  what: string,
  read: Effect.Effect<A, unknown, R>,
  holds: (value: A) => boolean
): Effect.Effect<A, never, R> =>
  Effect.gen(function* () {
    let last: A | undefined
    const wait = Effect.gen(function* () {
      for (;;) {
        const value = yield* Effect.orDie(read)
        last = value
        if (holds(value)) return value
        yield* Effect.sleep("20 millis")
      }
    })
    return yield* Effect.timeoutOrElse(wait, {
      duration: PATIENCE,
      orElse: () => Effect.die(new Error(`${what}: never; last seen ${JSON.stringify(last)?.slice(0, 500)}`))
    })
  })

export const TOPIC = "kruisverband.signals.v1"

type Options = Partial<ConsumerOptions<unknown, Sql>> & { readonly group: string }

/** A running consumer of the signals topic whose effect is `effectOf`, unless told otherwise. */
export const consumer = (options: Options): Effect.Effect<Fiber.Fiber<never>, never, EventLog | Engine> =>
  Effect.forkDetach(
    runConsumer<unknown, Sql>({
      owner: "correlator",
      topics: [TOPIC],
      handle: (events) => effectOf(options.group, events),
      ...options
    }).pipe(Effect.provide(as("correlator")))
  )

/** Runs while the consumer does, and stops it. */
export const during = <A, E, R>(
  options: Options,
  work: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R | EventLog | Engine> =>
  Effect.acquireUseRelease(
    consumer(options),
    () => work,
    (fiber) => Fiber.interrupt(fiber)
  )

/** The world with ingest's relay running in it. */
export const withRelay = (world: LogWorld) =>
  Layer.effectDiscard(Effect.forkScoped(relay("ingest"))).pipe(Layer.provideMerge(world.layer))
