import { generateKeyPairSync } from "node:crypto"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { compactDecrypt } from "jose"
import { type Point, wrapFor } from "./wrapFor.ts"

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" })
const pointOf = (key: typeof pair.publicKey): Point => {
  const { x = "", y = "" } = key.export({ format: "jwk" })
  return { x, y }
}
const secret = new Uint8Array(32).fill(7)

describe("wrapFor", () => {
  it.live("gives what the holder of the key opens and nobody else, another each time", () =>
    Effect.gen(function* () {
      const wrapped = yield* wrapFor(pointOf(pair.publicKey), secret)
      const { plaintext } = yield* Effect.promise(() => compactDecrypt(wrapped, pair.privateKey))
      assert.deepStrictEqual([...plaintext], [...secret])
      const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey
      assert.strictEqual(
        (yield* Effect.exit(Effect.tryPromise(() => compactDecrypt(wrapped, stranger))))._tag,
        "Failure"
      )
      assert.notStrictEqual(yield* wrapFor(pointOf(pair.publicKey), secret), wrapped)
    })
  )

  it.live("takes no point beside the curve", () =>
    Effect.gen(function* () {
      const { x } = pointOf(pair.publicKey)
      const refused = yield* Effect.flip(wrapFor({ x, y: "A".repeat(43) }, secret))
      assert.strictEqual(refused.status, 400)
      assert.deepStrictEqual(
        refused.reasons?.map(({ pointer }) => pointer),
        ["/x", "/y"]
      )
    })
  )
})
