import { assert, describe, it } from "@effect/vitest"
import { EventLog } from "@kruisverband/broker"
import { Sql, StoreError } from "@kruisverband/store"
import { Effect, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { registryReady } from "./registryReady.ts"

/** A log that a group has `lag` events to read of, and a database that knows a covenant or cannot be asked. */
const surroundings = (lag: { value: number | undefined }, known: { value: boolean } = { value: false }) =>
  Layer.mergeAll(
    Layer.mock(EventLog, { consumers: new Map(), lag: () => Effect.sync(() => lag.value) }),
    Layer.succeed(Sql, {
      owner: "ingest",
      // What the query gives is not looked at, but whether it gives something.
      run: <A>() =>
        known.value
          ? Effect.succeed({ covenant: "c1" } as A)
          : Effect.fail(new StoreError({ operation: "test", code: "08006" })),
      transaction: (work) => work,
      listen: () => Stream.empty
    })
  )

describe("registryReady", () => {
  it.effect("waits until the registry was read to its end, and stays ready from then on", () => {
    const lag: { value: number | undefined } = { value: 12 }
    return Effect.gen(function* () {
      const missing = yield* registryReady
      assert.deepStrictEqual(yield* missing, ["registry-not-read"])
      lag.value = undefined
      assert.deepStrictEqual(yield* missing, ["registry-not-read"])
      lag.value = 0
      assert.deepStrictEqual(yield* missing, [])
      lag.value = 5
      assert.deepStrictEqual(yield* missing, [])
    }).pipe(Effect.provide(surroundings(lag)))
  })

  it.effect("is not satisfied with a part of the registry, also when that part holds a covenant", () => {
    const lag: { value: number | undefined } = { value: 700 }
    const known = { value: false }
    return Effect.gen(function* () {
      const missing = yield* registryReady
      known.value = true
      lag.value = 200
      assert.deepStrictEqual(yield* missing, ["registry-not-read"])
      lag.value = undefined
      assert.deepStrictEqual(yield* missing, ["registry-not-read"])
      lag.value = 0
      assert.deepStrictEqual(yield* missing, [])
    }).pipe(Effect.provide(surroundings(lag, known)))
  })

  it.effect("goes on with what it knew before this start where the log cannot be asked", () => {
    const lag: { value: number | undefined } = { value: 3 }
    return Effect.gen(function* () {
      const missing = yield* registryReady
      assert.deepStrictEqual(yield* missing, ["registry-not-read"])
      lag.value = undefined
      assert.deepStrictEqual(yield* missing, [])
    }).pipe(Effect.provide(surroundings(lag, { value: true })))
  })

  it.effect("does not wait for ever", () =>
    Effect.gen(function* () {
      const missing = yield* registryReady
      yield* TestClock.adjust("29 seconds")
      assert.deepStrictEqual(yield* missing, ["registry-not-read"])
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual(yield* missing, [])
    }).pipe(Effect.provide(surroundings({ value: 3 })))
  )
})
