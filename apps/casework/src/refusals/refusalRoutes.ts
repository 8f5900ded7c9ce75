import { listAccessDecisions } from "@kruisverband/contract"
import { LOGGED_AS_NONE } from "@kruisverband/domain"
import { route } from "@kruisverband/http"
import { asService, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { supervised } from "../log/supervised.ts"
import { callerOf } from "../session/callerOf.ts"

/** For one answer: more than people read. */
const MOST = 500

/** No caller's query sees the table: who supervises is shown it by the service. */
const list = route(
  listAccessDecisions,
  Effect.fn("listAccessDecisions")(function* ({ caller, query }) {
    yield* supervised(yield* callerOf(caller))
    const { from, kind, until, who } = query
    const { run } = yield* Sql
    const rows = yield* run("listAccessDecisions", (db) => {
      let found = db
        .selectFrom("casework.access_decision")
        .selectAll()
        .where("covenant", "=", LOGGED_AS_NONE)
        .orderBy("last_at", "desc")
        .orderBy("who")
        .orderBy("action")
        .limit(MOST)
      if (who !== undefined) found = found.where("who", "=", who)
      if (kind !== undefined) found = found.where("kind", "=", kind)
      if (from !== undefined) found = found.where("day", ">=", from)
      if (until !== undefined) found = found.where("day", "<=", until)
      return found.execute()
    }).pipe(asService)
    return {
      decisions: rows.map(({ action, clause, code, day, kind: of, role, times, who: person, ...row }) => ({
        ...{ day, who: person, role, kind: of, action, code, clause, times },
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        trace: row.last_trace
      }))
    }
  })
)

/** Access that was refused, for who supervises; nobody else reads it, and reading it is not in it. */
export const refusalRoutes = [list]
