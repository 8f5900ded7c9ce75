import { assert, layer } from "@effect/vitest"
import { BUDGET, FREE_STEP } from "@kruisverband/linkage/match"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { Comparer, compareRecords } from "../evidence/compareRecords.ts"
import { type LinkingRecord, readRecord } from "../evidence/LinkingRecord.ts"
import { weighChange } from "../evidence/weighChange.ts"
import { eraseRecords, writeRecords } from "../store/records.ts"
import { crowd, type Filed, fileOf } from "../testing/crowd.ts"
import { reset, store } from "../testing/harness.ts"
import { Dice } from "../testing/histories.ts"
import { expectedTables, foundTables } from "../testing/indexTables.ts"
import { enterIndex, moveLimit } from "./enterIndex.ts"
import { signalOf } from "./holders.ts"
import type { IndexChange } from "./IndexChange.ts"

const COVENANT = fileOf(7)

layer(store, { timeout: "120 seconds", excludeTestServices: true })("the index", (it) => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it.effect(
      `is what the set of records says, whatever came and went and in which batches, seed ${seed}`,
      () =>
        Effect.gen(function* () {
          const { transaction } = yield* Sql
          const dice = new Dice(seed)
          let state = { ...COVENANT, hubLimit: 3 + dice.below(12) }
          const standing = new Map<number, ReadonlyArray<Filed>>()
          yield* reset
          for (let batch = 0; batch < 14; batch++) {
            const leaving = [...standing.keys()].filter(() => dice.chance(batch > 9 ? 0.45 : 0.1))
            const coming = crowd(dice, batch * 100, dice.below(batch > 9 ? 8 : 34))
            // Some come again with other content, as after an amendment.
            for (const signal of leaving) if (dice.chance(0.3)) coming.push(...crowd(dice, signal - 1, 1))
            const limit = dice.chance(0.2) ? 3 + dice.below(12) : state.hubLimit
            yield* transaction(
              Effect.gen(function* () {
                const erased = yield* eraseRecords(leaving)
                yield* writeRecords(coming)
                state = { ...state, hubs: (yield* enterIndex(state, erased.records, coming)).hubs }
                if (limit !== state.hubLimit) {
                  const { hubs } = yield* moveLimit(state, { before: state.hubLimit, after: limit })
                  state = { ...state, hubs, hubLimit: limit }
                }
              })
            )
            for (const signal of leaving) standing.delete(signal)
            for (const [signal, records] of Map.groupBy(coming, (one) => signalOf(one.holder))) {
              standing.set(signal, records)
            }
            const records = [...standing.values()].flat()
            assert.deepStrictEqual(
              yield* foundTables(records, state.key, state.id),
              expectedTables(records, state.key, state.hubLimit),
              `batch ${batch}`
            )
          }
        }),
      120_000
    )
  }

  it.effect(
    "gives each record no more candidates than its budget, however many share its tokens",
    () =>
      Effect.gen(function* () {
        const { transaction } = yield* Sql
        const dice = new Dice(11)
        yield* reset
        const weighed: Array<number> = []
        for (let batch = 0; batch < 12; batch++) {
          const coming = crowd(dice, batch * 50, 50)
          const { change } = yield* transaction(
            Effect.gen(function* () {
              yield* writeRecords(coming)
              return yield* enterIndex(COVENANT, [], coming)
            })
          )
          if (change !== undefined) weighed.push(change.pairs.size)
          for (const [holder, others] of metBy(change)) {
            const tokens = coming.find((one) => one.holder === holder)?.tokens.length ?? 0
            if (tokens > 0) assert.isAtMost(others, BUDGET + (FREE_STEP - 1) * tokens)
          }
        }
        // Twelve times as many records share a handful of tokens: the last batch is no dearer than the dearest before.
        assert.isAtMost(weighed.at(-1) ?? 0, Math.max(...weighed.slice(0, -1)))
      }),
    120_000
  )

  it.effect(
    "compares no record with more than its budget and three for each of its tokens, however long the history",
    () =>
      Effect.gen(function* () {
        const { transaction } = yield* Sql
        const dice = new Dice(12)
        yield* reset
        const compared: Array<number> = []
        // What is compared has not all tokens of its record, but all rows.
        const keyOf = (record: LinkingRecord) => (record.kind === "person" ? record.encoding.rows.join() : "")
        const known = new Map<string, number>()
        for (let batch = 0; batch < 12; batch++) {
          // Many at once, and then one alone: both ways that signals come.
          for (const coming of [crowd(dice, batch * 80, 79), crowd(dice, batch * 80 + 79, 1)]) {
            const counts = new Map<string, number>()
            const keys = coming.flatMap(({ bytes, tokens }) => {
              const record = readRecord(true, bytes)
              if (record === undefined) return []
              known.set(keyOf(record), tokens.length)
              return [keyOf(record)]
            })
            const counting: typeof compareRecords = (model, x, y, frequencies) => {
              for (const record of [x, y]) {
                const key = keyOf(record)
                counts.set(key, (counts.get(key) ?? 0) + 1)
              }
              return compareRecords(model, x, y, frequencies)
            }
            const weighing = Effect.gen(function* () {
              yield* writeRecords(coming)
              const { change } = yield* enterIndex(COVENANT, [], coming)
              if (change !== undefined) yield* weighChange(COVENANT, change)
            })
            yield* transaction(Effect.provideService(weighing, Comparer, counting))
            // Those that were there and are weighed again too: no record has more candidates than that.
            for (const [key, count] of counts) assert.isAtMost(count, BUDGET + (FREE_STEP - 1) * (known.get(key) ?? 0))
            if (coming.length < 3) compared.push(Math.max(0, ...keys.map((key) => counts.get(key) ?? 0)))
          }
        }
        // And there is something to compare with: most of them share several tokens.
        assert.isAtLeast(Math.max(...compared), 20)
      }),
    120_000
  )
})

/** With how many others each record is to be weighed. */
const metBy = (change: IndexChange | undefined): ReadonlyMap<number, number> => {
  const met = new Map<number, number>()
  for (const pair of change?.pairs ?? []) for (const holder of pair) met.set(holder, (met.get(holder) ?? 0) + 1)
  return met
}
