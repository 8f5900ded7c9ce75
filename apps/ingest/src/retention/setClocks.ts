import type { CovenantDocument } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { clockUnder, type Kept } from "./clockUnder.ts"

/** Local date of receipt (`localDate`), in SQL. */
export const RECEIVED_ON = sql<string>`to_char(s.received_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`

/** The columns of `Kept`, of `ingest.signal s`. */
export const KEPT = sql`s.covenant_version as "covenantVersion", s.kept_state as state,
  coalesce(s.kept_since, ${RECEIVED_ON}) as since, ${RECEIVED_ON} as "reportedOn", s.minor, s.leaves_on as "leavesOn"`

/**
 * Sets anew when whole signals of a covenant end: all of them, or those of `signals`. Two statements, whatever their
 * number: signals that stand alike end alike. In the caller's transaction; what ends as it did is not written.
 */
export const setClocks = Effect.fnUntraced(function* (
  covenant: string,
  versions: ReadonlyArray<CovenantDocument>,
  signals?: ReadonlyArray<string>
) {
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const some = signals === undefined ? sql`true` : sql`s.id = any(${[...signals]}::uuid[])`
  const { rows } = yield* run("setClocks.read", (db) =>
    sql<Kept>`
      select distinct ${KEPT} from ingest.signal s
      where s.covenant = ${covenant} and s.withdrawn_at is null and s.minor is not null and ${some}`.execute(db)
  )
  if (rows.length === 0) return
  const ends = rows.map((kept) => ({ ...kept, endsOn: clockUnder(versions, kept, now)?.endsOn ?? null }))
  yield* run("setClocks.write", (db) =>
    sql`
      update ingest.signal s set ends_on = e."endsOn"
      from json_to_recordset(${JSON.stringify(ends)}::json) as e ("covenantVersion" integer, state text, since text,
        "reportedOn" text, minor boolean, "leavesOn" text, "endsOn" text)
      where s.covenant = ${covenant} and s.withdrawn_at is null and ${some}
        and s.covenant_version = e."covenantVersion" and s.kept_state = e.state
        and coalesce(s.kept_since, ${RECEIVED_ON}) = e.since and ${RECEIVED_ON} = e."reportedOn"
        and s.minor = e.minor and s.leaves_on is not distinct from e."leavesOn"
        and s.ends_on is distinct from e."endsOn"`.execute(db)
  )
})
