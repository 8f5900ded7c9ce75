import { assert, layer } from "@effect/vitest"
import { LinkView } from "@kruisverband/contract"
import { HubId, RequestId, UserId } from "@kruisverband/domain"
import {
  decodeEnvelope,
  decodeEvent,
  type Event,
  HubFound,
  LinkChanged,
  LinkingPaused,
  LinkProposed,
  RequestAsked,
  SignalErased,
  SignalRegistered,
  SignalSharingChanged,
  TOPICS,
  topicOf
} from "@kruisverband/events"
import { Engine, Inbox, Outbox, readAgain, Sql, sqlLayer } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { sql as raw } from "kysely"
import { as, clearReviews, fresh, linkOf, signalOf, tell, world } from "../testing/world.ts"
import { PROJECTION_GROUP, PROJECTION_TOPICS } from "./projection.ts"
import { rebuildProjection } from "./rebuildProjection.ts"

const decode = Schema.decodeUnknownSync(LinkView)
const stores = { ingest: sqlLayer("ingest"), correlator: sqlLayer("correlator") }

const query = <A>(text: string) =>
  Effect.flatMap(Sql, ({ run }) => run("test", (db) => raw.raw<A>(text).execute(db))).pipe(
    Effect.map(({ rows }) => rows)
  )

/** As their services tell them, in the log. */
const log = Effect.fn("test.log")(function* (...events: ReadonlyArray<Event>) {
  for (const event of events) {
    const topic = topicOf(event.type)
    const owner = topic === undefined ? undefined : TOPICS[topic]
    if (owner !== "ingest" && owner !== "correlator") continue
    const entry = { event, subject: "x", partitionkey: "merenland-radicalisering" }
    yield* Effect.provide(
      Effect.flatMap(Sql, ({ transaction }) => transaction(Outbox.append([entry]))),
      stores[owner]
    )
  }
})

/** As the consumer hears what is in the log and new, in the order of its topics. */
const hear = Effect.gen(function* () {
  const engine = yield* Engine
  for (const topic of PROJECTION_TOPICS) {
    for (const { body } of yield* readAgain(engine, topic, {}, 1000)) {
      const envelope = yield* decodeEnvelope(body)
      const event = yield* decodeEvent(envelope)
      if ((yield* Inbox.enter(PROJECTION_GROUP, [envelope])) === 1) yield* tell(event)
    }
  }
})
const logAndHear = (...events: ReadonlyArray<Event>) => Effect.andThen(log(...events), hear)

/** An empty log too: other tests of this file wrote to it. */
const start = Effect.gen(function* () {
  const app = yield* fresh()
  yield* clearReviews
  yield* query("delete from casework.inbox")
  yield* Effect.scoped(
    Effect.gen(function* () {
      const db = yield* (yield* Engine).migrator
      yield* Effect.promise(() => raw.raw("truncate ingest.outbox, correlator.outbox").execute(db))
    })
  )
  return app
})

const everything = Effect.forEach(
  [
    "signal",
    "link",
    "link_signal",
    "hub",
    "linking_pause",
    "ambiguity",
    "request",
    "regrouping",
    "review",
    "review_reason",
    "gone",
    "signal_standing",
    "outbox"
  ],
  (name) => query<unknown>(`select to_jsonb(t)::text as row from casework.${name} t order by 1`)
)

const [a, b, c, d] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland"),
  signalOf(4, "burgerzaken-waterdam", { municipality: "GM9002" })
] as const
const link = linkOf(1, [a, b])
const wider = linkOf(1, [a, b, c])
const { covenant } = a
const hub = {
  hub: HubId.make("5f1c9e0a-0000-8000-9000-000000000001"),
  covenant,
  kind: "landline" as const,
  signals: 32,
  withdrawn: 1,
  since: "2026-10-01T08:00:00.000Z"
}
const request = RequestId.make("0191e0d3-0000-7000-8000-0000000000aa")

/** A history with a decision in its middle, over some days. */
const lived = Effect.gen(function* () {
  const app = yield* start
  yield* logAndHear(SignalRegistered.make(a), SignalRegistered.make(b), LinkProposed.make(link))
  yield* TestClock.adjust("1 day")
  const coordinator = yield* as(app, "coordinator")
  const answer = yield* coordinator.post(`/links/${link.link}/confirm`, { reason: "Zelfde jongen.", revision: 1 })
  assert.strictEqual(answer.status, 200, answer.text)
  yield* TestClock.adjust("1 day")
  yield* logAndHear(
    SignalRegistered.make(c),
    SignalRegistered.make(d),
    SignalSharingChanged.make({ signal: d.signal, covenant, level: "existence-only", revision: 2 }),
    LinkChanged.make({ ...wider, before: link.signals }),
    HubFound.make(hub),
    LinkingPaused.make({ covenant, since: "2026-10-03T08:00:00.000Z" })
  )
  return app
})

