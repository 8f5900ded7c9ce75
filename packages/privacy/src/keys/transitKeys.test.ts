import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { type FakeTransit, startFakeTransit } from "../../test/fakeTransit.ts"
import { SecureRandom } from "../random/SecureRandom.ts"
import { keyIdOf } from "../seal/sealed.ts"
import { makeCovenantKeys, openCovenantKeys, rewrapCovenantKeys, verifyMasterKey } from "./covenantKeys.ts"
import { Keys } from "./Keys.ts"
import { type MasterKeySource, masterKeyLayer } from "./masterKey.ts"

let service: FakeTransit
beforeAll(async () => {
  service = await startFakeTransit()
})
afterAll(() => service.stop())

const source = (over: { token?: string; previous?: Redacted.Redacted } = {}): MasterKeySource => ({
  kind: "transit",
  url: `${service.url}/`,
  key: "kruisverband",
  token: Redacted.make(over.token ?? "service-token"),
  ...(over.previous === undefined ? {} : { previous: over.previous })
})
const under = (of: MasterKeySource) => Effect.provide(masterKeyLayer(of).pipe(Layer.provideMerge(SecureRandom.layer)))
const local = Redacted.make(Buffer.alloc(32, 4).toString("base64"))

const binding = { purpose: "test", ids: ["a"] }
const plain = new TextEncoder().encode("thirty-two bytes of somebody else")

describe("an external key service", () => {
  it.live("wraps and unwraps without giving its key away, and says under which version", () =>
    Effect.gen(function* () {
      const keys = yield* Keys
      const sealed = yield* keys.wrap(plain, binding)
      assert.isFalse(Buffer.from(sealed).includes("somebody"))
      assert.strictEqual(keyIdOf(sealed), yield* keys.current)
      assert.deepStrictEqual(yield* keys.unwrap(sealed, binding), new Uint8Array(plain))
    }).pipe(under(source()))
  )

  it.live("opens nothing that was moved, changed or sealed elsewhere", () =>
    Effect.gen(function* () {
      const keys = yield* Keys
      const sealed = yield* keys.wrap(plain, binding)
      const moved = yield* Effect.flip(keys.unwrap(sealed, { ...binding, ids: ["b"] }))
      assert.strictEqual(moved._tag === "SealBroken" ? moved.reason : moved._tag, "tampered")
      const other = Uint8Array.from(sealed)
      other[2] = 120
      const elsewhere = yield* Effect.flip(keys.unwrap(other, binding))
      assert.strictEqual(elsewhere._tag === "SealBroken" ? elsewhere.reason : elsewhere._tag, "unknown-key")
      const garbage = yield* Effect.flip(keys.unwrap(Uint8Array.of(9, 9), binding))
      assert.strictEqual(garbage._tag === "SealBroken" ? garbage.reason : garbage._tag, "malformed")
    }).pipe(under(source()))
  )

  it.live("is asked again after a cut connection or a failure of its own, and not for ever", () =>
    Effect.gen(function* () {
      const keys = yield* Keys
      service.failNext(0, 1)
      yield* keys.wrap(plain, binding)
      service.failNext(503, 2)
      yield* keys.wrap(plain, binding)
      service.failNext(503, 3)
      const error = yield* Effect.flip(keys.wrap(plain, binding))
      assert.deepStrictEqual([error._tag, error.code], ["KeysUnavailable", "http-503"])
    }).pipe(under(source()))
  )

  it.live("that does not know us is an outage that names no token", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip((yield* Keys).wrap(plain, binding))
      assert.strictEqual(error.code, "http-403")
      assert.notInclude(error.message, "hunter2")
    }).pipe(under(source({ token: "hunter2" })))
  )

  it.live("rotates at its own side: covenant keys are rewrapped to its newest version", () =>
    Effect.gen(function* () {
      const keys = yield* Keys
      const wrapped = yield* makeCovenantKeys("ingest", "a", true)
      const before = yield* openCovenantKeys(wrapped)
      service.rotate()
      yield* verifyMasterKey([wrapped])
      const fresh = yield* rewrapCovenantKeys(wrapped)
      assert.strictEqual(keyIdOf(fresh.sealing), yield* keys.current)
      assert.notStrictEqual(keyIdOf(wrapped.sealing), yield* keys.current)
      service.setMinimum(2)
      assert.deepStrictEqual(yield* openCovenantKeys(fresh), before)
      const error = yield* Effect.flip(verifyMasterKey([wrapped]))
      assert.strictEqual(error._tag, "WrongMasterKey")
    }).pipe(under(source()))
  )

  it.live("takes over from a key of our own", () =>
    Effect.gen(function* () {
      const wrapped = yield* makeCovenantKeys("ingest", "a", true).pipe(under({ kind: "value", value: local }))
      const moved = yield* Effect.gen(function* () {
        yield* verifyMasterKey([wrapped])
        return yield* rewrapCovenantKeys(wrapped)
      }).pipe(under(source({ previous: local })))
      assert.deepStrictEqual(
        yield* openCovenantKeys(moved).pipe(under(source())),
        yield* openCovenantKeys(wrapped).pipe(under({ kind: "value", value: local }))
      )
    })
  )
})
