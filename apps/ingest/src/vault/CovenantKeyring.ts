import { deriveKeys, type LinkageKeys } from "@kruisverband/linkage/encode"
import {
  type CovenantKeys,
  Keys,
  makeCovenantKeys,
  openCovenantKeys,
  type SealBroken,
  SecureRandom,
  verifyMasterKey,
  type WrongMasterKey
} from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import { Context, DateTime, Effect, Layer } from "effect"
import { iso } from "../instant.ts"

/** A covenant's keys, ready for use. */
export interface CovenantRing extends CovenantKeys {
  readonly encoding: LinkageKeys
}

/** The covenants' keys: kept wrapped in the database, opened once per process. */
export class CovenantKeyring extends Context.Service<
  CovenantKeyring,
  {
    /** Undefined for a covenant never seen. */
    readonly find: (covenant: string) => Effect.Effect<CovenantRing | undefined, StoreError>
    /** Makes the keys of a covenant that has none. Idempotent, also between instances. */
    readonly ensure: (covenant: string) => Effect.Effect<void, StoreError>
    /** Before any port opens: fails when what is stored is not under the master key at hand. */
    readonly verify: Effect.Effect<void, StoreError | SealBroken | WrongMasterKey>
  }
>()("ingest/vault/CovenantKeyring") {
  static readonly layer = Layer.effect(
    CovenantKeyring,
    Effect.suspend(() => make)
  )
}

const readAll = (sql: Sql["Service"]) =>
  sql.run("CovenantKeyring.readAll", (db) =>
    db.selectFrom("ingest.covenant_key").selectAll().orderBy("covenant").orderBy("key_id").execute()
  )

const wrappedOf = (row: { covenant: string; key_id: string; sealing: Uint8Array; linkage: Uint8Array }) => ({
  covenant: row.covenant,
  keyId: row.key_id,
  sealing: row.sealing,
  linkage: row.linkage
})

const make = Effect.gen(function* () {
  const sql = yield* Sql
  const keys = yield* Keys
  const random = yield* SecureRandom
  const opened = new Map<string, CovenantRing>()

  const open = Effect.fnUntraced(function* (covenant: string) {
    const row = yield* sql.run("CovenantKeyring.get", (db) =>
      db
        .selectFrom("ingest.covenant_key")
        .selectAll()
        .where("covenant", "=", covenant)
        .orderBy("created_at", "desc")
        .limit(1)
        .executeTakeFirst()
    )
    if (row === undefined) return undefined
    // A key that does not open was found at start (`verify`); meeting one here is damage, not a state to handle.
    const covenantKeys = yield* openCovenantKeys(wrappedOf(row)).pipe(Effect.provideService(Keys, keys), Effect.orDie)
    const ring: CovenantRing = { ...covenantKeys, encoding: deriveKeys(covenantKeys.linkageSecret) }
    opened.set(covenant, ring)
    return ring
  })

  const find = (covenant: string) => {
    const ring = opened.get(covenant)
    return ring === undefined ? open(covenant) : Effect.succeed(ring)
  }

  const ensure = Effect.fnUntraced(function* (covenant: string) {
    // Asked of the database and not remembered: this may be a transaction that is rolled back.
    const known = yield* sql.run("CovenantKeyring.known", (db) =>
      db.selectFrom("ingest.covenant_key").select("key_id").where("covenant", "=", covenant).executeTakeFirst()
    )
    if (known !== undefined) return
    const fresh = yield* makeCovenantKeys(covenant).pipe(
      Effect.provideService(Keys, keys),
      Effect.provideService(SecureRandom, random)
    )
    const at = iso(yield* DateTime.now)
    yield* sql.run("CovenantKeyring.ensure", (db) =>
      db
        .insertInto("ingest.covenant_key")
        .values({ covenant, key_id: fresh.keyId, sealing: fresh.sealing, linkage: fresh.linkage, created_at: at })
        // Another instance was first: its keys count.
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    )
  })

  const verify = Effect.gen(function* () {
    const rows = yield* readAll(sql)
    yield* verifyMasterKey(rows.map(wrappedOf)).pipe(Effect.provideService(Keys, keys))
  })

  return CovenantKeyring.of({ find, ensure, verify })
})
