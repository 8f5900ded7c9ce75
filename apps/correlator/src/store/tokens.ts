import { BLOCK_LIMIT, limitOf } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { sql } from "kysely"
import { query } from "./query.ts"

/** Tokens of the covenant that are held by more signals than their limit. */
export const overfull = (covenant: number) =>
  query(
    "tokens.overfull",
    sql<{ token: string }>`select token from correlator.overfull where covenant = ${covenant}`
  ).pipe(Effect.map((rows): ReadonlySet<string> => new Set(rows.map((row) => row.token))))

/** How many signals hold each token, counted no further than one above `most`. */
const cappedCounts = (covenant: number, tokens: ReadonlyArray<string>, most: number) =>
  query(
    "tokens.count",
    sql<{ token: string; count: number }>`select t.token, n.count from unnest(${tokens}::text[]) as t (token)
      cross join lateral (select count(*)::int as count from (
        select from correlator.posting p where p.covenant = ${covenant} and p.token = t.token limit ${most + 1}
      ) as capped) as n where n.count > 1`
  )

/**
 * Tells which tokens crossed their limit because of what was added or removed, and remembers where they stand now.
 * Flat in the history: no count goes beyond the limit.
 */
export const crossedTokens = Effect.fn("tokens.crossed")(function* (
  covenant: number,
  touched: ReadonlyArray<string>,
  hubLimit: number
) {
  if (touched.length === 0) return []
  const before = yield* overfull(covenant)
  const most = Math.max(...touched.map((token) => limitOf(token, hubLimit)))
  const counts = yield* cappedCounts(covenant, touched, most)
  const after = new Set(counts.filter((row) => row.count > limitOf(row.token, hubLimit)).map((row) => row.token))
  const up = [...after].filter((token) => !before.has(token))
  const down = touched.filter((token) => before.has(token) && !after.has(token))
  if (up.length > 0) yield* addOverfull(covenant, up)
  if (down.length > 0) {
    yield* query(
      "tokens.follow",
      sql`delete from correlator.overfull where covenant = ${covenant} and token = any(${down}::text[])`
    )
  }
  return [...up, ...down]
})

const addOverfull = (covenant: number, tokens: ReadonlyArray<string>) =>
  query(
    "tokens.suppress",
    sql`insert into correlator.overfull (covenant, token) select ${covenant}::int, unnest(${tokens}::text[])`
  )

/** Counts all tokens of the covenant anew, under another hub limit. */
export const recountTokens = Effect.fn("tokens.recount")(function* (covenant: number, hubLimit: number) {
  yield* query("tokens.forget", sql`delete from correlator.overfull where covenant = ${covenant}`)
  const rows = yield* query(
    "tokens.recount",
    sql<{ token: string; count: number }>`select token, count(*)::int as count from correlator.posting
      where covenant = ${covenant} group by token having count(*) > ${Math.min(hubLimit, BLOCK_LIMIT)}`
  )
  const full = rows.filter((row) => row.count > limitOf(row.token, hubLimit)).map((row) => row.token)
  if (full.length > 0) yield* addOverfull(covenant, full)
})

export const holders = (covenant: number, tokens: ReadonlyArray<string>) =>
  query(
    "tokens.holders",
    sql<{ signal: number }>`select distinct signal from correlator.posting
      where covenant = ${covenant} and token = any(${tokens}::text[])`
  ).pipe(Effect.map((rows) => rows.map((row) => row.signal)))

/** Pairs of signals, one of them given, that share a followed token. */
export const candidates = (covenant: number, signals: ReadonlyArray<number>) =>
  query(
    "tokens.candidates",
    sql<{ signal: number; other: number }>`select distinct mine.signal, its.signal as other
      from correlator.posting mine join correlator.posting its
        on its.covenant = mine.covenant and its.token = mine.token and its.signal <> mine.signal
      where mine.covenant = ${covenant} and mine.signal = any(${signals}::int[])
        and not exists (select from correlator.overfull o where o.covenant = mine.covenant and o.token = mine.token)`
  )
