import { assert, describe, it } from "@effect/vitest"
import { EventLog } from "@kruisverband/broker"
import { Sql, StoreError } from "@kruisverband/store"
import { Effect, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { registryReady } from "./registryReady.ts"

/** A log that a group has `lag` events to read of, and a database that cannot be asked. */
const surroundings = (lag: { value: number | undefined }) =>
  Layer.mergeAll(
    Layer.mock(EventLog, { consumers: new Map(), lag: () => Effect.sync(() => lag.value) }),
    Layer.succeed(Sql, {
      owner: "ingest",
      run: () => Effect.fail(new StoreError({ operation: "test", code: "08006" })),
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
