import type { SignalId } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import type { Verdict } from "../links/verdicts.ts"
import { ids, lookUp, numbers, texts } from "./lists.ts"
import { query } from "./query.ts"

export const writeVerdicts = (covenant: number, verdicts: ReadonlyArray<Verdict>) =>
  verdicts.length === 0
    ? Effect.void
    : query(
        "decisions.write",
        sql`insert into correlator.verdict (covenant, review, a, b, same, final, at)
          select ${covenant}::int, * from unnest(${texts(verdicts.map((one) => one.review))},
            ${texts(verdicts.map((one) => one.a))}::uuid[], ${texts(verdicts.map((one) => one.b))}::uuid[],
            ${texts(verdicts.map((one) => String(one.same)))}::boolean[],
            ${texts(verdicts.map((one) => String(one.final)))}::boolean[], ${texts(verdicts.map((one) => one.at))}) on conflict do nothing`
      )

export const writeUndone = (covenant: number, reviews: ReadonlyArray<string>) =>
  reviews.length === 0
    ? Effect.void
    : query(
        "decisions.undo",
        sql`insert into correlator.undone (covenant, review) select ${covenant}::int, unnest(${texts(reviews)})
          on conflict do nothing`
      )

/** Decisions that stand (not taken back) between signals of this set. */
export const verdictsWithin = (covenant: number, signals: ReadonlyArray<string>) => {
  const these = new Set(signals)
  return query(
    "decisions.within",
    sql<Verdict>`select v.review, v.a::text, v.b::text, v.same, v.final, v.at from unnest(${ids(signals)}::uuid[]) as asked (id)
      ${lookUp(sql`select * from correlator.verdict where covenant = ${covenant} and a = asked.id`, "v")}
      where not exists (select from correlator.undone u where u.covenant = v.covenant and u.review = v.review)`
  ).pipe(Effect.map((rows) => rows.filter((row) => these.has(row.b))))
}

/** A decision on a pair, also where it was taken back. */
export interface PairVerdict extends Verdict {
  readonly a: SignalId
  readonly b: SignalId
  readonly undone: boolean
  /** Both signals are here. */
  readonly active: boolean
}

/** All decisions on pairs with at least one of these signals. */
export const verdictsAbout = (covenant: number, signals: ReadonlyArray<SignalId>) => {
  const side = (column: string) => sql`select v.* from unnest(${ids(signals)}::uuid[]) as asked (id)
    ${lookUp(sql`select * from correlator.verdict where covenant = ${covenant} and ${sql.ref(column)} = asked.id`, "v")}`
  return query(
    "decisions.about",
    sql<PairVerdict>`select v.review, v.a::text, v.b::text, v.same, v.final, v.at,
        exists (select from correlator.undone u where u.covenant = v.covenant and u.review = v.review) as undone,
        (select count(*) from correlator.signal s
          where s.covenant = v.covenant and s.id in (v.a, v.b) and s.state = 'active') = 2 as active
      from (${side("a")} union ${side("b")}) v`
  )
}

/** Signals that these reviews are about, as far as they are known here. */
export const signalsOfReviews = (covenant: number, reviews: ReadonlyArray<string>) =>
  query(
    "decisions.signals",
    sql<{ key: number }>`select distinct s.key from correlator.verdict v
      join correlator.signal s on s.covenant = v.covenant and (s.id = v.a or s.id = v.b)
      where v.covenant = ${covenant} and v.review = any(array(select unnest(${texts(reviews)})))`
  ).pipe(Effect.map((rows) => rows.map((row) => row.key)))

/** Whether people decided of any two of the covenant's signals that they belong together. */
export const someJoined = (covenant: number) =>
  query(
    "decisions.some",
    sql<{ yes: boolean }>`select exists (select from correlator.verdict where covenant = ${covenant} and same) as yes`
  ).pipe(Effect.map((rows) => rows[0]?.yes === true))

/** Those of these signals about which people decided, perhaps before they were heard of. */
export const decidedAmong = (covenant: number, signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.succeed([])
    : query(
        "decisions.among",
        sql<{ key: number }>`select s.key from correlator.signal s where s.key = any(${numbers(signals)}::int[])
          and (exists (select from correlator.verdict v where v.covenant = ${covenant} and v.a = s.id)
            or exists (select from correlator.verdict v where v.covenant = ${covenant} and v.b = s.id))`
      ).pipe(Effect.map((rows) => rows.map((row) => row.key)))
