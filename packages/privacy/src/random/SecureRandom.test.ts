import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SecureRandom } from "./SecureRandom.ts"

const take = (count: number, length: number) =>
  Effect.gen(function* () {
    const random = yield* SecureRandom
    return yield* Effect.forEach(Array.from({ length: count }), () => random.bytes(length))
  })

describe("SecureRandom", () => {
  it.effect("never gives the same bytes twice, nor bytes of nothing", () =>
    Effect.gen(function* () {
      const seen = new Set((yield* take(2000, 12)).map((bytes) => Buffer.from(bytes).toString("hex")))
      assert.strictEqual(seen.size, 2000)
      assert.isFalse(seen.has("00".repeat(12)))
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("gives any length, and bytes that the caller may wipe", () =>
    Effect.gen(function* () {
      const random = yield* SecureRandom
      for (const length of [0, 1, 32, 4095, 4096, 4097, 10_000]) {
        const [one, two] = [yield* random.bytes(length), yield* random.bytes(length)]
        assert.strictEqual(one.length, length)
        const kept = two.slice()
        one.fill(0)
        assert.deepStrictEqual(two, kept)
      }
    }).pipe(Effect.provide(SecureRandom.layer))
  )

  it.effect("repeats itself under one seed only", () =>
    Effect.gen(function* () {
      const under = (seed: string) => take(5, 50).pipe(Effect.provide(SecureRandom.seeded(seed)))
      assert.deepStrictEqual(yield* under("a"), yield* under("a"))
      assert.notDeepEqual(yield* under("a"), yield* under("b"))
    })
  )
})
