import type { EventLog } from "@kruisverband/broker"
import type { User } from "@kruisverband/domain"
import { type Rate, RateLimit } from "@kruisverband/http"
import type { Keys, SealBroken, SecureRandom, WrongMasterKey } from "@kruisverband/privacy"
import { type Engine, type Sql, type StoreError, sqlLayer } from "@kruisverband/store"
import {
  CovenantKeyring,
  type JournalError,
  type JournalUnusable,
  journalIn,
  type KeyFault,
  type KeysNotReady
} from "@kruisverband/vault"
import { Context, Effect, Layer } from "effect"
import type { Hono } from "hono"
import { CaseworkConfig } from "./CaseworkConfig.ts"
import { PERSONS_RATE } from "./CaseworkSettings.ts"
import { reapplyForgetting } from "./erasure/reapplyForgetting.ts"
import { type CaseworkServices, makeCaseworkApp } from "./makeCaseworkApp.ts"
import { putUsers, type Seed, seedRegion } from "./registry/seedRegion.ts"
import { tellUntold } from "./retention/tellStandings.ts"
import { expireRequests } from "./rights/expireRequests.ts"
import { OpenId } from "./session/OpenId.ts"
import { LinkHub } from "./stream/LinkHub.ts"
import { sealOpenReasons } from "./vault/sealOpenReasons.ts"
import { vaultKeys } from "./vault/vaultKeys.ts"
import { caseworkWorkers } from "./workers.ts"

type Refused = KeyFault | WrongMasterKey | SealBroken | KeysNotReady | JournalError | JournalUnusable

export interface CaseworkOptions {
  /** Folder of the erasure journals; undefined: nothing outlives this process. */
  readonly journal: string | undefined
  /** How much one person may ask. */
  readonly rate?: Rate
}

/** The casework service: its HTTP application, its background work and its registry. */
export class Casework extends Context.Service<
  Casework,
  {
    /** Mounted at `/casework/v1`. */
    readonly app: Hono
    /** Projection consumer and relay of the outbox. For ever; its end is the service's end. */
    readonly workers: Effect.Effect<never>
    /** Destroys what is kept of persons' requests whose own term is over, as the service does by itself. How many. */
    readonly retain: Effect.Effect<number, StoreError>
    /** Puts a region in place; idempotent. */
    readonly seedRegion: (seed: Seed) => Effect.Effect<void, StoreError>
    /** Adds users and sets their roles, from the next request on. `sub` at the issuer is the user id. */
    readonly putUsers: (users: ReadonlyArray<User>, issuer: string) => Effect.Effect<void, StoreError>
  }
>()("casework/Casework") {
  /**
   * Fails before anything listens when the stored keys are not under the master key at hand, and when the erasure
   * journal is not the one that the database was used with. The tables must be there (`migrate`).
   */
  static readonly layer = (
    config: CaseworkConfig["Service"],
    options: CaseworkOptions
  ): Layer.Layer<Casework, Refused, Engine | EventLog | Keys | SecureRandom> =>
    Layer.effect(Casework, make).pipe(
      Layer.provide([LinkHub.layer, OpenId.layer, vaultKeys, journalIn(options.journal, "casework")]),
      Layer.provide(RateLimit.layer(options.rate ?? PERSONS_RATE)),
      Layer.provide([sqlLayer("casework"), Layer.succeed(CaseworkConfig, config)])
    )
}

const make = Effect.gen(function* () {
  const { verify, watch } = yield* CovenantKeyring
  yield* verify
  yield* sealOpenReasons
  const forgotten = yield* reapplyForgetting
  if (forgotten > 0) yield* Effect.logWarning("erasure journal applied", { signals: forgotten })
  yield* tellUntold
  const services = yield* Effect.context<CaseworkServices | EventLog>()
  const provide = <A, E>(effect: Effect.Effect<A, E, Sql>) => Effect.provideContext(effect, services)
  return Casework.of({
    app: yield* makeCaseworkApp,
    workers: Effect.provideContext(Effect.all([caseworkWorkers, watch], { concurrency: "unbounded" }), services).pipe(
      Effect.andThen(Effect.never)
    ),
    retain: Effect.provideContext(expireRequests, services),
    seedRegion: (seed) => provide(seedRegion(seed)),
    putUsers: (users, issuer) => provide(putUsers(users, issuer))
  })
})
