import { kafkaEventLog } from "@kruisverband/broker"
import { EXIT_CONFIGURATION, listen } from "@kruisverband/http"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { EventSource, migrate, PostgresEngine } from "@kruisverband/store"
import { isStartRefusal } from "@kruisverband/vault"
import { Cause, Effect, Exit, Fiber, Layer, Option, Result } from "effect"
import { Hono } from "hono"
import { Ingest } from "./Ingest.ts"
import { type IngestConfig, readIngestConfig } from "./IngestConfig.ts"

const BASE = "/ingest/v1"

const layers = (config: IngestConfig) => {
  const engine = PostgresEngine.layer({
    url: config.databaseUrl,
    applicationName: "kruisverband-ingest",
    ...(config.migrationsUrl === undefined ? {} : { migrationsUrl: config.migrationsUrl })
  })
  const keys = masterKeyLayer(config.masterKey).pipe(Layer.provideMerge(SecureRandom.layer))
  return Ingest.layer({
    journal: config.journal,
    tokens: { issuer: config.issuer, jwksUri: config.jwksUri, origin: config.origin },
    rate: { perSecond: config.perSecond, burst: config.perSecond * 2 }
  }).pipe(
    Layer.provide(kafkaEventLog({ brokers: config.kafkaBrokers, clientId: "kruisverband-ingest" })),
    // Keys first: with a wrong master key not even the tables are touched. Then the tables, which the service reads at once.
    Layer.provide(Layer.effectDiscard(migrate(["ingest"])).pipe(Layer.provideMerge(engine))),
    Layer.provide(keys)
  )
}

/** Health and metrics also at the root, where probes look. */
const withRoot = (app: Hono): Hono => {
  const root = new Hono()
  for (const path of ["/health/live", "/health/ready", "/metrics"]) root.get(path, () => app.request(`${BASE}${path}`))
  root.all("*", (c) => app.fetch(c.req.raw))
  return root
}

const service = (config: IngestConfig) =>
  Effect.gen(function* () {
    const { app, workers } = yield* Ingest
    const root = withRoot(app)
    const { port } = yield* listen({
      port: config.port,
      hostname: config.host,
      gateways: config.gateways,
      fetch: async (request) => root.fetch(request)
    })
    yield* Effect.logInfo(`ingest ready on port ${port}`)
    return yield* workers
  }).pipe(
    Effect.scoped,
    Effect.provide(
      config.oin === undefined
        ? layers(config)
        : Layer.provide(layers(config), Layer.succeed(EventSource, { oin: config.oin }))
    )
  )

/** Runs until it fails (exit 1: to be restarted), cannot be configured (78) or is asked to stop (0, after what runs has ended). */
const run = (config: IngestConfig) => {
  const fiber = Effect.runFork(service(config))
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void Effect.runPromise(Fiber.interrupt(fiber))
    })
  }
  fiber.addObserver((exit) => {
    if (Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause)) process.exit(0)
    const error = Option.getOrUndefined(Cause.findErrorOption(exit.cause))
    // Names and codes only: a cause may quote values. Why a start was refused is paths, modes and ids.
    process.stderr.write(`ingest: ${isStartRefusal(error) ? error.message : (error?._tag ?? "defect")}\n`)
    process.exit(isStartRefusal(error) ? EXIT_CONFIGURATION : 1)
  })
}

Result.match(readIngestConfig(process.env), {
  onSuccess: run,
  onFailure: (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(EXIT_CONFIGURATION)
  }
})
