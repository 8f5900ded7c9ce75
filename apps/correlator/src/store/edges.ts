import { Effect } from "effect"
import { sql } from "kysely"
import { someJoined } from "./decisions.ts"
import { lookUp, numbers } from "./lists.ts"
import { query } from "./query.ts"

/** Raw evidence between two records; `a` belongs to the signal with the smaller id. */
export interface StoredEdge {
  readonly person: boolean
  readonly a: number
  readonly aSubject: number
  readonly b: number
  readonly bSubject: number
  readonly weight: number
  /** Hash of what the weight is made of. */
  readonly digest: number
}

interface Row {
  readonly person: boolean
  readonly a: number
  readonly a_subject: number
  readonly b: number
  readonly b_subject: number
  readonly weight: number
  readonly digest: number
}

const edgeOf = (row: Row): StoredEdge => ({
  person: row.person,
  a: row.a,
  aSubject: row.a_subject,
  b: row.b,
  bSubject: row.b_subject,
  weight: row.weight,
  digest: row.digest
})

export const edgeKey = (edge: Pick<StoredEdge, "a" | "b" | "aSubject" | "bSubject">): string =>
  `${edge.a}/${edge.aSubject}-${edge.b}/${edge.bSubject}`

/** Evidence with at least one end among these signals. */
export const edgesOf = (signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.succeed([])
    : query(
        "edges.of",
        sql<Row>`select * from correlator.edge where a = any(${numbers(signals)}::int[])
          union select * from correlator.edge where b = any(${numbers(signals)}::int[])`
      ).pipe(Effect.map((rows) => rows.map(edgeOf)))

/** Evidence with both ends among these signals. */
export const edgesWithin = (signals: ReadonlyArray<number>) => {
  const these = new Set(signals)
  return query("edges.within", sql<Row>`select * from correlator.edge where a = any(${numbers(signals)}::int[])`).pipe(
    Effect.map((rows) => rows.filter((row) => these.has(row.b)).map(edgeOf))
  )
}

/** Forgets all evidence that these signals had; gives the signals at either end. */
export const eraseEdges = (signals: ReadonlyArray<number>) =>
  query(
    "edges.erase",
    sql<{ a: number; b: number }>`delete from correlator.edge
      where a = any(${numbers(signals)}::int[]) or b = any(${numbers(signals)}::int[]) returning a, b`
  ).pipe(Effect.map((rows) => [...new Set(rows.flatMap((edge) => [edge.a, edge.b]))]))

export const deleteEdges = (edges: ReadonlyArray<StoredEdge>) =>
  edges.length === 0
    ? Effect.void
    : query(
        "edges.delete",
        sql`delete from correlator.edge where ctid = any(array(
          select e.place from unnest(${numbers(edges.map((one) => one.a))}::int[],
            ${numbers(edges.map((one) => one.b))}::int[], ${numbers(edges.map((one) => one.aSubject))}::smallint[],
            ${numbers(edges.map((one) => one.bSubject))}::smallint[]) as old (a, b, a_subject, b_subject)
          ${lookUp(
            sql`select ctid as place from correlator.edge
              where a = old.a and b = old.b and a_subject = old.a_subject and b_subject = old.b_subject`,
            "e"
          )}))`
      )

export const writeEdges = (covenant: number, edges: ReadonlyArray<StoredEdge>) =>
  edges.length === 0
    ? Effect.void
    : query(
        "edges.write",
        sql`insert into correlator.edge (covenant, person, a, a_subject, b, b_subject, weight, digest)
          select ${covenant}::int, * from unnest(${numbers(edges.map((one) => (one.person ? "t" : "f")))}::boolean[],
            ${numbers(edges.map((one) => one.a))}::int[], ${numbers(edges.map((one) => one.aSubject))}::smallint[],
            ${numbers(edges.map((one) => one.b))}::int[], ${numbers(edges.map((one) => one.bSubject))}::smallint[],
            ${numbers(edges.map((one) => one.weight))}::float8[], ${numbers(edges.map((one) => one.digest))}::int[])
          on conflict (a, b, a_subject, b_subject) do update set weight = excluded.weight, digest = excluded.digest`
      )

export interface Bars {
  readonly person: number
  readonly situation: number
}

type Step = readonly [from: number, to: number]

/** What counts besides evidence. */
interface StepsBy {
  readonly decisions: boolean
  readonly links: boolean
}

/**
 * From each of these signals to those one step away: by evidence above the bar, by a decision that they belong together, by a link that was
 * published. Of a link not from each of its signals, but so that all of them hang together.
 */
export const steps = (covenant: number, signals: ReadonlyArray<number>, bars: Bars, by: StepsBy) => {
  const these = numbers(signals)
  const joined = (mine: string, theirs: string) => sql`select me.key, other.key from correlator.signal me
    ${lookUp(
      sql`select ${sql.ref(theirs)} as signal from correlator.verdict
        where covenant = ${covenant} and same and ${sql.ref(mine)} = me.id`,
      "v"
    )}
    ${lookUp(sql`select key from correlator.signal where covenant = ${covenant} and id = v.signal`, "other")}
    where me.key = any(${these}::int[])`
  const above = (from: string, to: string) => sql`select e.${sql.ref(from)}, e.${sql.ref(to)} from correlator.edge e
    where e.${sql.ref(from)} = any(${these}::int[])
      and e.weight >= case when e.person then ${bars.person}::float8 else ${bars.situation}::float8 end`
  const linked = sql`union select mine.signal, others.signal
    from (select link, min(signal) as signal from correlator.link_member
      where signal = any(${these}::int[]) group by link) as mine
    ${lookUp(sql`select signal from correlator.link_member where link = mine.link`, "others")}`
  return query(
    "edges.steps",
    sql<{ from: number; to: number }>`select s.a as from, s.b as to from (${above("a", "b")}
      union ${above("b", "a")}
      ${by.links ? linked : sql``} ${by.decisions ? sql`union ${joined("a", "b")} union ${joined("b", "a")}` : sql``}) as s (a, b)`
  ).pipe(Effect.map((rows) => rows.map(({ from, to }): Step => [from, to])))
}

/**
 * All signals that hang together with these: what has to be looked at as a whole. A query per step: one recursive query
 * was planned for millions of rows and took ten times as long on PostgreSQL.
 */
export const reach = Effect.fn("edges.reach")(function* (covenant: number, signals: ReadonlyArray<number>, bars: Bars) {
  const reached = new Set(signals)
  const by: StepsBy = { decisions: yield* someJoined(covenant), links: true }
  let frontier = [...reached]
  while (frontier.length > 0) {
    const next = new Set((yield* steps(covenant, frontier, bars, by)).map(([, to]) => to))
    frontier = [...next].filter((signal) => !reached.has(signal))
    for (const signal of frontier) reached.add(signal)
  }
  return [...reached]
})
