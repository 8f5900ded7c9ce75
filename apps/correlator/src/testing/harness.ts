import type { Received } from "@kruisverband/broker"
import type { LinkFacts, RetractionReason } from "@kruisverband/domain"
import { topicOf } from "@kruisverband/events"
import { migrate, PgliteEngine, Sql, sqlLayer } from "@kruisverband/store"
import { Clock, Effect, Layer } from "effect"
import { sql } from "kysely"
import { handle, prepare } from "../correlate.ts"
import { dumpState, type StateDump } from "../dumpState.ts"
import { Encodings } from "../signals/Encodings.ts"
import { query } from "../store/query.ts"
import { sweepAll } from "../sweep.ts"
import type { Told, World } from "./world.ts"

export const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))
export const store = sqlLayer("correlator").pipe(Layer.provideMerge(engine))

/** 2 November 2026, 09:00 in Amsterdam: covenants of the builders are in force. */
export const NOW = Date.parse("2026-11-02T08:00:00Z")

/** Runs with the clock standing still at this instant, in milliseconds. */
export const at =
  (now: number) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.clockWith((clock) => {
      // Methods of the real clock live on its prototype.
      const still: Clock.Clock = Object.assign(Object.create(clock), {
        currentTimeMillis: Effect.succeed(now),
        currentTimeMillisUnsafe: () => now
      })
      return Effect.provideService(effect, Clock.Clock, still)
    })

export type Kept = Pick<World, "encodings" | "names">

const known = <Id, A>(ids: ReadonlyArray<Id>, kept: ReadonlyMap<Id, A>): ReadonlyMap<Id, A> =>
  new Map(
    ids.flatMap((id) => {
      const one = kept.get(id)
      return one === undefined ? [] : [[id, one] as const]
    })
  )

export const encodingsOf = (world: Kept): Encodings["Service"] => ({
  fetch: (signals) => Effect.succeed(known(signals, world.encodings)),
  fetchNames: (names) => Effect.succeed(known(names, world.names))
})

const received = ({ subject, event }: Told, index: number): Received => ({
  topic: topicOf(event.type) ?? "kruisverband.signals.v1",
  envelope: {
    specversion: "1.0",
    id: String(index),
    source: "test",
    type: event.type,
    time: "2026-11-02T08:00:00.000Z",
    subject,
    partitionkey: "covenant" in event.data ? event.data.covenant : "none",
    datacontenttype: "application/json",
    data: event.data
  },
  event
})

/** Hands batches to the consumer's own handler, as the broker does: prepared outside, handled in one transaction. */
export const tell = Effect.fn("test.tell")(function* (world: Kept, ...batches: ReadonlyArray<ReadonlyArray<Told>>) {
  const { transaction } = yield* Sql
  for (const batch of batches) {
    const events = batch.map(received)
    const prepared = yield* prepare(events).pipe(Effect.provideService(Encodings, encodingsOf(world)))
    yield* transaction(handle(events, prepared))
  }
  yield* sweepAll
}, at(NOW))

const TABLES = [
  "covenant",
  "signal",
  "record",
  "token",
  "crowd",
  "follow",
  "known_name",
  "naming",
  "hub",
  "edge",
  "verdict",
  "undone",
  "parted",
  "pause",
  "link_member",
  "link",
  "ambiguity",
  "dirty",
  "outbox",
  "inbox",
  "consumer_offset",
  "parked"
]

export const reset = Effect.gen(function* () {
  for (const table of TABLES) yield* query("test.reset", sql`delete from correlator.${sql.raw(table)}`)
})

const parse = (text: string): LinkFacts => JSON.parse(text)

/** The links that stand, by their signals' numbers: `[[1, 2], [4, 5]]`. */
export const links = query("test.links", sql<{ facts: string }>`select facts from correlator.link order by id`).pipe(
  Effect.map((rows) => rows.map((row) => parse(row.facts)))
)
export const numbersOf = (facts: LinkFacts): ReadonlyArray<number> =>
  facts.signals.map((id) => Number.parseInt(id.slice(-12), 16))
export const linked = Effect.map(links, (all) => all.map(numbersOf).toSorted(byNumbers))
const byNumbers = (x: ReadonlyArray<number>, y: ReadonlyArray<number>): number => {
  const at = x.findIndex((value, index) => value !== y[index])
  return at < 0 ? x.length - y.length : (x[at] ?? 0) - (y[at] ?? 0)
}

export interface Published {
  readonly type: string
  readonly data: {
    readonly link: string
    readonly reason?: RetractionReason
    readonly before?: ReadonlyArray<string>
  } & Partial<LinkFacts>
}
const parseBody = (text: string): Published => JSON.parse(text)

const bodies = query("test.published", sql<{ body: string }>`select body from correlator.outbox order by seq`).pipe(
  Effect.map((rows) => rows.map((row) => parseBody(row.body)))
)

/** What was published of links so far, and of what fits more than one, in order. */
export const published = Effect.map(bodies, (all) => all.filter(({ type }) => !/\.(?:hub|linking)\./u.test(type)))

/** What was told of linking standing still and going on, in order. */
export const pauses = Effect.map(bodies, (all) =>
  all.flatMap(({ type }) => (type.includes(".linking.") ? [type.split(".").at(-2)] : []))
)

/** How many events were published so far, whatever they tell of. */
export const wordsSaid = Effect.map(bodies, (all) => all.length)

export const dump: Effect.Effect<StateDump, import("@kruisverband/store").StoreError, Sql> = dumpState
