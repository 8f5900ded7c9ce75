import { Effect } from "effect"
import { sql } from "kysely"
import type { Verdict } from "../links/verdicts.ts"
import { query } from "./query.ts"

export const writeVerdicts = (covenant: number, verdicts: ReadonlyArray<Verdict>) =>
  verdicts.length === 0
    ? Effect.void
    : query(
        "decisions.write",
        sql`insert into correlator.verdict (covenant, review, a, b, same, final, at)
          select ${covenant}::int, * from unnest(${verdicts.map((one) => one.review)}::text[],
            ${verdicts.map((one) => one.a)}::uuid[], ${verdicts.map((one) => one.b)}::uuid[],
            ${verdicts.map((one) => one.same)}::boolean[], ${verdicts.map((one) => one.final)}::boolean[],
            ${verdicts.map((one) => one.at)}::text[]) on conflict do nothing`
      )

export const writeUndone = (covenant: number, reviews: ReadonlyArray<string>) =>
  reviews.length === 0
    ? Effect.void
    : query(
        "decisions.undo",
        sql`insert into correlator.undone (covenant, review) select ${covenant}::int, unnest(${reviews}::text[])
          on conflict do nothing`
      )

/** Decisions that stand (not taken back) between signals of this set. */
export const verdictsWithin = (covenant: number, signals: ReadonlyArray<string>) =>
  query(
    "decisions.within",
    sql<Verdict>`select v.review, v.a::text, v.b::text, v.same, v.final, v.at from correlator.verdict v
      where v.covenant = ${covenant} and v.a = any(${signals}::uuid[]) and v.b = any(${signals}::uuid[])
        and not exists (select from correlator.undone u where u.covenant = v.covenant and u.review = v.review)`
  )

/** Signals that these reviews are about, as far as they are known here. */
export const signalsOfReviews = (covenant: number, reviews: ReadonlyArray<string>) =>
  query(
    "decisions.signals",
    sql<{ key: number }>`select distinct s.key from correlator.verdict v
      join correlator.signal s on s.covenant = v.covenant and (s.id = v.a or s.id = v.b)
      where v.covenant = ${covenant} and v.review = any(${reviews}::text[])`
  ).pipe(Effect.map((rows) => rows.map((row) => row.key)))
