import { kafkaEventLog } from "@kruisverband/broker"
import { listen, serviceToken } from "@kruisverband/http"
import { EventSource, migrate, PostgresEngine } from "@kruisverband/store"
import { Cause, Effect, Exit, Fiber, Layer, Redacted, Result } from "effect"
import { Hono } from "hono"
import { correlatorWorkers, makeCorrelatorApp } from "./Correlator.ts"
import { type CorrelatorConfig, EXIT_CONFIGURATION, readCorrelatorConfig } from "./CorrelatorConfig.ts"
import { encodingsFromIngest } from "./signals/Encodings.ts"

const BASE = "/correlator/v1"

const layers = (config: CorrelatorConfig) => {
  const engine = PostgresEngine.layer({
    url: config.databaseUrl,
    applicationName: "kruisverband-correlator",
    ...(config.migrationsUrl === undefined ? {} : { migrationsUrl: config.migrationsUrl })
  })
  const log = kafkaEventLog({ brokers: config.kafkaBrokers, clientId: "kruisverband-correlator" })
  const encodings = encodingsFromIngest({
    baseUrl: config.ingestUrl,
    fetch: (request) => fetch(request),
    token: serviceToken({
      tokenEndpoint: config.tokenEndpoint,
      clientId: config.clientId,
      clientSecret: Redacted.value(config.clientSecret),
      scope: "encodings:read"
    }),
    timeoutMs: 30_000
  })
  return Layer.mergeAll(log, encodings).pipe(Layer.provideMerge(engine))
}

/** Health and metrics also at the root, where probes look. */
const withRoot = (app: Hono): Hono => {
  const root = new Hono()
  for (const path of ["/health/live", "/health/ready", "/metrics"]) root.get(path, () => app.request(`${BASE}${path}`))
  root.all("*", (c) => app.fetch(c.req.raw))
  return root
}

const service = (config: CorrelatorConfig) =>
  Effect.gen(function* () {
    yield* migrate(["correlator"])
    const app = withRoot(yield* makeCorrelatorApp)
    const { port } = yield* listen({
      port: config.port,
      hostname: config.host,
      fetch: async (request) => app.fetch(request)
    })
    yield* Effect.logInfo(`correlator ready on port ${port}`)
    const { oin } = config
    return yield* oin === undefined ? correlatorWorkers : Effect.provideService(correlatorWorkers, EventSource, { oin })
  }).pipe(Effect.scoped, Effect.provide(layers(config)))

/** Runs until it fails (exit 1: to be restarted) or is asked to stop (exit 0, after what runs has ended). */
const run = (config: CorrelatorConfig) => {
  const fiber = Effect.runFork(service(config))
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void Effect.runPromise(Fiber.interrupt(fiber))
    })
  }
  fiber.addObserver((exit) => {
    const failed = Exit.isFailure(exit) && !Cause.hasInterruptsOnly(exit.cause)
    // Names and codes only: a cause may quote values.
    if (failed) process.stderr.write(`correlator: ${tagOf(exit.cause)}\n`)
    process.exit(failed ? 1 : 0)
  })
}

const tagOf = (cause: Cause.Cause<unknown>): string => {
  const found = Cause.findErrorOption(cause)
  if (found._tag === "None") return "defect"
  const { value } = found
  return typeof value === "object" && value !== null && "_tag" in value ? String(value._tag) : "failure"
}

Result.match(readCorrelatorConfig(process.env), {
  onSuccess: run,
  onFailure: (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(EXIT_CONFIGURATION)
  }
})
