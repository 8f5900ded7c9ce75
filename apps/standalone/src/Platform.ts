import { join } from "node:path"
import type { EventLog } from "@kruisverband/broker"
import { Casework } from "@kruisverband/casework"
import { correlatorWorkers, type Encodings, encodingsFromIngest, makeCorrelatorApp } from "@kruisverband/correlator"
import { DORMANT_DAYS } from "@kruisverband/domain"
import { type ClientAuth, masterKeyFile, serviceToken, type Upstream } from "@kruisverband/http"
import {
  type DemoCredentials,
  demoCredentials,
  type Identity,
  makeIdentity,
  platformClients,
  WEB_CLIENT,
  writeDemoCredentials
} from "@kruisverband/identity"
import { Ingest } from "@kruisverband/ingest"
import { type MasterKeySource, masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import type { Engine } from "@kruisverband/store"
import { Context, Effect, Fiber, Layer, Redacted, type Scope } from "effect"
import type { Hono } from "hono"
import { composeApp } from "./composeApp.ts"
import { type FrontDoor, openFrontDoor } from "./FrontDoor.ts"
import type { PlatformConfig } from "./PlatformConfig.ts"
import type { RegionSeed } from "./RegionSeed.ts"
import { settled } from "./settled.ts"
import { untilReady } from "./untilReady.ts"

/** All services in this process, behind one origin. */
export interface Platform {
  readonly origin: string
  readonly credentials: DemoCredentials
  /** Ends when some background work has: with its failure. */
  readonly failed: Effect.Effect<never>
  /** Done when every event has had its effect everywhere. */
  readonly settled: Effect.Effect<void>
  /** What the services share; for operators' acts such as a rebuild. */
  readonly services: Context.Context<Engine | EventLog | Encodings>
  /** Destroys everything of signals, as the service does for who may ask. */
  readonly erase: Ingest["Service"]["erase"]
  /** Destroys signals and persons' requests that are over by their clocks, as the services do by themselves. How many. */
  readonly retain: Ingest["Service"]["retain"]
}

export interface PlatformOptions {
  readonly config: Pick<PlatformConfig, "port" | "data"> & Partial<PlatformConfig>
  /** Undefined: a region that enters everything itself. */
  readonly seed: RegionSeed | undefined
}

/** Undefined where nothing is kept. */
const folderOf = (config: Pick<PlatformConfig, "data">) => (config.data === "memory" ? undefined : config.data)

const startIdentity = (door: FrontDoor, options: PlatformOptions) =>
  Effect.gen(function* () {
    const { seed, config } = options
    const users = (seed?.users ?? []).map(({ id, displayName }) => ({ username: id, displayName, password: id }))
    const partners = (seed?.partners ?? []).map((partner) => partner.id)
    const dataDir = folderOf(config)
    const identity = yield* makeIdentity({
      issuer: `${door.origin}/idp`,
      users,
      clients: platformClients({ partners, registered: config.clients ?? [], origin: door.origin }),
      demo: seed !== undefined,
      dataDir
    })
    door.admitIdentity(identity)
    const credentials = demoCredentials(identity, partners, users)
    if (dataDir !== undefined && seed !== undefined) yield* writeDemoCredentials(dataDir, credentials)
    return { identity, credentials }
  })

/** A service's own key; in one process it need not be written anywhere. */
const authOf = (identity: Identity, clientId: string): ClientAuth => {
  const key = identity.clientKeys[clientId]
  if (key === undefined) throw new Error(`the provider made no key for ${clientId}`)
  return { kind: "key", key: Redacted.make(key) }
}

/** A service's way to ingest: its own token, and ingest's own door in this process. */
const wayToIngest = (door: FrontDoor, identity: Identity, app: Hono, clientId: string, scope: string): Upstream => ({
  baseUrl: `${door.origin}/ingest/v1`,
  fetch: async (request) => app.fetch(request),
  token: serviceToken({
    tokenEndpoint: identity.tokenEndpoint,
    clientId,
    auth: authOf(identity, clientId),
    audience: identity.issuer,
    scope
  })
})

type Kept = Pick<PlatformConfig, "data"> & Partial<PlatformConfig>

/** Where the master key is: as said, or in the data folder, or nowhere that lasts. */
export const masterKeyOf = (config: Kept): MasterKeySource => {
  const data = folderOf(config)
  const own: MasterKeySource = data === undefined ? { kind: "ephemeral" } : { kind: "file", path: masterKeyFile(data) }
  return config.masterKey ?? own
}

/** Folder of the erasure journals; undefined where nothing is kept. */
export const journalOf = (config: Kept): string | undefined => {
  const data = folderOf(config)
  return config.journal ?? (data === undefined ? undefined : join(data, "journal"))
}

/** Starts every service and waits until the platform can do its work. The tables must be there. Ends with the scope. */
export const startPlatform = (options: PlatformOptions) =>
  Effect.gen(function* () {
    const door = yield* openFrontDoor(options.config.port)
    const { identity, credentials } = yield* startIdentity(door, options)
    const { issuer } = identity
    const shared = yield* Effect.context<Engine | EventLog | Scope.Scope>()
    const random = yield* Layer.build(SecureRandom.layer)
    const keys = yield* Layer.build(masterKeyLayer(masterKeyOf(options.config))).pipe(
      Effect.provideContext(Context.merge(shared, random))
    )

    const journal = journalOf(options.config)
    const withKeys = Layer.succeedContext(Context.merge(Context.merge(shared, random), keys))
    const ingest = Context.get(
      yield* Layer.build(
        Ingest.layer({ tokens: { issuer, jwksUri: `${issuer}/jwks`, origin: door.origin }, journal }).pipe(
          Layer.provide(withKeys)
        )
      ),
      Ingest
    )
    const upstream = (client: string, scope: string) => wayToIngest(door, identity, ingest.app, client, scope)
    const casework = Context.get(
      yield* Layer.build(
        Casework.layer(
          {
            origin: door.origin,
            issuer,
            webClient: { id: WEB_CLIENT, auth: authOf(identity, WEB_CLIENT) },
            ingest: upstream(
              "svc-casework",
              "signals:delegate seals:open requests:write signals:erase names:write log:read retention:write rights:handle"
            ),
            dormantDays: options.seed === undefined ? DORMANT_DAYS : undefined,
            stopping: door.stopping
          },
          { journal }
        ).pipe(Layer.provide(withKeys))
      ),
      Casework
    )
    const encodings = yield* Layer.build(encodingsFromIngest(upstream("svc-correlator", "encodings:read")))
    const services = Context.merge(shared, encodings)
    const correlatorApp = yield* Effect.provideContext(makeCorrelatorApp, services)

    if (options.seed !== undefined) yield* casework.seedRegion({ ...options.seed, issuer })
    const workers = [ingest.workers, casework.workers, Effect.provideContext(correlatorWorkers, services)]
    const running = yield* Effect.forkScoped(Effect.all(workers, { concurrency: "unbounded", discard: true }))
    yield* untilReady([ingest.app, casework.app, correlatorApp], ["/ingest/v1", "/casework/v1", "/correlator/v1"])
    // A restored backup brought back what was erased: nobody sees anything before it is gone from every service.
    if (ingest.erasedAgain > 0) yield* Effect.provideContext(settled, services).pipe(Effect.orDie)
    door.admit(composeApp({ ingest: ingest.app, casework: casework.app, correlator: correlatorApp }))

    const platform: Platform = {
      origin: door.origin,
      credentials,
      failed: Fiber.join(running).pipe(Effect.andThen(Effect.never)),
      settled: Effect.provideContext(settled, services).pipe(Effect.orDie),
      services,
      erase: ingest.erase,
      retain: Effect.map(Effect.all([ingest.retain, casework.retain]), ([signals, requests]) => signals + requests)
    }
    return platform
  })
