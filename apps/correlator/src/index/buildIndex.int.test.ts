import { assert, layer } from "@effect/vitest"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { numbers } from "../store/lists.ts"
import { query } from "../store/query.ts"
import { pageOfRecords, writeRecords } from "../store/records.ts"
import { crowd, fileOf } from "../testing/crowd.ts"
import { reset, store } from "../testing/harness.ts"
import { Dice } from "../testing/histories.ts"
import { expectedTables, foundTables } from "../testing/indexTables.ts"
import { buildIndex } from "./buildIndex.ts"
import { signalOf } from "./holders.ts"

const COVENANT = fileOf(7)

/** Active signals of a covenant, without anything that they say. */
const writeSignals = (covenant: number, keys: ReadonlyArray<number>) =>
  query(
    "test.signals",
    sql`insert into correlator.signal (key, covenant, id, state, revision)
      select key, ${covenant}::int, gen_random_uuid(), 'active', 1 from unnest(${numbers(keys)}::int[]) as new (key)`
  )

layer(store, { timeout: "120 seconds", excludeTestServices: true })("the index of a whole covenant", (it) => {
  for (const seed of [21, 22, 23, 24]) {
    it.effect(`is what the set of records says, seed ${seed}`, () =>
      Effect.gen(function* () {
        const { transaction } = yield* Sql
        const dice = new Dice(seed)
        const hubLimit = 2 + dice.below(14)
        const [records, others] = [crowd(dice, 0, 260), crowd(dice, 300, 20)]
        yield* reset
        yield* transaction(
          Effect.gen(function* () {
            yield* writeSignals(COVENANT.key, [...new Set(records.map(({ holder }) => signalOf(holder)))])
            yield* writeSignals(8, [...new Set(others.map(({ holder }) => signalOf(holder)))])
            yield* writeRecords([...records, ...others])
            const hubs = yield* buildIndex(COVENANT, hubLimit)
            const expected = expectedTables(records, COVENANT.key, hubLimit)
            assert.deepStrictEqual(yield* foundTables(records, COVENANT.key, COVENANT.id), expected)
            assert.isNotEmpty(expected.hubs)
            assert.notStrictEqual(hubs, COVENANT.hubs)
          })
        )
      })
    )
  }

  it.effect("goes past signals of which nothing is to be indexed, however many follow one another", () =>
    Effect.gen(function* () {
      const { transaction } = yield* Sql
      const records = crowd(new Dice(25), 20, 3)
      yield* reset
      yield* transaction(
        Effect.gen(function* () {
          yield* writeSignals(
            COVENANT.key,
            Array.from({ length: 23 }, (_, index) => index + 1)
          )
          yield* writeRecords(records)
          const first = yield* pageOfRecords(COVENANT.key, 0, 10)
          assert.deepStrictEqual(first, { records: [], last: 10 })
          const rest = yield* pageOfRecords(COVENANT.key, 10, 100)
          assert.deepStrictEqual(
            rest.records,
            records.map(({ holder, known, tokens }) => ({ holder, tokens, known }))
          )
          assert.isUndefined((yield* pageOfRecords(COVENANT.key, 23, 10)).last)
        })
      )
    })
  )
})
