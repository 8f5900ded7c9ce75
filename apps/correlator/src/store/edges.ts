import type { EvidenceTerm, Reading } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import { query } from "./query.ts"

/** Raw evidence between two records; `a` belongs to the signal with the smaller id. */
export interface StoredEdge {
  readonly person: boolean
  readonly a: number
  readonly aSubject: number
  readonly b: number
  readonly bSubject: number
  readonly weight: number
  readonly terms: ReadonlyArray<EvidenceTerm>
  readonly runnerUp: Reading | undefined
}

interface Row {
  readonly person: boolean
  readonly a: number
  readonly a_subject: number
  readonly b: number
  readonly b_subject: number
  readonly weight: number
  readonly terms: string
  readonly runner_up: Reading | null
}

const parseTerms = (text: string): ReadonlyArray<EvidenceTerm> => JSON.parse(text)
const edgeOf = (row: Row): StoredEdge => ({
  person: row.person,
  a: row.a,
  aSubject: row.a_subject,
  b: row.b,
  bSubject: row.b_subject,
  weight: row.weight,
  terms: parseTerms(row.terms),
  runnerUp: row.runner_up ?? undefined
})

export const edgeKey = (edge: Pick<StoredEdge, "a" | "b" | "aSubject" | "bSubject">): string =>
  `${edge.a}/${edge.aSubject}-${edge.b}/${edge.bSubject}`

/** Evidence with at least one end among these signals. */
export const edgesOf = (signals: ReadonlyArray<number>) =>
  query(
    "edges.of",
    sql<Row>`select * from correlator.edge where a = any(${signals}::int[])
      union select * from correlator.edge where b = any(${signals}::int[])`
  ).pipe(Effect.map((rows) => rows.map(edgeOf)))

/** Evidence with both ends among these signals. */
export const edgesWithin = (signals: ReadonlyArray<number>) =>
  query(
    "edges.within",
    sql<Row>`select * from correlator.edge where a = any(${signals}::int[]) and b = any(${signals}::int[])`
  ).pipe(Effect.map((rows) => rows.map(edgeOf)))

export const deleteEdges = (edges: ReadonlyArray<StoredEdge>) =>
  edges.length === 0
    ? Effect.void
    : query(
        "edges.delete",
        sql`delete from correlator.edge e using unnest(${edges.map((one) => one.a)}::int[],
            ${edges.map((one) => one.b)}::int[], ${edges.map((one) => one.aSubject)}::int[],
            ${edges.map((one) => one.bSubject)}::int[]) as old (a, b, a_subject, b_subject)
          where e.a = old.a and e.b = old.b and e.a_subject = old.a_subject and e.b_subject = old.b_subject`
      )

export const writeEdges = (covenant: number, edges: ReadonlyArray<StoredEdge>) =>
  edges.length === 0
    ? Effect.void
    : query(
        "edges.write",
        sql`insert into correlator.edge (covenant, person, a, a_subject, b, b_subject, weight, terms, runner_up)
          select ${covenant}::int, * from unnest(${edges.map((one) => one.person)}::boolean[],
            ${edges.map((one) => one.a)}::int[], ${edges.map((one) => one.aSubject)}::smallint[],
            ${edges.map((one) => one.b)}::int[], ${edges.map((one) => one.bSubject)}::smallint[],
            ${edges.map((one) => one.weight)}::float8[], ${edges.map((one) => JSON.stringify(one.terms))}::text[],
            ${edges.map((one) => one.runnerUp ?? null)}::text[])
          on conflict (a, b, a_subject, b_subject) do update set weight = excluded.weight, terms = excluded.terms,
            runner_up = excluded.runner_up`
      )

export interface Bars {
  readonly person: number
  readonly situation: number
}

/** Signals one step away: by evidence above the bar, by a decision that they belong together, by a link that was published. */
const neighbours = (covenant: number, signals: ReadonlyArray<number>, bars: Bars) =>
  query(
    "edges.neighbours",
    sql<{ signal: number }>`select e.b as signal from correlator.edge e where e.a = any(${signals}::int[])
        and e.weight >= case when e.person then ${bars.person}::float8 else ${bars.situation}::float8 end
      union select e.a from correlator.edge e where e.b = any(${signals}::int[])
        and e.weight >= case when e.person then ${bars.person}::float8 else ${bars.situation}::float8 end
      union select others.signal from correlator.link_member mine
        join correlator.link_member others on others.link = mine.link where mine.signal = any(${signals}::int[])
      union select other.key from correlator.signal me
        join correlator.verdict v on v.covenant = ${covenant} and v.same and v.a = me.id
        join correlator.signal other on other.covenant = ${covenant} and other.id = v.b where me.key = any(${signals}::int[])
      union select other.key from correlator.signal me
        join correlator.verdict v on v.covenant = ${covenant} and v.same and v.b = me.id
        join correlator.signal other on other.covenant = ${covenant} and other.id = v.a where me.key = any(${signals}::int[])`
  )

/**
 * All signals that hang together with these: what has to be looked at as a whole. A query per step: one recursive query
 * was planned for millions of rows and took ten times as long on PostgreSQL.
 */
export const reach = Effect.fn("edges.reach")(function* (covenant: number, signals: ReadonlyArray<number>, bars: Bars) {
  const reached = new Set(signals)
  let frontier = [...reached]
  while (frontier.length > 0) {
    const next = yield* neighbours(covenant, frontier, bars)
    frontier = next.map((row) => row.signal).filter((signal) => !reached.has(signal))
    for (const signal of frontier) reached.add(signal)
  }
  return [...reached]
})
