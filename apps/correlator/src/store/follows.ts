import { Effect } from "effect"
import { sql } from "kysely"
import { type Holder, holderOf, signalOf, subjectOf } from "../index/holders.ts"
import { bytesList, numbers } from "./lists.ts"
import { query } from "./query.ts"

/** What a record follows. */
export interface Follow {
  readonly holder: Holder
  /** What its busier tokens would cost together: see `loadOf`. */
  readonly load: number
  /** Bit n: it follows the n-th of its tokens, in the order of `recordTokens`. */
  readonly mask: Uint8Array
}

export const maskOf = (tokens: ReadonlyArray<string>, followed: ReadonlySet<string>): Uint8Array => {
  const mask = new Uint8Array(Math.ceil(tokens.length / 8))
  for (const [index, token] of tokens.entries()) {
    if (followed.has(token)) mask[index >> 3] = (mask[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return mask
}

/** Whether a record follows its token of this number. */
export const isFollowed = (mask: Uint8Array, index: number): boolean =>
  ((mask[index >> 3] ?? 0) & (1 << (index & 7))) !== 0

export const followedBy = (tokens: ReadonlyArray<string>, mask: Uint8Array): ReadonlyArray<string> =>
  tokens.filter((_, index) => isFollowed(mask, index))

/** Of every record of these signals. */
export const readFollows = (signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.succeed([])
    : query(
        "follows.read",
        sql<{ signal: number; subject: number; load: number; mask: Uint8Array }>`
          select signal, subject, load, mask from correlator.follow where signal = any(${numbers(signals)}::int[])`
      ).pipe(
        Effect.map((rows) =>
          rows.map((row): Follow => ({ holder: holderOf(row.signal, row.subject), load: row.load, mask: row.mask }))
        )
      )

const ends = (holders: ReadonlyArray<Holder>) => [numbers(holders.map(signalOf)), numbers(holders.map(subjectOf))]

/** Writes what records follow, those that followed something before as well as those that are new. */
export const writeFollows = Effect.fn("follows.write")(function* (follows: ReadonlyArray<Follow>) {
  if (follows.length === 0) return
  const [signals, subjects] = ends(follows.map((one) => one.holder))
  yield* query(
    "follows.write",
    sql`insert into correlator.follow (signal, load, subject, mask)
      select * from unnest(${signals}::int[], ${numbers(follows.map((one) => one.load))}::int[],
        ${subjects}::smallint[], ${bytesList(follows.map((one) => one.mask))}::bytea[])
      on conflict (signal, subject) do update set load = excluded.load, mask = excluded.mask`
  )
})

export const eraseFollows = (signals: ReadonlyArray<number>) =>
  query("follows.erase", sql`delete from correlator.follow where signal = any(${numbers(signals)}::int[])`)
