import {
  type Keys,
  KeysUnavailable,
  makeCovenantKeys,
  openCovenantKeys,
  type SealBroken,
  type SecureRandom,
  verifyMasterKey,
  type WrongMasterKey
} from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import { Context, Effect, Layer, Schedule, Stream } from "effect"
import type { CovenantRing } from "./CovenantRing.ts"
import { addKeyRow, keyChannel, readKeyRows } from "./keyRows.ts"

export type KeyFault = StoreError | KeysUnavailable

/** The covenants' keys of one service: kept wrapped in its database, opened once per process. */
export class CovenantKeyring extends Context.Service<
  CovenantKeyring,
  {
    /** Undefined for a covenant never seen. */
    readonly find: (covenant: string) => Effect.Effect<CovenantRing | undefined, KeyFault>
    /** Makes the keys of a covenant that has none in use. Idempotent, also between instances. */
    readonly ensure: (covenant: string) => Effect.Effect<void, KeyFault>
    /** Before any port opens: fails when what is stored is not under the master key at hand. */
    readonly verify: Effect.Effect<void, KeyFault | SealBroken | WrongMasterKey>
    /** Forgets opened keys when another process rotates or retires them; for ever. */
    readonly watch: Effect.Effect<never>
    /** Forgets a covenant's opened keys: the next use reads them again. */
    readonly forget: (covenant: string) => void
  }
>()("vault/keyring/CovenantKeyring") {
  /** `linkage`: whether this service encodes persons. */
  static readonly layer = (options: {
    readonly linkage: boolean
  }): Layer.Layer<CovenantKeyring, never, Sql | Keys | SecureRandom> => Layer.effect(CovenantKeyring, make(options))
}

/** How soon to listen again after the connection was lost. */
const again = Schedule.spaced("1 second")

const make = (options: { readonly linkage: boolean }) =>
  Effect.gen(function* () {
    const services = yield* Effect.context<Sql | Keys | SecureRandom>()
    const { listen, owner } = yield* Sql
    const opened = new Map<string, CovenantRing>()

    const open = Effect.fnUntraced(function* (covenant: string) {
      const rows = yield* readKeyRows(covenant)
      const newest = rows.at(-1)
      if (newest === undefined) return undefined
      // A key that does not open was found at start (`verify`), so this is one of a master key that came since and is
      // not at hand here; anything else is damage, not a state to handle.
      const all = yield* Effect.forEach(rows, (row) =>
        Effect.catchTag(openCovenantKeys(row), "SealBroken", (error) =>
          error.reason === "unknown-key"
            ? Effect.fail(new KeysUnavailable({ where: `covenant ${covenant}`, code: "master-key-not-at-hand" }))
            : Effect.die(error)
        )
      )
      const keys = all.at(-1)
      if (keys === undefined) return undefined
      const versions = new Map(all.map(({ sealing }) => [sealing.id, sealing] as const))
      const ring: CovenantRing = { ...keys, versions, retired: newest.retired }
      opened.set(covenant, ring)
      return ring
    })

    const ensure = Effect.fnUntraced(function* (covenant: string) {
      // Asked of the database and not remembered: this may be a transaction that is rolled back.
      const newest = (yield* readKeyRows(covenant)).at(-1)
      if (newest !== undefined && !newest.retired) return
      const fresh = yield* makeCovenantKeys(owner, covenant, options.linkage, newest?.keyId)
      yield* addKeyRow(fresh)
    })

    const watch = Stream.runForEach(listen(keyChannel(owner)), (covenant) =>
      Effect.sync(() => (covenant === "" ? opened.clear() : opened.delete(covenant)))
    ).pipe(Effect.andThen(Effect.never), Effect.retry(again), Effect.orDie)

    return CovenantKeyring.of({
      find: (covenant) => {
        const ring = opened.get(covenant)
        return ring === undefined ? Effect.provideContext(open(covenant), services) : Effect.succeed(ring)
      },
      ensure: (covenant) => Effect.provideContext(ensure(covenant), services),
      verify: Effect.provideContext(Effect.flatMap(readKeyRows(), verifyMasterKey), services),
      watch,
      forget: (covenant) => {
        opened.delete(covenant)
      }
    })
  })
