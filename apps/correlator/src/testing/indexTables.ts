import { followedOf, OVERFULL, tokenStep } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { sql } from "kysely"
import { entryOf, holderOf, signalOf, unpackEntries } from "../index/holders.ts"
import { tokenKey } from "../index/tokenKey.ts"
import { query } from "../store/query.ts"
import type { Filed } from "./crowd.ts"

/** What the tables of an index must hold, from the set of records and nothing else. */
export const expectedTables = (records: ReadonlyArray<Filed>, covenant: number, hubLimit: number) => {
  const signals = new Map<string, Set<number>>()
  for (const { holder, tokens } of records) {
    for (const token of tokens) {
      const known = signals.get(token) ?? new Set()
      signals.set(token, known.add(signalOf(holder)))
    }
  }
  const step = (token: string) => tokenStep(token, signals.get(token)?.size ?? 0, hubLimit)
  const follows = records.map(({ holder, tokens }) => [
    holder,
    tokens.map(step).join(),
    followedOf(tokens, step).join()
  ])
  const tokens = [...signals].map(([token, held]) => {
    const holders = records.filter((one) => one.tokens.includes(token))
    const follow = (one: Filed) => followedOf(one.tokens, step).includes(token)
    const list = (some: ReadonlyArray<Filed>) =>
      some.map((one) => entryOf(one.holder, one.known, one.tokens.indexOf(token))).toSorted((x, y) => x - y)
    const crowded = step(token) >= OVERFULL
    return {
      key: tokenKey(token, covenant),
      signals: held.size,
      followers: list(holders.filter(follow)),
      idle: crowded ? [] : list(holders.filter((one) => !follow(one))),
      crowd: crowded ? list(holders) : []
    }
  })
  const hubs = [...signals.keys()].filter((token) => "pqehas".includes(token.charAt(0)) && step(token) >= OVERFULL)
  return { follows: follows.toSorted(byFirst), tokens: tokens.toSorted(byKey), hubs: hubs.toSorted() }
}
const byFirst = (x: ReadonlyArray<unknown>, y: ReadonlyArray<unknown>) => Number(x[0]) - Number(y[0])
const byKey = (x: { readonly key: string }, y: { readonly key: string }) => (x.key < y.key ? -1 : 1)

/** What the tables hold. */
export const foundTables = Effect.fnUntraced(function* (records: ReadonlyArray<Filed>, covenant: number, id: string) {
  const tokens = yield* query(
    "test.tokens",
    sql<{ token: string; signals: number; followers: string; idle: string }>`
      select token, signals, followers::text, idle::text from correlator.token where covenant = ${covenant}`
  )
  const crowds = Map.groupBy(
    yield* query("test.crowds", sql<{ token: string; entry: string }>`select * from correlator.crowd`),
    (row) => row.token
  )
  const follows = yield* query(
    "test.follows",
    sql<{ signal: number; subject: number; choices: Uint8Array }>`select * from correlator.follow`
  )
  const hubs = yield* query(
    "test.hubs",
    sql<{
      token: string
    }>`select token from correlator.hub where covenant = ${id} and signals is not null order by token`
  )
  const byHolder = new Map(records.map((one) => [one.holder, one] as const))
  return {
    follows: follows
      .map(({ signal, subject, choices }) => {
        const holder = holderOf(signal, subject)
        const held = byHolder.get(holder)?.tokens ?? []
        const followed = held.filter((_, place) => (choices[place] ?? 0) >= 128)
        return [holder, Array.from(choices, (byte) => 4 * 2 ** (byte % 128)).join(), followed.join()]
      })
      .toSorted(byFirst),
    tokens: tokens
      .map((row) => ({
        key: row.token,
        signals: row.signals,
        followers: unpackEntries(row.followers),
        idle: unpackEntries(row.idle),
        crowd: (crowds.get(row.token) ?? []).map((one) => Number(one.entry)).toSorted((x, y) => x - y)
      }))
      .toSorted(byKey),
    hubs: hubs.map((row) => row.token)
  }
})
