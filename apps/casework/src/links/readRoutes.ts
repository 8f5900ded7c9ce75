import { getLink, listLinks } from "@kruisverband/contract"
import { notFound, route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { cursorOf, placeOf } from "./cursor.ts"
import { readPage, readWholes } from "./LinkPage.ts"
import { logListed, logNotShown, logSeen } from "./linkLog.ts"
import { readViewpoint, type Viewpoint } from "./Viewpoint.ts"
import { viewOf } from "./viewOf.ts"

const DEFAULT_LIMIT = 50

/** One link as the viewer may see it; undefined when it does not exist for this viewer. */
export const findSeen = Effect.fn("links.findSeen")(function* (viewpoint: Viewpoint, id: string) {
  const [whole] = yield* readWholes(viewpoint, [id])
  const seen = whole === undefined ? undefined : viewOf(whole, viewpoint)
  return whole === undefined || seen === undefined ? undefined : { whole, seen }
})

/** The same, or a 404 that is equal for what is hidden and what is not there; the attempt is logged either way. */
export const requireSeen = Effect.fn("links.requireSeen")(function* (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  id: string,
  action: string,
  trace: string
) {
  const found = yield* findSeen(viewpoint, id)
  if (found !== undefined) return found
  yield* logNotShown(caller, viewpoint, id, action, trace)
  return yield* notFound()
})

const list = route(
  listLinks,
  Effect.fn("listLinks")(function* ({ caller, query, headers }) {
    const session = yield* callerOf(caller)
    const sql = yield* Sql
    const after = yield* placeOf(query.cursor)
    const trace = yield* traceOf(headers)
    return yield* sql.transaction(
      Effect.gen(function* () {
        const viewpoint = yield* readViewpoint(session.user)
        const page = yield* readPage(viewpoint, query, after, query.limit ?? DEFAULT_LIMIT)
        const seen = page.links.flatMap((whole) => viewOf(whole, viewpoint) ?? [])
        yield* logListed(session, viewpoint, seen, trace)
        const last = page.links.at(-1)?.record
        const next =
          page.more && last !== undefined ? cursorOf({ updatedAt: last.updatedAt, id: last.facts.link }) : null
        return { links: seen.map(({ view }) => view), next, total: page.total }
      })
    )
  })
)

const show = route(
  getLink,
  Effect.fn("getLink")(function* ({ caller, params, headers }) {
    const session = yield* callerOf(caller)
    const trace = yield* traceOf(headers)
    const viewpoint = yield* readViewpoint(session.user)
    const { seen } = yield* requireSeen(session, viewpoint, params.id, "link-shown", trace)
    yield* logSeen(session, viewpoint, seen, "link-shown", trace)
    return seen.view
  })
)

/** Worklist and link page. */
export const readRoutes = [list, show]
