import { kafkaEventLog } from "@kruisverband/broker"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"
import { EXIT_CONFIGURATION, listen, serviceToken } from "@kruisverband/http"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { EventSource, migrate, PostgresEngine } from "@kruisverband/store"
import { isStartRefusal } from "@kruisverband/vault"
import { Cause, Effect, Exit, Fiber, Layer, Option, Result } from "effect"
import { Hono } from "hono"
import { Casework } from "./Casework.ts"
import { type CaseworkSettings, readCaseworkSettings } from "./CaseworkSettings.ts"
import { dashboardRoutes } from "./static/dashboardRoutes.ts"

const BASE = "/casework/v1"

const layers = (settings: CaseworkSettings, stopping: AbortSignal) => {
  const engine = PostgresEngine.layer({
    url: settings.databaseUrl,
    applicationName: "kruisverband-casework",
    ...(settings.migrationsUrl === undefined ? {} : { migrationsUrl: settings.migrationsUrl })
  })
  return Casework.layer(
    {
      origin: settings.origin,
      issuer: settings.issuer,
      webClient: settings.web,
      ingest: {
        baseUrl: settings.ingestUrl,
        fetch: (request) => fetch(request),
        token: serviceToken({
          tokenEndpoint: settings.tokenEndpoint,
          clientId: settings.service.id,
          auth: settings.service.auth,
          audience: settings.issuer,
          scope:
            "signals:delegate seals:open requests:write signals:erase names:write log:read retention:write rights:handle"
        })
      },
      acr: settings.acr,
      dormantDays: settings.demo ? undefined : settings.dormantDays,
      stopping
    },
    { journal: settings.journal, rate: { perSecond: settings.perSecond, burst: settings.perSecond * 4 } }
  ).pipe(
    Layer.provide(kafkaEventLog({ brokers: settings.kafkaBrokers, clientId: "kruisverband-casework" })),
    Layer.provide(Layer.effectDiscard(migrate(["casework"])).pipe(Layer.provideMerge(engine))),
    Layer.provide(masterKeyLayer(settings.masterKey)),
    Layer.provide(SecureRandom.layer)
  )
}

/** Health and metrics also at the root, where probes look; the dashboard for everything that is no API. */
const withRoot = (app: Hono, dashboardDir: string): Hono => {
  const root = new Hono()
  for (const path of ["/health/live", "/health/ready", "/metrics"]) root.get(path, () => app.request(`${BASE}${path}`))
  root.all(`${BASE}/*`, (c) => app.fetch(c.req.raw))
  return root.route("/", dashboardRoutes(dashboardDir))
}

const serve = Effect.fn("casework")(function* (settings: CaseworkSettings, stop: AbortController) {
  const casework = yield* Casework
  if (settings.demo) {
    const { issuer } = settings
    yield* casework.seedRegion({
      region: demoRegion,
      partners: demoPartners,
      covenants: demoCovenants,
      users: demoUsers,
      issuer
    })
  }
  const root = withRoot(casework.app, settings.dashboardDir)
  const { port, stopping } = yield* listen({
    port: settings.port,
    hostname: settings.host,
    fetch: async (request) => root.fetch(request)
  })
  stopping.addEventListener("abort", () => stop.abort(), { once: true })
  yield* Effect.logInfo(`casework ready on port ${port}`)
  return yield* casework.workers
})

const service = (settings: CaseworkSettings) => {
  const stop = new AbortController()
  const program = serve(settings, stop).pipe(Effect.scoped, Effect.provide(layers(settings, stop.signal)))
  const { oin } = settings
  return oin === undefined ? program : Effect.provideService(program, EventSource, { oin })
}

const tagOf = (cause: Cause.Cause<unknown>): string => {
  const found = Cause.findErrorOption(cause)
  if (found._tag === "None") return "defect"
  const { value } = found
  return typeof value === "object" && value !== null && "_tag" in value ? String(value._tag) : "failure"
}

const settings = readCaseworkSettings(process.env)
if (Result.isFailure(settings)) {
  console.error(settings.failure.message)
  process.exitCode = EXIT_CONFIGURATION
} else {
  // Runs until it fails (exit 1: to be restarted) or is asked to stop (exit 0, after what runs has ended).
  const fiber = Effect.runFork(service(settings.success))
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => fiber.interruptUnsafe())
  // While everything waits for a database or a broker nothing else may hold the process.
  const alive = setInterval(() => undefined, 60_000)
  const exit = await Effect.runPromise(Fiber.await(fiber))
  clearInterval(alive)
  if (Exit.isFailure(exit) && !Exit.hasInterrupts(exit)) {
    const refusal = Option.filter(Cause.findErrorOption(exit.cause), isStartRefusal)
    // Names and codes only: a cause may quote values. Why a start was refused is paths, modes and ids.
    console.error(`casework: ${Option.isSome(refusal) ? refusal.value.message : tagOf(exit.cause)}`)
    process.exitCode = Option.isSome(refusal) ? EXIT_CONFIGURATION : 1
  }
}
