import { assert, layer } from "@effect/vitest"
import { EventLog, embeddedEventLog } from "@kruisverband/broker"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"
import { type Event, LinkProposed, SignalAmended, SignalRegistered } from "@kruisverband/events"
import { Outbox, Sql, sqlLayer } from "@kruisverband/store"
import { Effect, Layer } from "effect"
import { makeCaseworkApp } from "../makeCaseworkApp.ts"
import { seedRegion } from "../registry/seedRegion.ts"
import { as, covenantId, ISSUER, linkOf, signalOf, world } from "../testing/world.ts"
import { caseworkWorkers } from "../workers.ts"
import { PROJECTION_GROUP, PROJECTION_TOPICS } from "./projection.ts"

/** What somebody puts on the log who has come by a service's place there. */
const forge = (owner: "ingest" | "correlator", event: Event, subject: string) =>
  Effect.flatMap(Sql, ({ transaction }) =>
    transaction(Outbox.append([{ event, subject, partitionkey: "merenland-radicalisering" }]))
  ).pipe(Effect.provide(sqlLayer(owner)))

const heard = Effect.gen(function* () {
  const log = yield* EventLog
  while ((yield* log.lag("casework", PROJECTION_GROUP, PROJECTION_TOPICS)) !== 0) yield* Effect.sleep("10 millis")
})

const parked = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.parked").select(["subject", "reason"]).orderBy("ord").execute())
)

const live = embeddedEventLog.pipe(Layer.provideMerge(world))

layer(live, { timeout: "60 seconds", excludeTestServices: true })("a forged event, through the consumer", (it) => {
  it.effect("is set aside with its reason, shows nothing, and holds up nobody else's", () =>
    Effect.gen(function* () {
      yield* seedRegion({
        region: demoRegion,
        partners: demoPartners,
        covenants: demoCovenants,
        users: demoUsers,
        issuer: ISSUER
      })
      const app = yield* makeCaseworkApp
      yield* Effect.forkScoped(caseworkWorkers)
      const school = signalOf(1, "school-de-linde")
      const welfare = signalOf(2, "welzijn-elzerveen")
      const fathers = signalOf(3, "buurtvaders-waterdam", { network: "informal", kind: "polarisation", subjects: 0 })
      for (const one of [school, welfare, fathers]) yield* forge("ingest", SignalRegistered.make(one), one.signal)
      yield* heard

      // An informal network's signal about a person; its place taken in a link of persons; a signal and a link carried over.
      const about = signalOf(4, "buurtvaders-waterdam", { network: "informal" })
      const linked = linkOf(5, [school, fathers])
      const moved = { ...school, covenant: covenantId("waterdam-scholen"), revision: 2 }
      const mixed = linkOf(6, [
        signalOf(2, "welzijn-elzerveen", { covenant: "waterdam-scholen" }),
        signalOf(7, "school-de-linde")
      ])
      yield* forge("ingest", SignalRegistered.make(about), about.signal)
      yield* forge("correlator", LinkProposed.make(linked), linked.link)
      yield* forge("ingest", SignalAmended.make(moved), moved.signal)
      yield* forge("correlator", LinkProposed.make(mixed), mixed.link)
      // And an honest one, behind them.
      const honest = linkOf(8, [school, welfare])
      yield* forge("correlator", LinkProposed.make(honest), honest.link)
      yield* heard

      const aside = yield* parked
      assert.sameMembers(
        aside.map(({ subject }) => subject),
        [about.signal, linked.link, moved.signal, mixed.link]
      )
      for (const { reason } of aside) assert.strictEqual(reason, "store-23514")
      const coordinator = yield* as(app, "coordinator")
      for (const hidden of [linked.link, mixed.link])
        assert.strictEqual((yield* coordinator.get(`/links/${hidden}`)).status, 404)
      assert.strictEqual((yield* coordinator.get(`/links/${honest.link}`)).status, 200)
      const list = (yield* coordinator.get("/links?state=proposed")).text
      assert.include(list, honest.link)
      for (const hidden of [linked.link, mixed.link, fathers.signal, about.signal]) assert.notInclude(list, hidden)
      const { run } = yield* Sql
      const stored = yield* run("test", (db) =>
        db.selectFrom("casework.signal").select(["id", "covenant"]).orderBy("id").execute()
      )
      assert.deepStrictEqual(
        stored.map(({ covenant, id }) => `${id} ${covenant}`),
        [school, welfare, fathers].map((one) => `${one.signal} merenland-radicalisering`)
      )
    })
  )
})
