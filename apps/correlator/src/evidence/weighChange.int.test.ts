import { assert, layer } from "@effect/vitest"
import { followedOf, groundOfAll, meets, tokenStep } from "@kruisverband/linkage/match"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { enterIndex } from "../index/enterIndex.ts"
import { holderOf, signalOf } from "../index/holders.ts"
import { query } from "../store/query.ts"
import { eraseRecords, writeRecords } from "../store/records.ts"
import { crowd, type Filed, fileOf } from "../testing/crowd.ts"
import { reset, store } from "../testing/harness.ts"
import { Dice } from "../testing/histories.ts"
import { Comparer } from "./compareRecords.ts"
import { weighChange } from "./weighChange.ts"

const COVENANT = fileOf(7)

/** Whom one compares with whom, from the set of records and nothing else. */
const expected = (records: ReadonlyArray<Filed>): ReadonlyArray<string> => {
  const signals = new Map<string, Set<number>>()
  for (const { holder, tokens } of records)
    for (const token of tokens) signals.set(token, (signals.get(token) ?? new Set()).add(signalOf(holder)))
  const step = (token: string) => tokenStep(token, signals.get(token)?.size ?? 0, COVENANT.hubLimit)
  const followed = new Map(records.map(({ holder, tokens }) => [holder, followedOf(tokens, step)] as const))
  return records.flatMap((x) =>
    records.flatMap((y) => {
      if (x.holder >= y.holder || signalOf(x.holder) === signalOf(y.holder)) return []
      const other = followed.get(y.holder) ?? []
      const shared = (followed.get(x.holder) ?? []).filter((token) => other.includes(token))
      return meets(groundOfAll(shared), x.known, y.known) ? [`${x.holder} ${y.holder}`] : []
    })
  )
}

const kept = Effect.map(
  query(
    "test.edges",
    sql<{ a: number; a_subject: number; b: number; b_subject: number }>`
      select a, a_subject, b, b_subject from correlator.edge`
  ),
  (rows) =>
    rows.map((row) => {
      const [x, y] = [holderOf(row.a, row.a_subject), holderOf(row.b, row.b_subject)]
      return `${Math.min(x, y)} ${Math.max(x, y)}`
    })
)

/** Says of every pair that it is asked about that it is strong. */
const strong = () => ({ weight: 9, terms: [] })

layer(store, { timeout: "120 seconds", excludeTestServices: true })("evidence", (it) => {
  for (const seed of [21, 22, 23, 24]) {
    it.effect(
      `is kept of just those who share enough, whatever came and went, seed ${seed}`,
      () =>
        Effect.gen(function* () {
          const { transaction } = yield* Sql
          const dice = new Dice(seed)
          const standing = new Map<number, ReadonlyArray<Filed>>()
          let state: typeof COVENANT = COVENANT
          yield* reset
          for (let batch = 0; batch < 12; batch++) {
            const leaving = [...standing.keys()].filter(() => dice.chance(batch > 7 ? 0.4 : 0.1))
            const coming = crowd(dice, batch * 100, dice.below(batch > 7 ? 8 : 34))
            for (const signal of leaving) if (dice.chance(0.3)) coming.push(...crowd(dice, signal - 1, 1))
            const batchOf = Effect.gen(function* () {
              const erased = yield* eraseRecords(leaving)
              yield* writeRecords(coming)
              const { change, hubs } = yield* enterIndex(state, erased.records, coming)
              state = { ...state, hubs }
              if (change !== undefined) yield* weighChange(state, change)
            })
            yield* transaction(Effect.provideService(batchOf, Comparer, strong))
            for (const signal of leaving) standing.delete(signal)
            for (const [signal, records] of Map.groupBy(coming, (one) => signalOf(one.holder)))
              standing.set(signal, records)
            const wanted = expected([...standing.values()].flat())
            assert.deepStrictEqual((yield* kept).toSorted(), wanted.toSorted(), `batch ${batch}`)
          }
        }),
      120_000
    )
  }
})
