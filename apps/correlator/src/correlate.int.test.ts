import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { dump, linked, reset, store, tell } from "./testing/harness.ts"
import { generate, reorder } from "./testing/histories.ts"

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const ORDERS = 5

layer(store, { timeout: "120 seconds", excludeTestServices: true })("any order of the same events", (it) => {
  for (const seed of SEEDS) {
    it.effect(
      `gives the same state, history ${seed}`,
      () =>
        Effect.gen(function* () {
          const history = generate(seed, 16)
          const seen = new Map<string, string>()
          for (let order = 0; order < ORDERS; order++) {
            yield* reset
            yield* tell(history.world, ...reorder(history, seed * 1000 + order))
            const state = yield* dump
            assert.strictEqual(state.waiting, 0)
            seen.set(state.hash, JSON.stringify([order, state.tables, yield* linked], null, 1))
          }
          assert.strictEqual(seen.size, 1, [...seen.values()].join("\n"))
        }),
      60_000
    )
  }
})
