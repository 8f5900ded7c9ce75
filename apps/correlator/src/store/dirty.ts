import { Effect } from "effect"
import { type RawBuilder, sql } from "kysely"
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
  signals.length === 0 ? Effect.void : markSelected(covenant, sql`select unnest(${signals}::int[]) as signal`, reindex)

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

export interface Dirty {
  readonly signal: number
  readonly reindex: boolean
}

/** Takes some of the notes away, to be worked on in this transaction. */
export const take = (covenant: number, limit: number) =>
  query(
    "dirty.take",
    sql<Dirty>`delete from correlator.dirty d using (
        select signal from correlator.dirty where covenant = ${covenant} order by signal desc limit ${limit}
      ) as next where d.covenant = ${covenant} and d.signal = next.signal returning d.signal, d.reindex`
  )

/** Covenants with work left that may be done now. */
export const waiting = query(
  "dirty.waiting",
  sql<{ id: string }>`select id from correlator.covenant c where standing = 'in-force'
    and exists (select from correlator.dirty d where d.covenant = c.key) order by id`
)
