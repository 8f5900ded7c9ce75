import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { makeCovenantKeys, openCovenantKeys, rewrapCovenantKeys, verifyMasterKey } from "./covenantKeys.ts"
import { Keys } from "./Keys.ts"
import { type MasterKeySource, masterKeyLayer } from "./masterKey.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kv-keys-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const under = (source: MasterKeySource) => masterKeyLayer(source).pipe(Layer.provideMerge(SecureRandom.layer))
const value = (fill: number): MasterKeySource => ({
  kind: "value",
  value: Redacted.make(Buffer.alloc(32, fill).toString("base64"))
})
const idOf = (source: MasterKeySource) =>
  Effect.gen(function* () {
    return (yield* Keys).masterKeyId
  }).pipe(Effect.provide(under(source)))

describe("the master key file", () => {
  it.effect("is made at first start, for its owner alone, and read from then on", () =>
    Effect.gen(function* () {
      const path = join(folder, "first", "keys", "master.key")
      const made = yield* idOf({ kind: "file", path })
      assert.strictEqual(statSync(path).mode & 0o777, 0o600)
      assert.strictEqual(Buffer.from(readFileSync(path, "utf8"), "base64").length, 32)
      assert.strictEqual(yield* idOf({ kind: "file", path }), made)
    })
  )

  it.effect("is one and the same for two processes that start at once", () =>
    Effect.gen(function* () {
      const path = join(folder, "race", "master.key")
      const ids = yield* Effect.all(
        Array.from({ length: 8 }, () => idOf({ kind: "file", path })),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(new Set(ids).size, 1)
    })
  )

  it.effect("is refused when others can read it, and when it holds no key", () =>
    Effect.gen(function* () {
      const path = join(folder, "open.key")
      writeFileSync(path, `${Buffer.alloc(32, 3).toString("base64")}\n`)
      chmodSync(path, 0o644)
      assert.strictEqual((yield* Effect.flip(idOf({ kind: "file", path }))).found, "mode 0644")
      chmodSync(path, 0o600)
      writeFileSync(path, "short")
      const error = yield* Effect.flip(idOf({ kind: "file", path }))
      assert.strictEqual(
        error.message,
        `${path}: found 5 characters; wanted a file of mode 0600 with 32 bytes as base64`
      )
    })
  )
})

describe("the master key variable", () => {
  it.effect("is read as base64 or hexadecimal", () =>
    Effect.gen(function* () {
      const hex: MasterKeySource = { kind: "value", value: Redacted.make(Buffer.alloc(32, 5).toString("hex")) }
      assert.strictEqual(yield* idOf(hex), yield* idOf(value(5)))
      assert.notStrictEqual(yield* idOf(value(6)), yield* idOf(value(5)))
    })
  )

  it.effect("is named when it is wrong, without telling it", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(idOf({ kind: "value", value: Redacted.make("hunter2") }))
      assert.strictEqual(
        error.message,
        "KRUISVERBAND_MASTER_KEY: found 7 characters; wanted 32 bytes as base64 or as 64 hexadecimal digits"
      )
    })
  )
})

describe("a covenant's keys", () => {
  it.effect("open under their master key, and differ per covenant", () =>
    Effect.gen(function* () {
      const [a, b] = [yield* makeCovenantKeys("a"), yield* makeCovenantKeys("b")]
      const [openA, openB] = [yield* openCovenantKeys(a), yield* openCovenantKeys(b)]
      assert.strictEqual(openA.linkageSecret.length, 32)
      assert.notDeepEqual(openA.linkageSecret, openB.linkageSecret)
      assert.notDeepEqual(openA.sealing.bytes, openA.linkageSecret)
      assert.notDeepEqual(openA.fingerprintKey, openB.fingerprintKey)
    }).pipe(Effect.provide(under(value(1))))
  )

  it.effect("do not open when moved to another covenant", () =>
    Effect.gen(function* () {
      const a = yield* makeCovenantKeys("a")
      assert.strictEqual((yield* Effect.flip(openCovenantKeys({ ...a, covenant: "b" }))).reason, "tampered")
      const swapped = { ...a, sealing: a.linkage, linkage: a.sealing }
      assert.strictEqual((yield* Effect.flip(openCovenantKeys(swapped))).reason, "tampered")
    }).pipe(Effect.provide(under(value(1))))
  )

  it.effect("stop a start under another master key, and say which is needed", () =>
    Effect.gen(function* () {
      const stored = yield* makeCovenantKeys("a").pipe(Effect.provide(under(value(1))))
      const needed = yield* idOf(value(1))
      yield* verifyMasterKey([stored]).pipe(Effect.provide(under(value(1))))
      const error = yield* Effect.flip(verifyMasterKey([stored]).pipe(Effect.provide(under(value(2)))))
      assert.strictEqual(error._tag, "WrongMasterKey")
      assert.include(error.message, needed)
    })
  )

  it.effect("stay the same through a rotation of the master key", () =>
    Effect.gen(function* () {
      const stored = yield* makeCovenantKeys("a").pipe(Effect.provide(under(value(1))))
      const before = yield* openCovenantKeys(stored).pipe(Effect.provide(under(value(1))))
      const both: MasterKeySource = {
        kind: "value",
        value: Redacted.make(Buffer.alloc(32, 2).toString("base64")),
        previous: [Redacted.make(Buffer.alloc(32, 1).toString("base64"))]
      }
      const rotated = yield* rewrapCovenantKeys(stored).pipe(Effect.provide(under(both)))
      yield* verifyMasterKey([stored, rotated]).pipe(Effect.provide(under(both)))
      assert.deepStrictEqual(yield* openCovenantKeys(rotated).pipe(Effect.provide(under(value(2)))), before)
    })
  )
})
