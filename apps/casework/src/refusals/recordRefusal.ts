import { LOGGED_AS_NONE, localDate, logClauses } from "@kruisverband/domain"
import { type Refusal, traceOf } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"

/** Parts of the interface that are about persons: those whom signals concern, or who work here. */
const ABOUT_PERSONS: ReadonlySet<string> = new Set([
  "links",
  "ambiguities",
  "posting",
  "rights",
  "processing-log",
  "agreements",
  "access"
])

/**
 * Keeps that somebody was refused access to personal data (AVG 5(1)(f), 5(2)): who, in which roles, to what kind, by which
 * clause. Never to what: the same for what is hidden and what is not there. The same again on one day is counted, so that
 * who tries all ids fills no table. Whether it can be kept or not, the answer stays the refusal.
 */
export const recordRefusal = Effect.fn("recordRefusal")(function* ({
  caller,
  clause,
  code,
  endpoint,
  request
}: Refusal) {
  if (caller.kind !== "session" || !ABOUT_PERSONS.has(endpoint.tag)) return
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const at = DateTime.formatIso(now)
  const role = [...new Set(caller.user.grants.map((grant) => grant.role))].sort().join(",") || LOGGED_AS_NONE
  const trace = yield* traceOf(request.headers)
  yield* run("recordRefusal", (db) =>
    raw`
      insert into casework.access_decision as d (covenant, day, who, role, kind, action, code, clause, times, first_at,
        last_at, last_trace)
      values (${LOGGED_AS_NONE}, ${localDate(now)}, ${caller.user.id}, ${role}, ${endpoint.tag}, ${endpoint.id}, ${code},
        ${clause ?? logClauses.refused}, 1, ${at}, ${at}, ${trace})
      on conflict (covenant, day, who, role, kind, action, code, clause) do update set times = d.times + 1,
        last_at = excluded.last_at, last_trace = excluded.last_trace`.execute(db)
  ).pipe(Effect.catch(({ code: fault }) => Effect.logWarning("refusal not recorded", { fault })))
})
