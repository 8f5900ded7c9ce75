import { kafkaEventLog } from "@kruisverband/broker"
import { EXIT_CONFIGURATION, listen, serviceToken } from "@kruisverband/http"
import { EventSource, migrate, PostgresEngine } from "@kruisverband/store"
import { Cause, Effect, Exit, Fiber, Layer, Result } from "effect"
import { Hono } from "hono"
import { correlatorWorkers, makeCorrelatorApp } from "./Correlator.ts"
import { type CorrelatorConfig, readCorrelatorConfig } from "./CorrelatorConfig.ts"
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
      auth: config.clientAuth,
      audience: config.audience,
      scope: "encodings:read"
    }),
    timeoutMs: 30_000
  })
  // No broker is sought before the database is there.
  const ready = Layer.effectDiscard(migrate(["correlator"])).pipe(Layer.provideMerge(engine))
  return Layer.mergeAll(log, encodings).pipe(Layer.provideMerge(ready))
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

const tagOf = (cause: Cause.Cause<unknown>): string => {
  const found = Cause.findErrorOption(cause)
  if (found._tag === "None") return "defect"
  const { value } = found
  return typeof value === "object" && value !== null && "_tag" in value ? String(value._tag) : "failure"
}

const config = readCorrelatorConfig(process.env)
if (Result.isFailure(config)) {
  console.error(config.failure.message)
  process.exitCode = EXIT_CONFIGURATION
} else {
  // Runs until it fails (exit 1: to be restarted) or is asked to stop (exit 0, after what runs has ended).
  const fiber = Effect.runFork(service(config.success))
  const stop = () => {
    fiber.interruptUnsafe()
    // Twice what a transaction is given to end: what hangs longer, hangs.
    setTimeout(() => process.exit(1), 20_000).unref()
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop)
  // While everything waits for a database or a broker nothing else may hold the process.
  const alive = setInterval(() => undefined, 60_000)
  const exit = await Effect.runPromise(Fiber.await(fiber))
  clearInterval(alive)
  if (Exit.isFailure(exit) && !Exit.hasInterrupts(exit)) {
    // Names and codes only: a cause may quote values.
    console.error(`correlator: ${tagOf(exit.cause)}`)
    process.exitCode = 1
  }
}
