import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Result, Schema } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { associatedData } from "./Binding.ts"
import { keyIdOf, open, type SealingKey, seal } from "./sealed.ts"

const key: SealingKey = { id: "k1", bytes: new Uint8Array(32).fill(7) }
const binding = { purpose: "content", ids: ["covenant-a", "signal-1"] }
const text = new TextEncoder().encode("a sentence nobody else may read")
const reason = <A>(result: Result.Result<A, { readonly reason: string }>) =>
  Result.isFailure(result) ? result.failure.reason : "opened"
const tryOpen = (sealed: Uint8Array, k = key, b = binding) => Effect.result(open(k, sealed, b)).pipe(Effect.map(reason))

describe("a sealed value", () => {
  it.effect.prop(
    "opens to what was sealed, for any bytes, purpose and ids",
    [Schema.Uint8Array, Schema.String, Schema.Array(Schema.String)],
    ([plain, purpose, ids]) =>
      Effect.gen(function* () {
        const sealed = yield* seal(key, plain, { purpose, ids })
        assert.deepStrictEqual(yield* open(key, sealed, { purpose, ids }), new Uint8Array(plain))
      }).pipe(Effect.provide(SecureRandom.layer)),
    { arbitrary: { runs: 200 } }
  )

  it.effect("does not contain what was sealed, nor looks the same twice", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* seal(key, text, binding), yield* seal(key, text, binding)]
      assert.isFalse(Buffer.from(one).includes("sentence"))
      assert.notDeepEqual(one, two)
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("does not open on another record or for another purpose", () =>
    Effect.gen(function* () {
      const sealed = yield* seal(key, text, binding)
      assert.strictEqual(
        yield* tryOpen(sealed, key, { purpose: "content", ids: ["covenant-a", "signal-2"] }),
        "tampered"
      )
      assert.strictEqual(
        yield* tryOpen(sealed, key, { purpose: "content", ids: ["covenant-b", "signal-1"] }),
        "tampered"
      )
      assert.strictEqual(yield* tryOpen(sealed, key, { purpose: "identity", ids: binding.ids }), "tampered")
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("does not open with another key, even under the same id", () =>
    Effect.gen(function* () {
      const sealed = yield* seal(key, text, binding)
      const other = new Uint8Array(32).fill(8)
      assert.strictEqual(yield* tryOpen(sealed, { id: "k1", bytes: other }), "tampered")
      assert.strictEqual(yield* tryOpen(sealed, { id: "k2", bytes: key.bytes }), "unknown-key")
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("does not open when any single byte was changed or cut off", () =>
    Effect.gen(function* () {
      const sealed = yield* seal(key, text, binding)
      for (let at = 0; at < sealed.length; at++) {
        const broken = Uint8Array.from(sealed)
        broken[at] = (broken[at] ?? 0) ^ 1
        assert.notStrictEqual(yield* tryOpen(broken), "opened", `byte ${at}`)
        assert.notStrictEqual(yield* tryOpen(sealed.subarray(0, at)), "opened", `length ${at}`)
      }
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("carries the id of its key", () =>
    Effect.gen(function* () {
      assert.strictEqual(keyIdOf(yield* seal(key, text, binding)), "k1")
      assert.isUndefined(keyIdOf(text))
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it("binds no two different records alike, however their ids are cut", () => {
    const seen = new Map<string, string>()
    const parts = Effect.runSync(
      Arbitrary.sampleEffect(Arbitrary.schema(Schema.Array(Schema.String)), { count: 300, seed: 4 })
    )
    // Ids are well-formed text: half a surrogate pair has no bytes of its own in UTF-8.
    const wellFormed = parts.filter((ids) => ids.every((id) => id.isWellFormed()))
    for (const ids of [...wellFormed, ["a", "b"], ["ab"], ["a,1:b"], ["a", "", "b"]]) {
      const data = Buffer.from(associatedData({ purpose: "p", ids })).toString("hex")
      const plain = JSON.stringify(ids)
      assert.strictEqual(seen.get(data) ?? plain, plain)
      seen.set(data, plain)
    }
  })
})
