import { type EventLog, relay } from "@kruisverband/broker"
import { type BearerOptions, bearer, makeService, type Rate, RateLimit } from "@kruisverband/http"
import type { Keys, KeysUnavailable, SealBroken, SecureRandom, WrongMasterKey } from "@kruisverband/privacy"
import { type Engine, type Sql, type StoreError, sqlLayer } from "@kruisverband/store"
import {
  CovenantKeyring,
  type JournalError,
  type JournalUnusable,
  journalIn,
  type KeysNotReady
} from "@kruisverband/vault"
import { Context, Effect, Layer, Schedule } from "effect"
import type { Hono } from "hono"
import { fromPoster } from "./access/asPoster.ts"
import { authenticate } from "./access/authenticate.ts"
import { forgetUsedProofs, usedProofs } from "./access/usedProofs.ts"
import { Encoder } from "./encoding/Encoder.ts"
import { Erasure } from "./erasure/Erasure.ts"
import { Encodings } from "./internal/Encodings.ts"
import { Seals } from "./internal/Seals.ts"
import { NameSets } from "./names/NameSets.ts"
import { consumeRegistry } from "./registry/consumeRegistry.ts"
import { Registry } from "./registry/Registry.ts"
import { registryReady } from "./registry/registryReady.ts"
import { Requests } from "./requests/Requests.ts"
import { hearStandings } from "./retention/hearStandings.ts"
import { runRetention, watchRetention } from "./retention/runRetention.ts"
import { Restrictions } from "./rights/Restrictions.ts"
import { routes } from "./routes.ts"
import { forgetExpired } from "./signals/Idempotency.ts"
import { OwnSignals } from "./signals/OwnSignals.ts"
import { SignalIntake } from "./signals/SignalIntake.ts"
import { sealOpenEncodings } from "./vault/sealOpenEncodings.ts"
import { vaultKeys } from "./vault/vaultKeys.ts"

export interface IngestOptions {
  /** Folder of the erasure journals; undefined: nothing outlives this process. */
  readonly journal: string | undefined
  /** Who issues the access tokens, and where its keys are. */
  readonly tokens: BearerOptions
  /** Requests per second and client, on average, and at once. Default 2,000 and 4,000. */
  readonly rate?: Rate
  /** Signals that a clock destroys in one transaction. Default 200. */
  readonly retentionBatch?: number
}

type Refused =
  | StoreError
  | KeysUnavailable
  | KeysNotReady
  | WrongMasterKey
  | SealBroken
  | JournalError
  | JournalUnusable

/** The ingest service: its HTTP application and its background work. */
export class Ingest extends Context.Service<
  Ingest,
  {
    /** Mounted at `/ingest/v1`. */
    readonly app: Hono
    /** Consumers of registry and standings, relay of the outbox, forgetting of expired answers, retention clocks. For ever; its end is the service's end. */
    readonly workers: Effect.Effect<never>
    /** Destroys everything of signals; also behind the internal endpoint. */
    readonly erase: Erasure["Service"]["erase"]
    /** Destroys what is over, as the workers do by themselves. The number of signals. */
    readonly retain: Effect.Effect<number, StoreError | JournalError | KeysUnavailable>
    /** Signals that the journal had erased again at this start: the other services hear of it when the workers run. */
    readonly erasedAgain: number
  }
>()("ingest/Ingest") {
  /**
   * Fails before anything listens when the stored keys are not under the master key at hand, and when the erasure
   * journal is not the one that the database was used with. The tables must be there (`migrate`).
   */
  static readonly layer = (
    options: IngestOptions
  ): Layer.Layer<Ingest, Refused, Engine | EventLog | Keys | SecureRandom> => {
    const erasure = Erasure.layer.pipe(Layer.provide(journalIn(options.journal, "ingest")))
    return Layer.effect(Ingest, make(options)).pipe(
      Layer.provide([
        Encodings.layer.pipe(Layer.provide(vaultKeys)),
        NameSets.layer.pipe(Layer.provide(vaultKeys)),
        Seals.layer.pipe(Layer.provide(vaultKeys)),
        Requests.layer.pipe(Layer.provide(vaultKeys)),
        OwnSignals.layer.pipe(Layer.provide([Registry.layer, vaultKeys, erasure])),
        Restrictions.layer.pipe(Layer.provideMerge(Registry.layer), Layer.provide([vaultKeys, erasure])),
        erasure,
        SignalIntake.layer.pipe(Layer.provide([Registry.layer, vaultKeys, Encoder.layer])),
        vaultKeys,
        Registry.layer,
        RateLimit.layer(options.rate ?? { perSecond: 2000, burst: 4000 })
      ]),
      Layer.provide(sqlLayer("ingest"))
    )
  }
}

/** Version of the HTTP interface: its major is in the path. */
const VERSION = "1.0.0"
const DESCRIPTION =
  "Signalen melden onder een convenant, en volgen wat ermee gebeurt. / Posting signals under a covenant, and following what becomes of them."

const make = (options: IngestOptions) =>
  Effect.gen(function* () {
    yield* (yield* CovenantKeyring).verify
    yield* sealOpenEncodings
    const erasure = yield* Erasure
    const { erase, reapply } = erasure
    const erasedAgain = yield* reapply
    if (erasedAgain > 0) yield* Effect.logWarning("erasure journal applied", { signals: erasedAgain })
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
      authenticate: authenticate(bearer({ firstUse: yield* usedProofs, ...options.tokens })),
      around: fromPoster,
      ready: yield* registryReady
    })
    const services = Context.add(yield* Effect.context<EventLog | Sql | CovenantKeyring>(), Erasure, erasure)
    const forget = Effect.all([forgetExpired, forgetUsedProofs]).pipe(
      Effect.ignore,
      Effect.repeat(Schedule.spaced("1 hour"))
    )
    const { watch } = yield* CovenantKeyring
    const retention = watchRetention(options.retentionBatch)
    const parts = [consumeRegistry, hearStandings, relay("ingest"), forget, watch, retention]
    const workers = Effect.all(parts, { concurrency: "unbounded" }).pipe(
      Effect.andThen(Effect.never),
      Effect.provideContext(services)
    )
    const retain = Effect.provideContext(runRetention(options.retentionBatch), services)
    return Ingest.of({ app, workers, erase, erasedAgain, retain })
  })
