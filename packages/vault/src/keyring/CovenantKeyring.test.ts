import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { type MasterKeySource, masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { testSql } from "@kruisverband/testing"
import { Effect, Layer, ManagedRuntime, Redacted } from "effect"
import { CovenantKeyring } from "./CovenantKeyring.ts"

const database = ManagedRuntime.make(testSql("ingest"))
beforeAll(() => database.runPromise(Effect.asVoid(Sql)), 60_000)
afterAll(() => database.dispose())

const master = (fill: number): MasterKeySource => ({
  kind: "value",
  value: Redacted.make(Buffer.alloc(32, fill).toString("base64"))
})

/** As a process would start over the same database with this master key. */
const start = <A, E>(source: MasterKeySource, work: Effect.Effect<A, E, CovenantKeyring | Sql>) => {
  const keyring = CovenantKeyring.layer({ linkage: true }).pipe(
    Layer.provide(masterKeyLayer(source)),
    Layer.provide(SecureRandom.layer),
    Layer.fresh
  )
  return database.runPromise(Effect.flatMap(Sql, () => work).pipe(Effect.provide(keyring)))
}
const ensure = (covenant: string) => Effect.flatMap(CovenantKeyring, (ring) => ring.ensure(covenant))
const find = (covenant: string) => Effect.flatMap(CovenantKeyring, (ring) => ring.find(covenant))
const verify = Effect.flatMap(CovenantKeyring, (ring) => ring.verify)

describe("the covenants' keys", () => {
  it("are made once, and are the same after a restart", async () => {
    const first = await start(master(1), Effect.andThen(ensure("a"), find("a")))
    await start(master(1), ensure("a"))
    const second = await start(master(1), find("a"))
    assert.isDefined(first)
    assert.deepStrictEqual(second?.linkageSecret, first?.linkageSecret)
    assert.deepStrictEqual(second?.sealing, first?.sealing)
  })

  it("are not there for a covenant that was never seen", async () => {
    assert.isUndefined(await start(master(1), find("unseen")))
  })

  it("are not remembered from a transaction that was rolled back", async () => {
    const failing = Effect.flatMap(Sql, ({ transaction }) =>
      Effect.flip(transaction(Effect.andThen(Effect.andThen(ensure("b"), ensure("b")), Effect.fail("undone" as const))))
    )
    const found = await start(master(1), Effect.andThen(failing, find("b")))
    assert.isUndefined(found)
  })

  it("stop a start under another master key", async () => {
    await start(master(1), Effect.andThen(ensure("a"), verify))
    const error = await start(master(2), Effect.flip(verify))
    assert.strictEqual(error._tag, "WrongMasterKey")
  })

  it("of a master key that came later are an outage for who does not have it, not a defect", async () => {
    await start(master(2), ensure("later"))
    const error = await start(master(1), Effect.flip(find("later")))
    assert.strictEqual(error._tag, "KeysUnavailable")
    await database.runPromise(
      Effect.flatMap(Sql, (store) =>
        store.run("test", (db) => db.deleteFrom("ingest.covenant_key").where("covenant", "=", "later").execute())
      )
    )
  })

  it("stop a start when they were tampered with", async () => {
    await start(master(1), ensure("c"))
    const change = Effect.flatMap(Sql, (store) =>
      store.run("test", (db) =>
        db
          .updateTable("ingest.covenant_key")
          .set((eb) => ({ linkage: eb.ref("sealing") }))
          .where("covenant", "=", "c")
          .execute()
      )
    )
    const error = await start(master(1), Effect.andThen(change, Effect.flip(verify)))
    assert.strictEqual(error._tag, "SealBroken")
  })
})
