import { Effect } from "effect"
import { type RawBuilder, sql } from "kysely"
import { lookUp, numbers } from "./lists.ts"
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

/** Signals of which one statement notes those that are concerned: some seconds of work at most. */
const PAGE = 50_000

/** Keys of a covenant's first and last signal; undefined: it has none. */
export const keysOf = (covenant: number) =>
  query(
    "dirty.ends",
    sql<{ first: number | null; last: number | null }>`select min(key) as first, max(key) as last
      from correlator.signal where covenant = ${covenant}`
  ).pipe(
    Effect.map(([ends]) => {
      if (ends === undefined || ends.first === null || ends.last === null) return undefined
      return { first: ends.first, last: ends.last }
    })
  )

/** The keys of signals, part by part: a great covenant takes more than one statement may. */
const inParts = Effect.fn("dirty.inParts")(function* (
  covenant: number,
  each: (from: number, to: number) => ReturnType<typeof markSelected>
) {
  const ends = yield* keysOf(covenant)
  if (ends === undefined) return
  for (let from = ends.first; from <= ends.last; from += PAGE) yield* each(from, from + PAGE - 1)
})

/** Every active signal of the covenant, evidence included. */
export const markAll = (covenant: number) =>
  inParts(covenant, (from, to) =>
    markSelected(
      covenant,
      sql`select key as signal from correlator.signal
        where covenant = ${covenant} and state = 'active' and key between ${from} and ${to}`,
      true
    )
  )

/** Every signal that has evidence, a decision or a link: no other can be in one when only the rule changes. */
export const markConnected = (covenant: number) =>
  inParts(covenant, (from, to) =>
    markSelected(
      covenant,
      sql`select a as signal from correlator.edge where covenant = ${covenant} and a between ${from} and ${to}
        union all select b from correlator.edge where covenant = ${covenant} and b between ${from} and ${to}
        union all select m.signal from correlator.link_member m join correlator.link l on l.id = m.link
          where l.covenant = ${covenant} and m.signal between ${from} and ${to}
        union all ${decided(covenant, from, to)}`,
      false
    )
  )

/**
 * Signals whose links may come out differently when the bar moves from one height to the other: those of an edge that
 * lies between, and those that have company of more than one, since a cluster's mean is measured against the bar.
 */
export const markBetween = (covenant: number, low: number, high: number) =>
  inParts(covenant, (from, to) =>
    markSelected(
      covenant,
      sql`(select signal from (
            select a as signal, weight from correlator.edge
              where covenant = ${covenant} and person and weight >= ${low} and a between ${from} and ${to}
            union all select b, weight from correlator.edge
              where covenant = ${covenant} and person and weight >= ${low} and b between ${from} and ${to}
          ) as ends group by signal having count(*) > 1 or min(weight) < ${high})
        union all ${decided(covenant, from, to)}`,
      false
    )
  )

const decided = (covenant: number, from: number, to: number) => sql`select s.key from correlator.signal s
  where s.covenant = ${covenant} and s.key between ${from} and ${to}
    and (exists (select from correlator.verdict v where v.covenant = s.covenant and v.a = s.id and v.same)
      or exists (select from correlator.verdict v where v.covenant = s.covenant and v.b = s.id and v.same))`

/** Takes some of the notes away, the newest signals' first, to be worked on in this transaction. `reindex`: of evidence, or of links alone. */
export const take = (covenant: number, reindex: boolean, limit: number) =>
  query(
    "dirty.take",
    sql<{ signal: number }>`delete from correlator.dirty where ctid = any(array(
        select ctid from correlator.dirty where covenant = ${covenant} and ${reindex ? sql`reindex` : sql`not reindex`}
        order by signal desc limit ${limit}
      )) returning signal`
  ).pipe(Effect.map((rows) => rows.map((row) => row.signal)))

/** Takes notes of these signals back that their links must be worked out, and no others. */
export const forgetNotes = (covenant: number, signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.void
    : query(
        "dirty.forgetNotes",
        sql`delete from correlator.dirty where ctid = any(array(
          select d.place from unnest(${numbers(signals)}::int[]) as settled (signal)
            ${lookUp(
              sql`select ctid as place from correlator.dirty
                where covenant = ${covenant} and signal = settled.signal and not reindex`,
              "d"
            )}))`
      )

/** Takes all notes back that evidence of the covenant's signals waits to be weighed. */
export const forgetReindex = (covenant: number) =>
  inParts(covenant, (from, to) =>
    query(
      "dirty.forget",
      sql`delete from correlator.dirty where covenant = ${covenant} and signal between ${from} and ${to} and reindex`
    )
  )

/** Those of these signals whose evidence waits to be weighed. */
export const awaiting = (covenant: number, signals: ReadonlyArray<number>) =>
  query(
    "dirty.awaiting",
    sql<{ signal: number }>`select d.signal from unnest(${numbers(signals)}::int[]) as asked (signal)
      ${lookUp(sql`select signal from correlator.dirty where covenant = ${covenant} and signal = asked.signal and reindex`, "d")}`
  ).pipe(Effect.map((rows): ReadonlySet<number> => new Set(rows.map((row) => row.signal))))

/** Whether evidence of this covenant waits to be weighed. */
export const isAwaiting = (covenant: number) =>
  query(
    "dirty.isAwaiting",
    sql<{ yes: boolean }>`select exists (select from correlator.dirty where covenant = ${covenant} and reindex) as yes`
  ).pipe(Effect.map((rows) => rows[0]?.yes === true))

/** Covenants with work left that may be done now. */
export const waiting = query(
  "dirty.waiting",
  sql<{ id: string }>`select id from correlator.covenant c where standing = 'in-force'
    and not awaits and renewal_begun <= renewal_done and exists (select from correlator.dirty d where d.covenant = c.key) order by id`
)
