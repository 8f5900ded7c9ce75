import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { drain } from "./drain.ts"
import { lockCovenants } from "./store/covenants.ts"
import { mark } from "./store/dirty.ts"
import { query } from "./store/query.ts"
import { dump, linked, reset, store, tell, wordsSaid } from "./testing/harness.ts"
import { World } from "./testing/world.ts"

const jan: Subject = { givenNames: "Jan", familyName: "Bakker", birthDate: "2003-04-05", phones: ["0612349999"] }
const fatma: Subject = { givenNames: "Fatma", familyName: "Yilmaz", birthDate: "2001-02-03", phones: ["0612341111"] }
const by = ["school", "welfare", "police"] as const

const keysOf = query("test.keys", sql<{ key: number }>`select key from correlator.signal order by id`).pipe(
  Effect.map((rows) => rows.map(({ key }) => key))
)
const noted = query(
  "test.noted",
  sql<{ signal: number; reindex: boolean }>`select signal, reindex from correlator.dirty order by signal`
)

layer(store, { timeout: "60 seconds", excludeTestServices: true })("what waits to be settled", (it) => {
  it.effect("is settled once for all that hang together, however many of them wait", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      yield* reset
      const world = new World()
      const post = (n: number, subject: Subject) => world.post(n, { by: by[n % 3] ?? "school", subjects: [subject] })
      yield* tell(world, [world.covenant({}), post(1, jan), post(2, fatma), post(3, jan), post(4, fatma), post(5, jan)])
      assert.deepStrictEqual(yield* linked, [
        [1, 3, 5],
        [2, 4]
      ])
      const [before, said] = [(yield* dump).hash, yield* wordsSaid]
      const keys = yield* keysOf
      yield* transaction(
        Effect.gen(function* () {
          for (const covenant of yield* lockCovenants([world.covenantId])) {
            yield* mark(covenant.key, keys, false)
            assert.strictEqual(yield* drain(covenant, 1), 1)
            // The newest had its turn, and those of its link with it.
            assert.deepStrictEqual(yield* noted, [
              { signal: keys[1] ?? 0, reindex: false },
              { signal: keys[3] ?? 0, reindex: false }
            ])
            assert.strictEqual(yield* drain(covenant, 1), 1)
            assert.deepStrictEqual(yield* noted, [])
            assert.strictEqual(yield* drain(covenant, 1), 0)
          }
        })
      )
      assert.strictEqual((yield* dump).hash, before)
      assert.strictEqual(yield* wordsSaid, said)
    })
  )
})
