import type { AmbiguityFacts, AmbiguityId } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import { lookUp } from "./lists.ts"
import { query } from "./query.ts"

/** An ambiguity as last published. */
export interface PublishedAmbiguity {
  readonly facts: AmbiguityFacts
  readonly hash: string
  /** Keys of its signals, that which is torn included. */
  readonly signals: ReadonlyArray<number>
}

interface Row {
  readonly facts: string
  readonly hash: string
  readonly signals: ReadonlyArray<number>
}

const parseFacts = (text: string): AmbiguityFacts => JSON.parse(text)
const publishedOf = (row: Row): PublishedAmbiguity => ({ ...row, facts: parseFacts(row.facts) })

/** Published ambiguities with any of these signals, by id. */
export const ambiguitiesWith = (signals: ReadonlyArray<number>) =>
  query(
    "ambiguities.with",
    sql<Row>`select facts, hash, signals from correlator.ambiguity where signals && ${signals}::int[] order by id`
  ).pipe(Effect.map((rows) => rows.map(publishedOf)))

/** All of a covenant, by id. */
export const ambiguitiesOf = (covenant: number) =>
  query(
    "ambiguities.of",
    sql<Row>`select facts, hash, signals from correlator.ambiguity where covenant = ${covenant} order by id`
  ).pipe(Effect.map((rows) => rows.map(publishedOf)))

export const deleteAmbiguities = (ids: ReadonlyArray<AmbiguityId>) =>
  ids.length === 0
    ? Effect.void
    : query("ambiguities.delete", sql`delete from correlator.ambiguity where id = any(${ids}::uuid[])`)

/** Writes ambiguities as they stand now; those of the same id must have been deleted. */
export const writeAmbiguities = (covenant: number, ambiguities: ReadonlyArray<PublishedAmbiguity>) =>
  ambiguities.length === 0
    ? Effect.void
    : query(
        "ambiguities.write",
        sql`insert into correlator.ambiguity (id, covenant, facts, hash, signals)
          select new.id, ${covenant}::int, new.facts, new.hash, array(
            select s.key from jsonb_array_elements_text(new.facts::jsonb -> 'signals') as told (id)
              ${lookUp(sql`select key from correlator.signal where covenant = ${covenant} and id = told.id::uuid`, "s")}
              order by s.key)
          from unnest(${ambiguities.map((one) => one.facts.ambiguity)}::uuid[],
            ${ambiguities.map((one) => JSON.stringify(one.facts))}::text[],
            ${ambiguities.map((one) => one.hash)}::text[]) as new (id, facts, hash)`
      )
