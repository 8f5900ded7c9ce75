import { consumerStatuses, type EventLog, relay, relayStatuses } from "@kruisverband/broker"
import { makeService, notFound } from "@kruisverband/http"
import { type Engine, type Sql, sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"
import type { Hono } from "hono"
import { sql } from "kysely"
import { correlate } from "./correlate.ts"
import type { Encodings } from "./signals/Encodings.ts"
import { query } from "./store/query.ts"
import { isRebuilding } from "./store/rebuilding.ts"
import { sweep } from "./sweep.ts"

export const correlatorStore = sqlLayer("correlator")

const forever = Effect.all([correlate, sweep, relay("correlator")], { concurrency: "unbounded" })

/** Linking, what was left over and what the calendar brings, and the relay of the outbox. For ever; its end is the service's end. */
export const correlatorWorkers: Effect.Effect<never, never, Engine | EventLog | Encodings> = forever.pipe(
  Effect.andThen(Effect.never),
  Effect.provide(correlatorStore)
)

const counts = query(
  "metrics.counts",
  sql<{ signals: number; links: number; waiting: number; aside: number }>`select
    (select count(*)::int from correlator.signal where state = 'active') as signals,
    (select count(*)::int from correlator.link) as links,
    (select count(*)::int from correlator.dirty d join correlator.covenant c on c.key = d.covenant
      where c.standing = 'in-force') as waiting,
    (select count(*)::int from correlator.covenant where awaits or renewal_begun > renewal_done) as aside`
)

const gauge = (name: string, help: string, value: number | undefined): string =>
  value === undefined ? "" : `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`

/** Prometheus text; what cannot be told now is left out. */
const metrics = Effect.gen(function* () {
  const [found] = yield* Effect.orElseSucceed(counts, () => [])
  const statuses = yield* consumerStatuses
  const relays = yield* relayStatuses("correlator")
  const sum = (values: ReadonlyArray<number>) => values.reduce((total, value) => total + value, 0)
  const lag = statuses.flatMap((status) => status.lag ?? [])
  return [
    gauge("kruisverband_correlator_signals", "Signals in the index", found?.signals),
    gauge("kruisverband_correlator_links", "Links that stand", found?.links),
    gauge("kruisverband_correlator_waiting", "Signals to be settled", found?.waiting),
    gauge("kruisverband_correlator_aside", "Covenants of which encodings wait to be renewed", found?.aside),
    gauge("kruisverband_correlator_lag", "Events not yet read", lag.length === 0 ? undefined : sum(lag)),
    gauge(
      "kruisverband_correlator_redelivered",
      "Events that came again since the start, and had no second effect",
      sum(statuses.map((status) => status.redelivered))
    ),
    gauge("kruisverband_correlator_parked", "Events set aside", sum(statuses.map((status) => status.standing))),
    gauge(
      "kruisverband_correlator_unpublished",
      "Events not yet in the log",
      sum(relays.flatMap((one) => one.unpublished ?? []))
    )
  ].join("")
})

const ready = Effect.gen(function* () {
  const statuses = yield* consumerStatuses
  const rebuilding = yield* Effect.orElseSucceed(isRebuilding, () => false)
  return [
    ...(statuses.some((status) => status.state !== "stopped") ? [] : ["consumer-not-running"]),
    ...(statuses.some((status) => status.state === "starting") ? ["log-not-read"] : []),
    ...(rebuilding ? ["rebuilding"] : [])
  ]
})

/** Health and metrics; the correlator answers nobody's questions about signals. */
export const makeCorrelatorApp: Effect.Effect<Hono, never, Engine | EventLog> = Effect.gen(function* () {
  const services = yield* Effect.context<EventLog | Sql>()
  return yield* makeService<never, never>({
    name: "correlator",
    api: {
      base: "/correlator/v1",
      version: "1.0.0",
      title: "Kruisverband correlator",
      description: "Gezondheid en metingen van de koppelaar. / Health and metrics of the linker.",
      contact: { name: "Kruisverband", email: "beheer@kruisverband.example", url: "https://kruisverband.example" }
    },
    routes: [],
    authenticate: () => Effect.fail(notFound()),
    ready: Effect.provideContext(ready, services),
    metrics: Effect.provideContext(metrics, services)
  })
}).pipe(Effect.provide(correlatorStore))
