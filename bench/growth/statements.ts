import { Effect } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine, type Tables } from "../../packages/store/src/index.ts"
import { print } from "../support/figure.ts"

/** Settings under which PostgreSQL keeps account of each statement. */
export const COUNTING = ["shared_preload_libraries=pg_stat_statements", "pg_stat_statements.max=2000"]

/** Statements that are told of. */
const MOST = 16

interface Counted {
  readonly query: string
  readonly calls: string
  readonly ms: number
  readonly rows: string
  readonly blocks: string
}

const onServer = <A>(work: (db: Kysely<Tables>) => Promise<A>) =>
  Effect.scoped(
    Effect.flatMap(Engine, ({ migrator }) => Effect.flatMap(migrator, (db) => Effect.promise(() => work(db))))
  )

/** Begins the account anew. */
export const forgetStatements = onServer(async (db) => {
  await sql`create extension if not exists pg_stat_statements`.execute(db)
  await sql`select pg_stat_statements_reset()`.execute(db)
})

/** The statements that took longest since, in microseconds a signal, with their calls, rows and pages a signal. */
export const tellStatements = (what: string, signals: number) =>
  onServer(async (db) => {
    const { rows } = await sql<Counted>`select left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query, calls,
      total_exec_time + total_plan_time as ms, rows, shared_blks_hit + shared_blks_read as blocks
      from pg_stat_statements order by total_exec_time desc limit ${MOST}`.execute(db)
    for (const row of rows) {
      const a = (value: string) => (Number(value) / signals).toFixed(3)
      print({
        bench: "growth",
        figure: `${what}: calls ${a(row.calls)}, rows ${a(row.rows)}, pages ${a(row.blocks)} a signal: ${row.query}`,
        value: (row.ms * 1000) / signals,
        unit: "us a signal"
      })
    }
  })
