import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { keyIdOf } from "../seal/sealed.ts"
import {
  makeCovenantKeys,
  openCovenantKeys,
  rewrapCovenantKeys,
  rotateCovenantKeys,
  verifyMasterKey
} from "./covenantKeys.ts"
import { type MasterKeySource, masterKeyLayer } from "./masterKey.ts"

const text = (fill: number) => Redacted.make(Buffer.alloc(32, fill).toString("base64"))
const one: MasterKeySource = { kind: "value", value: text(1) }
const two: MasterKeySource = { kind: "value", value: text(2) }
const both: MasterKeySource = { kind: "value", value: text(2), previous: [text(1)] }
const under = (source: MasterKeySource) =>
  Effect.provide(masterKeyLayer(source).pipe(Layer.provideMerge(SecureRandom.layer)))

describe("a covenant's keys", () => {
  it.effect("open under their master key, and differ per covenant", () =>
    Effect.gen(function* () {
      const [a, b] = [yield* makeCovenantKeys("ingest", "a", true), yield* makeCovenantKeys("ingest", "b", true)]
      const [openA, openB] = [yield* openCovenantKeys(a), yield* openCovenantKeys(b)]
      assert.strictEqual(openA.linkageSecret?.length, 32)
      assert.notDeepEqual(openA.linkageSecret, openB.linkageSecret)
      assert.notDeepEqual(openA.sealing.bytes, openA.linkageSecret)
      assert.notDeepEqual(openA.fingerprintKey, openB.fingerprintKey)
    }).pipe(under(one))
  )

  it.effect("have no linkage key where nobody is encoded", () =>
    Effect.gen(function* () {
      const keys = yield* makeCovenantKeys("casework", "a", false)
      assert.isUndefined((yield* openCovenantKeys(keys)).linkageSecret)
    }).pipe(under(one))
  )

  it.effect("do not open when moved to another covenant, service, version or use", () =>
    Effect.gen(function* () {
      const a = yield* makeCovenantKeys("ingest", "a", true)
      const moved = [
        { ...a, covenant: "b" },
        { ...a, realm: "casework" },
        { ...a, keyId: "c2" },
        { ...a, sealing: a.linkage ?? a.sealing, linkage: a.sealing }
      ]
      for (const wrapped of moved) {
        const error = yield* Effect.flip(openCovenantKeys(wrapped))
        assert.strictEqual(error._tag === "SealBroken" ? error.reason : error._tag, "tampered")
      }
    }).pipe(under(one))
  )

  it.effect("stop a start under another master key, and say which is needed", () =>
    Effect.gen(function* () {
      const stored = yield* makeCovenantKeys("ingest", "a", true).pipe(under(one))
      yield* verifyMasterKey([stored]).pipe(under(one))
      const error = yield* Effect.flip(verifyMasterKey([stored]).pipe(under(two)))
      assert.strictEqual(error._tag, "WrongMasterKey")
      assert.include(error.message, keyIdOf(stored.sealing) ?? "?")
    })
  )

  it.effect("stop a start without any master key, and leave none behind", () =>
    Effect.gen(function* () {
      const stored = yield* makeCovenantKeys("ingest", "a", true).pipe(under(one))
      const nothing: MasterKeySource = { kind: "file", path: "/nonexistent/kv/master.key" }
      const error = yield* Effect.flip(verifyMasterKey([stored]).pipe(under(nothing)))
      assert.strictEqual(error._tag === "WrongMasterKey" ? error.present : error._tag, "no key")
    })
  )

  it.effect("need no master key where there are none", () => verifyMasterKey([]).pipe(under(two)))

  it.effect("stay the same through a rotation of the master key", () =>
    Effect.gen(function* () {
      const stored = yield* makeCovenantKeys("ingest", "a", true).pipe(under(one))
      const before = yield* openCovenantKeys(stored).pipe(under(one))
      const rotated = yield* rewrapCovenantKeys(stored).pipe(under(both))
      yield* verifyMasterKey([stored, rotated]).pipe(under(both))
      assert.deepStrictEqual(yield* openCovenantKeys(rotated).pipe(under(two)), before)
    })
  )

  it.effect("get a new sealing key by a rotation of their own; linkage and fingerprints go on", () =>
    Effect.gen(function* () {
      const first = yield* makeCovenantKeys("ingest", "a", true)
      const second = yield* rotateCovenantKeys(first)
      const [before, after] = [yield* openCovenantKeys(first), yield* openCovenantKeys(second)]
      assert.deepStrictEqual([before.sealing.id, after.sealing.id], ["c1", "c2"])
      assert.notDeepEqual(after.sealing.bytes, before.sealing.bytes)
      assert.deepStrictEqual(after.linkageSecret, before.linkageSecret)
      assert.deepStrictEqual(after.fingerprintKey, before.fingerprintKey)
    }).pipe(under(one))
  )
})
