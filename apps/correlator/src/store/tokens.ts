import { FREE_STEP } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { sql } from "kysely"
import { ENTRY_BYTES, type Entry, packEntries, unpackEntries } from "../index/holders.ts"
import type { TokenRow } from "../index/TokenRow.ts"
import { kindOf } from "../index/tokenKey.ts"
import { bytesList, lookUp, numbers } from "./lists.ts"
import { onPages, pagesOf } from "./pages.ts"
import { breathe, query } from "./query.ts"

interface Row {
  readonly token: string
  readonly signals: number
  readonly followers: string
  readonly idle: string
}

/** Tokens that are held, whole. Their lists come as text: the driver's way to bytes is long for so few of them. */
export const readTokens = (keys: ReadonlyArray<string>) =>
  keys.length === 0
    ? Effect.succeed([])
    : query(
        "tokens.read",
        sql<Row>`select token, signals, followers::text, idle::text from correlator.token
          where token = any(${numbers(keys)}::bigint[])`
      ).pipe(
        Effect.map((rows) =>
          rows.map(
            (row): TokenRow => ({
              key: row.token,
              kind: kindOf(row.token),
              signals: row.signals,
              followers: unpackEntries(row.followers),
              idle: unpackEntries(row.idle),
              stored: true,
              changed: false,
              before: FREE_STEP,
              step: FREE_STEP
            })
          )
        )
      )

/** How many signals hold each token; those that none holds are left out. */
export const countHolders = (keys: ReadonlyArray<string>) =>
  keys.length === 0
    ? Effect.succeed([])
    : query(
        "tokens.count",
        sql<{ token: string; signals: number }>`select token, signals from correlator.token
          where token = any(${numbers(keys)}::bigint[])`
      )

/** Those who follow each token. */
export const readFollowers = (keys: ReadonlyArray<string>) =>
  keys.length === 0
    ? Effect.succeed(new Map<string, ReadonlyArray<Entry>>())
    : query(
        "tokens.followers",
        sql<{ token: string; followers: string }>`select token, followers::text from correlator.token
          where token = any(${numbers(keys)}::bigint[]) and followers <> ''`
      ).pipe(Effect.map((rows) => new Map(rows.map((row) => [row.token, unpackEntries(row.followers)] as const))))

/** Pages of the table that are read in one go: some ten thousand lists of followers. */
const PAGES = 1000

/** Tells of each token of a covenant that more than one follow who they are, in rising order, and its kind. Reads all tokens, as they stand in their table. */
export const eachFollowing = Effect.fn("tokens.eachFollowing")(function* (
  covenant: number,
  told: (followers: ReadonlyArray<Entry>, kind: string) => void
) {
  for (const from of yield* pagesOf("token", PAGES)) {
    const rows = yield* query(
      "tokens.page",
      sql<{
        token: string
        followers: string
      }>`select token, followers::text from correlator.token where ${onPages(from, from + PAGES)}
        and covenant = ${covenant} and octet_length(followers) > ${ENTRY_BYTES}`
    )
    for (const { token, followers } of rows) told(unpackEntries(followers), kindOf(token))
    yield* breathe
  }
})

/** Tokens of values in a covenant that more than `most` signals hold. Reads all its tokens. */
export const crowdedValues = (covenant: number, most: number) =>
  query(
    "tokens.crowded",
    sql<{ token: string }>`select token from correlator.token where covenant = ${covenant} and signals > ${most}`
  ).pipe(Effect.map((rows) => rows.map((row) => row.token)))

/** In the order of the index, so that neighbours find its pages at hand. */
const rowsToWrite = (covenant: number, rows: ReadonlyArray<TokenRow>) =>
  sql`insert into correlator.token (token, covenant, signals, followers, idle)
    select new.token, ${covenant}::int, new.signals, new.followers, new.idle from unnest(
      ${numbers(rows.map((row) => row.key))}::bigint[], ${numbers(rows.map((row) => row.signals))}::int[],
      ${bytesList(rows.map((row) => packEntries(row.followers)))}::bytea[],
      ${bytesList(rows.map((row) => packEntries(row.idle)))}::bytea[]
    ) as new (token, signals, followers, idle) order by new.token`

/** Writes what changed. A token that nobody holds any more is forgotten. */
export const writeTokens = Effect.fn("tokens.write")(function* (covenant: number, rows: Iterable<TokenRow>) {
  const changed = [...rows].filter((row) => row.changed)
  const fresh = changed.filter((row) => !row.stored && row.signals > 0)
  const known = changed.filter((row) => row.stored && row.signals > 0)
  const gone = changed.filter((row) => row.stored && row.signals === 0)
  if (fresh.length > 0) yield* query("tokens.add", rowsToWrite(covenant, fresh))
  if (known.length > 0) {
    yield* query(
      "tokens.change",
      sql`${rowsToWrite(covenant, known)} on conflict (token) do update set
        signals = excluded.signals, followers = excluded.followers, idle = excluded.idle`
    )
  }
  if (gone.length > 0) {
    yield* query(
      "tokens.forget",
      sql`delete from correlator.token where token = any(${numbers(gone.map((row) => row.key))}::bigint[])`
    )
  }
})

/** A record in a crowd: it holds a token of which only the number of holders is followed. */
export type CrowdMember = readonly [token: string, entry: Entry]

const pairs = (members: ReadonlyArray<CrowdMember>) =>
  sql`unnest(${numbers(members.map(([token]) => token))}::bigint[], ${numbers(members.map(([, entry]) => entry))}::bigint[])`

export const joinCrowds = (members: ReadonlyArray<CrowdMember>) =>
  members.length === 0
    ? Effect.void
    : query("crowds.join", sql`insert into correlator.crowd (token, entry) select * from ${pairs(members)}`)

export const leaveCrowds = (members: ReadonlyArray<CrowdMember>) =>
  members.length === 0
    ? Effect.void
    : query(
        "crowds.leave",
        sql`delete from correlator.crowd where ctid = any(array(
          select c.place from ${pairs(members)} as old (token, entry)
            ${lookUp(sql`select ctid as place from correlator.crowd where token = old.token and entry = old.entry`, "c")}))`
      )

/** Dissolves crowds; gives who was in each. */
export const dissolveCrowds = (keys: ReadonlyArray<string>) =>
  keys.length === 0
    ? Effect.succeed([])
    : query(
        "crowds.dissolve",
        sql<{ token: string; entry: string }>`delete from correlator.crowd
          where token = any(${numbers(keys)}::bigint[]) returning token, entry`
      ).pipe(Effect.map((rows) => rows.map((row): CrowdMember => [row.token, Number(row.entry)])))
