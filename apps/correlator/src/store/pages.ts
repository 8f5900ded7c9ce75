import { Effect } from "effect"
import { sql } from "kysely"
import { query } from "./query.ts"

/** A condition on rows: that they stand in a stretch of their table's pages. */
export const onPages = (from: number, to: number) => sql`ctid >= ${`(${from},0)`}::tid and ctid < ${`(${to},0)`}::tid`

/** Numbers of pages at which stretches of so many begin, to the end of a table of the correlator's as it is now. */
export const pagesOf = (table: string, pages: number) =>
  query(
    "pages.size",
    sql<{ pages: number }>`select (pg_relation_size(${`correlator.${table}`}::regclass) / 8192)::int as pages`
  ).pipe(
    Effect.map(([size]) => Array.from({ length: Math.ceil((size?.pages ?? 0) / pages) }, (_, index) => index * pages))
  )
