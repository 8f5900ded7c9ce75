import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { Keys } from "./Keys.ts"
import { rotateKeyFile } from "./keyFile.ts"
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
const binding = { purpose: "test", ids: ["a"] }
/** Id of the master key that a first key is wrapped by. */
const idOf = (source: MasterKeySource) =>
  Effect.gen(function* () {
    const keys = yield* Keys
    yield* keys.wrap(new Uint8Array(32), binding)
    return yield* keys.current
  }).pipe(Effect.provide(under(source)))

describe("the master key file", () => {
  it.effect("is made when first needed, for its owner alone, and read from then on", () =>
    Effect.gen(function* () {
      const path = join(folder, "first", "keys", "master.key")
      const before = yield* Effect.flatMap(Keys, (keys) => keys.current).pipe(
        Effect.provide(under({ kind: "file", path }))
      )
      assert.isUndefined(before)
      assert.isFalse(existsSync(path))
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

  it.effect("makes room for a new one, and still opens what the former wrapped, without a restart", () =>
    Effect.gen(function* () {
      const path = join(folder, "rotated", "master.key")
      yield* Effect.gen(function* () {
        const keys = yield* Keys
        const sealed = yield* keys.wrap(Uint8Array.of(1, 2, 3), binding)
        const former = yield* keys.current
        yield* rotateKeyFile(path)
        assert.notStrictEqual(yield* keys.current, former)
        assert.deepStrictEqual(yield* keys.known, [(yield* keys.current) ?? "", former ?? ""])
        assert.deepStrictEqual(yield* keys.unwrap(sealed, binding), Uint8Array.of(1, 2, 3))
        yield* rotateKeyFile(path)
        assert.lengthOf(yield* keys.known, 3)
        assert.strictEqual(statSync(`${path}.previous`).mode & 0o777, 0o600)
      }).pipe(Effect.provide(under({ kind: "file", path })))
    })
  )

  it.effect("that was taken away while running is an outage, not a reason to make another", () =>
    Effect.gen(function* () {
      const path = join(folder, "lost", "master.key")
      yield* Effect.gen(function* () {
        const keys = yield* Keys
        const sealed = yield* keys.wrap(Uint8Array.of(1), binding)
        chmodSync(path, 0o644)
        const error = yield* Effect.flip(keys.unwrap(sealed, binding))
        assert.strictEqual(error._tag, "KeysUnavailable")
        rmSync(path)
        const gone = yield* Effect.flip(keys.unwrap(sealed, binding))
        assert.strictEqual(gone._tag === "SealBroken" ? gone.reason : "", "unknown-key")
        assert.isFalse(existsSync(path))
      }).pipe(Effect.provide(under({ kind: "file", path })))
    })
  )

  it.effect("is refused when others can read it, and when it holds no key", () =>
    Effect.gen(function* () {
      const path = join(folder, "open.key")
      writeFileSync(path, `${Buffer.alloc(32, 3).toString("base64")}\n`)
      chmodSync(path, 0o644)
      const open = yield* Effect.flip(idOf({ kind: "file", path }))
      assert.strictEqual(open._tag === "MasterKeyInvalid" ? open.found : open._tag, "mode 0644")
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
