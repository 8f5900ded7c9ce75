import { Effect } from "effect"
import { sql } from "kysely"
import type { Choices } from "../index/choices.ts"
import { type Holder, holderOf, signalOf, subjectOf } from "../index/holders.ts"
import { bytesList, numbers } from "./lists.ts"
import { query } from "./query.ts"

/** What a record follows. */
export interface Follow {
  readonly holder: Holder
  readonly choices: Choices
}

/** Of every record of these signals. */
export const readFollows = (signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.succeed([])
    : query(
        "follows.read",
        sql<{ signal: number; subject: number; choices: Uint8Array }>`
          select signal, subject, choices from correlator.follow where signal = any(${numbers(signals)}::int[])`
      ).pipe(
        Effect.map((rows) =>
          rows.map((row): Follow => ({ holder: holderOf(row.signal, row.subject), choices: row.choices }))
        )
      )

const ends = (holders: ReadonlyArray<Holder>) => [numbers(holders.map(signalOf)), numbers(holders.map(subjectOf))]

/** Writes what records follow, those that followed something before as well as those that are new. */
export const writeFollows = Effect.fn("follows.write")(function* (follows: ReadonlyArray<Follow>) {
  if (follows.length === 0) return
  const [signals, subjects] = ends(follows.map((one) => one.holder))
  yield* query(
    "follows.write",
    sql`insert into correlator.follow (signal, subject, choices)
      select * from unnest(${signals}::int[], ${subjects}::smallint[],
        ${bytesList(follows.map((one) => one.choices))}::bytea[])
      on conflict (signal, subject) do update set choices = excluded.choices`
  )
})

export const eraseFollows = (signals: ReadonlyArray<number>) =>
  query("follows.erase", sql`delete from correlator.follow where signal = any(${numbers(signals)}::int[])`)
