import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { RateLimit } from "./RateLimit.ts"

const takeMany = (client: string, times: number) =>
  Effect.flatMap(RateLimit, ({ take }) => Effect.forEach(Array.from({ length: times }), () => take(client)))

describe("RateLimit", () => {
  it.effect("lets a burst through, then says how long to wait", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* takeMany("a", 7), [0, 0, 0, 0, 0, 1, 1])
    }).pipe(Effect.provide(RateLimit.layer({ perSecond: 2, burst: 5 })))
  )

  it.effect("fills up again with time, and no further than the burst", () =>
    Effect.gen(function* () {
      yield* takeMany("a", 5)
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(yield* takeMany("a", 3), [0, 0, 1])
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* takeMany("a", 6), [0, 0, 0, 0, 0, 1])
    }).pipe(Effect.provide(RateLimit.layer({ perSecond: 2, burst: 5 })))
  )

  it.effect("counts each client for itself", () =>
    Effect.gen(function* () {
      yield* takeMany("a", 10)
      assert.deepStrictEqual(yield* takeMany("b", 1), [0])
    }).pipe(Effect.provide(RateLimit.layer({ perSecond: 1, burst: 2 })))
  )

  it.effect("says a longer wait where tokens come slowly", () =>
    Effect.gen(function* () {
      yield* takeMany("a", 1)
      assert.deepStrictEqual(yield* takeMany("a", 1), [10])
    }).pipe(Effect.provide(RateLimit.layer({ perSecond: 0.1, burst: 1 })))
  )
})
