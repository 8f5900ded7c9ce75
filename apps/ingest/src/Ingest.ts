import { type EventLog, relay } from "@kruisverband/broker"
import { type BearerOptions, bearer, makeService } from "@kruisverband/http"
import type { Keys, SealBroken, SecureRandom, WrongMasterKey } from "@kruisverband/privacy"
import { type Engine, type Sql, type StoreError, sqlLayer } from "@kruisverband/store"
import { Context, Effect, Layer, Schedule } from "effect"
import type { Hono } from "hono"
import { authenticate } from "./access/authenticate.ts"
import { RateLimit } from "./access/RateLimit.ts"
import { Encoder } from "./encoding/Encoder.ts"
import { Encodings } from "./internal/Encodings.ts"
import { Seals } from "./internal/Seals.ts"
import { consumeRegistry } from "./registry/consumeRegistry.ts"
import { Registry } from "./registry/Registry.ts"
import { registryReady } from "./registry/registryReady.ts"
import { Requests } from "./requests/Requests.ts"
import { routes } from "./routes.ts"
import { forgetExpired } from "./signals/Idempotency.ts"
import { OwnSignals } from "./signals/OwnSignals.ts"
import { SignalIntake } from "./signals/SignalIntake.ts"
import { CovenantKeyring } from "./vault/CovenantKeyring.ts"

export interface IngestOptions {
  /** Who issues the access tokens, and where its keys are. */
  readonly tokens: BearerOptions
  /** Requests per second and client, on average, and at once. Default 2,000 and 4,000. */
  readonly rate?: { readonly perSecond: number; readonly burst: number }
}

/** The ingest service: its HTTP application and its background work. */
export class Ingest extends Context.Service<
  Ingest,
  {
    /** Mounted at `/ingest/v1`. */
    readonly app: Hono
    /** Registry consumer, relay of the outbox, forgetting of expired answers. For ever; its end is the service's end. */
    readonly workers: Effect.Effect<never>
  }
>()("ingest/Ingest") {
  /** Fails before anything listens when the stored keys are not under the master key at hand. The tables must be there (`migrate`). */
  static readonly layer = (
    options: IngestOptions
  ): Layer.Layer<Ingest, StoreError | WrongMasterKey | SealBroken, Engine | EventLog | Keys | SecureRandom> =>
    Layer.effect(Ingest, make(options)).pipe(
      Layer.provide([
        Encodings.layer,
        Seals.layer.pipe(Layer.provide(keyring)),
        Requests.layer.pipe(Layer.provide(keyring)),
        OwnSignals.layer.pipe(Layer.provide([Registry.layer, keyring])),
        SignalIntake.layer.pipe(Layer.provide([Registry.layer, keyring, Encoder.layer])),
        keyring,
        RateLimit.layer(options.rate ?? { perSecond: 2000, burst: 4000 })
      ]),
      Layer.provide(sqlLayer("ingest"))
    )
}

/** One constant, so that all share one ring of opened keys. */
const keyring = CovenantKeyring.layer

/** Version of the HTTP interface: its major is in the path. */
const VERSION = "1.0.0"
const DESCRIPTION =
  "Signalen melden onder een convenant, en volgen wat ermee gebeurt. / Posting signals under a covenant, and following what becomes of them."

const make = (options: IngestOptions) =>
  Effect.gen(function* () {
    yield* (yield* CovenantKeyring).verify
    const app = yield* makeService({
      name: "ingest",
      api: {
        base: "/ingest/v1",
        version: VERSION,
        title: "Kruisverband ingest",
        description: DESCRIPTION,
        contact: { name: "Kruisverband", email: "beheer@kruisverband.example", url: "https://kruisverband.example" }
      },
      routes,
      authenticate: authenticate(bearer(options.tokens)),
      ready: yield* registryReady
    })
    const services = yield* Effect.context<EventLog | Sql | CovenantKeyring>()
    const forget = forgetExpired.pipe(Effect.ignore, Effect.repeat(Schedule.spaced("1 hour")))
    const workers = Effect.all([consumeRegistry, relay("ingest"), forget], { concurrency: "unbounded" }).pipe(
      Effect.andThen(Effect.never),
      Effect.provideContext(services)
    )
    return Ingest.of({ app, workers })
  })
