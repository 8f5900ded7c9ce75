import {
  askAboutAmbiguity,
  getAmbiguity,
  keepResolution,
  listAmbiguities,
  openAmbiguity,
  resolveAmbiguity,
  undoResolution
} from "@kruisverband/contract"
import { route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { ask } from "../links/ask.ts"
import { logListed, logSeen } from "../links/linkLog.ts"
import { openContent } from "../links/openContent.ts"
import { readViewpoint } from "../links/Viewpoint.ts"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import { readOpen } from "./AmbiguityPage.ts"
import { ambiguityView } from "./ambiguityView.ts"
import { requireSeenAmbiguity } from "./findSeen.ts"
import { linksOfFits } from "./linksOfFits.ts"
import { resolve } from "./resolve.ts"

const DEFAULT_LIMIT = 50

const list = route(
  listAmbiguities,
  Effect.fn("listAmbiguities")(function* ({ caller, query, headers }) {
    const session = yield* callerOf(caller)
    const trace = yield* traceOf(headers)
    const sql = yield* Sql
    return yield* sql.transaction(
      Effect.gen(function* () {
        const viewpoint = yield* readViewpoint(session.user)
        const { ambiguities, total } = yield* readOpen(viewpoint, query.covenant, query.limit ?? DEFAULT_LIMIT)
        const links = yield* linksOfFits(viewpoint, ambiguities)
        const seen = ambiguities.flatMap((one) => ambiguityView(one, viewpoint, links) ?? [])
        yield* logListed(
          session,
          viewpoint,
          seen.map((one) => one.seen),
          trace
        )
        return { ambiguities: seen.map(({ view }) => view), total: total - (ambiguities.length - seen.length) }
      })
    )
  })
)

const show = route(
  getAmbiguity,
  Effect.fn("getAmbiguity")(function* ({ caller, params, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const viewpoint = yield* readViewpoint(session.user)
    const { seen, view } = yield* requireSeenAmbiguity(session, viewpoint, params.id, "ambiguity-shown", trace)
    yield* logSeen(session, viewpoint, seen, "ambiguity-shown", trace)
    return view
  })
)

const decide = route(
  resolveAmbiguity,
  Effect.fn("resolveAmbiguity")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const { reason, together, revision } = body
    const resolution = { kind: "resolve" as const, together, revision }
    return yield* resolve({ caller: session, ambiguity: params.id, resolution, reason, trace })
  })
)

const keep = route(
  keepResolution,
  Effect.fn("keepResolution")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const resolution = { kind: "keep" as const, revision: body.revision }
    return yield* resolve({ caller: session, ambiguity: params.id, resolution, reason: body.reason, trace })
  })
)

const undo = route(
  undoResolution,
  Effect.fn("undoResolution")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const resolution = { kind: "undo" as const, review: body.review }
    return yield* resolve({ caller: session, ambiguity: params.id, resolution, reason: body.reason ?? "", trace })
  })
)

const content = route(
  openAmbiguity,
  Effect.fn("openAmbiguity")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const viewpoint = yield* readViewpoint(session.user)
    const { found, seen } = yield* requireSeenAmbiguity(session, viewpoint, params.id, "ambiguity-opened", trace)
    return yield* openContent(session, viewpoint, { whole: found.whole, seen }, body.purpose, trace)
  })
)

const question = route(
  askAboutAmbiguity,
  Effect.fn("askAboutAmbiguity")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const viewpoint = yield* readViewpoint(session.user)
    const { found, seen } = yield* requireSeenAmbiguity(session, viewpoint, params.id, "poster-asked", trace)
    return yield* ask(session, viewpoint, { whole: found.whole, seen }, body.signal, body.question, trace)
  })
)

/** Signals that fit more than one, and what people decide, ask and open of them. */
export const ambiguityRoutes = [list, show, decide, keep, undo, content, question]
