import { localDate, RetentionState } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql } from "kysely"
import { NOT_HELD } from "./holding.ts"

/** How many signals of a covenant that stand alike are over at the latest on the day asked for. */
export interface Outlook {
  readonly covenant: string
  readonly state: RetentionState
  /** Local date of the first of them; an earlier one than today is on its way, or held. */
  readonly first: string
  readonly count: number
  /** Of these, how many a hold keeps today. */
  readonly held: number
}

const decode = Schema.decodeUnknownSync(RetentionState)

/** What clocks end within so many days, as counts; `covenants`: of these alone. By covenant and state. */
export const readOutlook = Effect.fn("readOutlook")(function* (days: number, covenants?: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const until = localDate(DateTime.add(now, { days }))
  const some = covenants === undefined ? sql`true` : sql`s.covenant = any(${[...covenants]}::text[])`
  const { rows } = yield* run("readOutlook", (db) =>
    sql<Omit<Outlook, "state"> & { readonly state: string }>`
      select s.covenant, s.kept_state as state, min(s.ends_on) as first, count(*)::integer as count,
        (count(*) filter (where not (${NOT_HELD(localDate(now))})))::integer as held
      from ingest.signal s
      where s.withdrawn_at is null and s.ends_on <= ${until} and ${some}
      group by s.covenant, s.kept_state order by s.covenant, s.kept_state`.execute(db)
  )
  return rows.map((row): Outlook => ({ ...row, state: decode(row.state) }))
})
