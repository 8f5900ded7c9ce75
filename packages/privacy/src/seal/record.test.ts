import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { openField, rewrap, sealField, sealRecord } from "./record.ts"
import type { SealingKey } from "./sealed.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (value: Uint8Array) => new TextDecoder().decode(value)
const c1: SealingKey = { id: "c1", bytes: new Uint8Array(32).fill(1) }
const c2: SealingKey = { id: "c2", bytes: new Uint8Array(32).fill(2) }
const ids = ["covenant-a", "signal-1"]
const fields = { identity: bytes("who"), content: bytes("what") }

describe("a sealed record", () => {
  it.effect("opens field by field", () =>
    Effect.gen(function* () {
      const record = yield* sealRecord(c1, ids, fields)
      assert.strictEqual(text(yield* openField(c1, ids, record.wrappedKey, "identity", record.fields.identity)), "who")
      assert.strictEqual(text(yield* openField(c1, ids, record.wrappedKey, "content", record.fields.content)), "what")
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("keeps its fields apart and to itself", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* sealRecord(c1, ids, fields), yield* sealRecord(c1, ["covenant-a", "signal-2"], fields)]
      const attempts = [
        openField(c1, ids, one.wrappedKey, "identity", one.fields.content),
        openField(c1, ids, one.wrappedKey, "identity", two.fields.identity),
        openField(c1, ids, two.wrappedKey, "identity", two.fields.identity),
        openField(c1, ids, two.wrappedKey, "identity", one.fields.identity)
      ]
      for (const attempt of attempts) assert.isTrue(Result.isFailure(yield* Effect.result(attempt)))
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("takes a later field under the same data key", () =>
    Effect.gen(function* () {
      const record = yield* sealRecord(c1, ids, { question: bytes("why?") })
      const answer = yield* sealField(c1, ids, record.wrappedKey, "answer", bytes("because"))
      assert.strictEqual(text(yield* openField(c1, ids, record.wrappedKey, "answer", answer)), "because")
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("is wrapped anew without being sealed anew", () =>
    Effect.gen(function* () {
      const record = yield* sealRecord(c1, ids, fields)
      const wrapped = yield* rewrap(c1, c2, ids, record.wrappedKey)
      assert.strictEqual(text(yield* openField(c2, ids, wrapped, "identity", record.fields.identity)), "who")
      assert.isTrue(
        Result.isFailure(yield* Effect.result(openField(c1, ids, wrapped, "identity", record.fields.identity)))
      )
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("is the same again under a seeded source, and different under another", () =>
    Effect.gen(function* () {
      const make = (seed: string) => sealRecord(c1, ids, fields).pipe(Effect.provide(SecureRandom.seeded(seed)))
      assert.deepStrictEqual(yield* make("a"), yield* make("a"))
      assert.notDeepEqual(yield* make("a"), yield* make("b"))
    })
  )
})
