import { Effect } from "effect"
import { type RawBuilder, sql } from "kysely"
import { numbers } from "./lists.ts"
import { query } from "./query.ts"

/** Notes signals (a statement that gives rows `signal`) whose links, and if asked whose evidence, must be settled again. */
const markSelected = (covenant: number, signals: RawBuilder<unknown>, reindex: boolean) =>
  query(
    "dirty.mark",
    sql`insert into correlator.dirty (covenant, signal, reindex)
      select distinct ${covenant}::int, signal, ${reindex}::boolean from (${signals}) as changed
      on conflict (covenant, signal) do update set reindex = correlator.dirty.reindex or excluded.reindex`
  )

export const mark = (covenant: number, signals: ReadonlyArray<number>, reindex: boolean) =>
  signals.length === 0
    ? Effect.void
    : markSelected(covenant, sql`select unnest(${numbers(signals)}::int[]) as signal`, reindex)

/** Every active signal of the covenant, evidence included. */
export const markAll = (covenant: number) =>
  markSelected(
    covenant,
    sql`select key as signal from correlator.signal where covenant = ${covenant} and state = 'active'`,
    true
  )

/** Every signal that has evidence, a decision or a link: no other can be in one when only the rule changes. */
export const markConnected = (covenant: number) =>
  markSelected(
    covenant,
    sql`select a as signal from correlator.edge where covenant = ${covenant}
      union all select b from correlator.edge where covenant = ${covenant}
      union all select m.signal from correlator.link l join correlator.link_member m on m.link = l.id
        where l.covenant = ${covenant}
      union all ${decided(covenant)}`,
    false
  )

/**
 * Signals whose links may come out differently when the bar moves from one height to the other: those of an edge that
 * lies between, and those that have company of more than one, since a cluster's mean is measured against the bar.
 */
export const markBetween = (covenant: number, low: number, high: number) =>
  markSelected(
    covenant,
    sql`select a as signal from correlator.edge where covenant = ${covenant} and person and weight >= ${low} and weight < ${high}
      union all select b from correlator.edge where covenant = ${covenant} and person and weight >= ${low} and weight < ${high}
      union all (select signal from (
          select a as signal from correlator.edge where covenant = ${covenant} and person and weight >= ${low}
          union all select b from correlator.edge where covenant = ${covenant} and person and weight >= ${low}
        ) as ends group by signal having count(*) > 1)
      union all ${decided(covenant)}`,
    false
  )

const decided = (covenant: number) => sql`select s.key from correlator.verdict v
  join correlator.signal s on s.covenant = v.covenant and (s.id = v.a or s.id = v.b) where v.covenant = ${covenant} and v.same`

/** Takes some of the notes away, the newest signals' first, to be worked on in this transaction. `reindex`: of evidence, or of links alone. */
export const take = (covenant: number, reindex: boolean, limit: number) =>
  query(
    "dirty.take",
    sql<{ signal: number }>`delete from correlator.dirty where ctid = any(array(
        select ctid from correlator.dirty where covenant = ${covenant} and ${reindex ? sql`reindex` : sql`not reindex`}
        order by signal desc limit ${limit}
      )) returning signal`
  ).pipe(Effect.map((rows) => rows.map((row) => row.signal)))

/** Those of these signals whose evidence waits to be weighed. */
export const awaiting = (covenant: number, signals: ReadonlyArray<number>) =>
  query(
    "dirty.awaiting",
    sql<{ signal: number }>`select d.signal from unnest(${numbers(signals)}::int[]) as asked (signal)
      join correlator.dirty d on d.covenant = ${covenant} and d.signal = asked.signal and d.reindex`
  ).pipe(Effect.map((rows): ReadonlySet<number> => new Set(rows.map((row) => row.signal))))

/** Covenants with work left that may be done now. */
export const waiting = query(
  "dirty.waiting",
  sql<{ id: string }>`select id from correlator.covenant c where standing = 'in-force'
    and exists (select from correlator.dirty d where d.covenant = c.key) order by id`
)
