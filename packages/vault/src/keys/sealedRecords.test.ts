import { assert, layer } from "@effect/vitest"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { testSql } from "@kruisverband/testing"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { CovenantKeyring } from "../keyring/CovenantKeyring.ts"
import { withRing } from "../keyring/withRing.ts"
import { destroyDataKeys, findDataKeys, putDataKeys } from "./dataKeys.ts"
import { addUnder, openUnder, sealUnder } from "./sealedRecords.ts"

const services = CovenantKeyring.layer({ linkage: false }).pipe(
  Layer.provideMerge(masterKeyLayer({ kind: "ephemeral" })),
  Layer.provideMerge(SecureRandom.layer),
  Layer.provideMerge(testSql("casework"))
)

const record = (number: number) => `0191e0d3-0000-7000-8000-${number.toString(16).padStart(12, "0")}`
const bytes = (text: string) => new TextEncoder().encode(text)
const text = (plain: Uint8Array | undefined) => (plain === undefined ? undefined : new TextDecoder().decode(plain))

const ringOf = Effect.fnUntraced(function* (covenant: string) {
  const keyring = yield* CovenantKeyring
  yield* keyring.ensure(covenant)
  const ring = yield* keyring.find(covenant)
  return ring === undefined ? yield* Effect.die("no ring") : ring
})

layer(services, { timeout: "60 seconds", excludeTestServices: true })("a sealed record", (it) => {
  it.effect("is opened with the key that is kept apart from it, and takes fields later", () =>
    Effect.gen(function* () {
      const ring = yield* ringOf("a")
      const { fields, key } = yield* sealUnder(ring, record(1), { question: bytes("waarom?") })
      assert.strictEqual(yield* putDataKeys("a", [key]), 1)
      const kept = (yield* findDataKeys("a", [record(1), record(2)])).get(record(1))
      if (kept === undefined) return yield* Effect.die("gone")
      const answer = yield* addUnder(ring, kept, "answer", bytes("daarom"))
      assert.strictEqual(text(yield* openUnder(ring, kept, "question", fields.question)), "waarom?")
      assert.strictEqual(text(yield* openUnder(ring, kept, "answer", answer)), "daarom")
    })
  )

  it.effect("is gone with its key, and no other", () =>
    Effect.gen(function* () {
      const ring = yield* ringOf("a")
      const sealed = yield* Effect.forEach([3, 4], (number) => sealUnder(ring, record(number), { text: bytes("x") }))
      yield* putDataKeys(
        "a",
        sealed.map(({ key }) => key)
      )
      assert.strictEqual(yield* destroyDataKeys("a", [record(3)]), 1)
      assert.strictEqual(yield* destroyDataKeys("a", [record(3)]), 0)
      assert.deepStrictEqual([...(yield* findDataKeys("a", [record(3), record(4)])).keys()], [record(4)])
      assert.strictEqual(yield* destroyDataKeys("b", [record(4)]), 0)
    })
  )

  it.effect("is not kept under a covenant key that is no longer there", () =>
    Effect.gen(function* () {
      const ring = yield* ringOf("a")
      const { key } = yield* sealUnder(ring, record(5), { text: bytes("x") })
      assert.strictEqual(yield* putDataKeys("a", [{ ...key, keyId: "c9" }]), 0)
      assert.strictEqual((yield* findDataKeys("a", [record(5)])).size, 0)
    })
  )

  it.effect("is opened by a process whose keys are older than its own, after reading them anew", () =>
    Effect.gen(function* () {
      const keyring = yield* CovenantKeyring
      const { run } = yield* Sql
      yield* ringOf("c")
      // Another process rotates: the version that this one opened gets another name, and its data keys with it.
      const sealed = yield* withRing("c", (ring) =>
        sealUnder({ ...ring, sealing: { ...ring.sealing, id: "c7" } }, record(6), { text: bytes("y") })
      )
      if (sealed === undefined) return yield* Effect.die("no ring")
      let tries = 0
      const open = withRing("c", (ring) => {
        tries += 1
        return openUnder(ring, sealed.key, "text", sealed.fields.text)
      })
      const defect = yield* Effect.exit(open)
      assert.strictEqual(defect._tag, "Failure")
      assert.strictEqual(tries, 2)
      assert.isUndefined(yield* withRing("never-seen", () => Effect.die("not reached")))
      keyring.forget("c")
      yield* run("test", (db) => sql`delete from casework.covenant_key where covenant = 'c'`.execute(db))
      assert.isUndefined(yield* keyring.find("c"))
    })
  )
})