/** To somebody who has just logged in. */
const shown = Effect.fn("test.shown")(function* (app: Effect.Success<typeof lived>) {
  const { json } = yield* (yield* as(app, "coordinator")).get(`/links/${link.link}`)
  return decode(json)
})

layer(world, { timeout: "60 seconds" })("a rebuild of what casework shows", (it) => {
  it.effect(
    "gives the same bytes, with people's decisions, revisions and instants as they were; twice is as once",
    () =>
      Effect.gen(function* () {
        const app = yield* lived
        const before = yield* everything
        const seen = yield* shown(app)
        const lines = yield* query("select from casework.processing_log")
        assert.strictEqual(seen.state, "proposed")
        assert.deepStrictEqual(seen.confirmedSignals, [a.signal, b.signal])
        yield* TestClock.adjust("1 day")
        for (const _ of [1, 2]) {
          const report = yield* rebuildProjection
          for (const { after, before: then, table } of report) assert.deepStrictEqual(after, then, table)
          assert.deepStrictEqual(
            report.map(({ after, table }) => [table, after.rows]),
            [
              ["signal", 4],
              ["link", 1],
              ["link_signal", 3],
              ["hub", 1],
              ["linking_pause", 1],
              ["ambiguity", 0],
              ["request", 0]
            ]
          )
        }
        assert.deepStrictEqual(yield* everything, before)
        assert.lengthOf(yield* query("select from casework.processing_log"), lines.length)
      })
  )

  it.effect("mends what is damaged, and lets decisions hold on it", () =>
    Effect.gen(function* () {
      const app = yield* lived
      const sound = yield* shown(app)
      yield* query(`delete from casework.signal where id = '${d.signal}'`)
      yield* query("delete from casework.link_signal")
      yield* query("update casework.link set state = 'rejected', confirmed_signals = '{}', facts = facts - 'model'")
      yield* query("delete from casework.hub")
      yield* query("delete from casework.linking_pause")
      const report = yield* rebuildProjection
      const changed = report.flatMap(({ after, before, table }) => (after.sum === before.sum ? [] : [table]))
      assert.deepStrictEqual(changed, ["signal", "link", "link_signal", "hub", "linking_pause"])
      const mended = yield* shown(app)
      const { revision, updatedAt: _, ...whole } = mended
      const { revision: known, updatedAt: __, ...wanted } = sound
      assert.deepStrictEqual(whole, wanted)
      // Whoever looked at it before must look again.
      assert.isAbove(revision, known)
    })
  )

  it.effect("leaves what is erased erased, and its tombstone", () =>
    Effect.gen(function* () {
      yield* lived
      yield* logAndHear(SignalErased.make({ signal: b.signal, covenant, revision: 2, cause: "erasure-request" }))
      // Ingest takes all that it told of it out of the log; the correlator's words stay in it.
      yield* Effect.provide(
        query(`delete from ingest.outbox where body like '%${b.signal}%' and body not like '%signal.erased%'`),
        stores.ingest
      )
      const before = yield* everything
      const report = yield* rebuildProjection
      for (const { after, before: then, table } of report) assert.deepStrictEqual(after, then, table)
      assert.deepStrictEqual(yield* everything, before)
      assert.deepStrictEqual(yield* query("select from casework.review_reason"), [])
    })
  )

  it.effect("takes no event that is still to be heard, and knows since when a question was asked", () =>
    Effect.gen(function* () {
      yield* lived
      yield* logAndHear(
        RequestAsked.make({ request, signal: a.signal, covenant, partner: a.partner, by: UserId.make("coordinator") })
      )
      const before = yield* everything
      yield* log(LinkProposed.make(linkOf(7, [c, d])))
      yield* TestClock.adjust("1 hour")
      yield* rebuildProjection
      assert.deepStrictEqual(yield* everything, before)
      yield* hear
      assert.lengthOf(yield* query("select from casework.link"), 2)
    })
  )
})
