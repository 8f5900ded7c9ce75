import {
  deferNotice as deferEndpoint,
  getDeferral,
  listNotices,
  recordNotice,
  reviewDeferral as reviewEndpoint
} from "@kruisverband/contract"
import { CovenantId, localDate, overseesRights } from "@kruisverband/domain"
import { route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { traceOf } from "../log/trace.ts"
import { type Desk, handles } from "../rights/rightsDesk.ts"
import { callerOf } from "../session/callerOf.ts"
import { deferNotice } from "./deferNotice.ts"
import { giveNotice } from "./giveNotice.ts"
import { noticePlaceOf, readNoticePage } from "./NoticePage.ts"
import { noticeLineOf } from "./NoticeRecord.ts"
import { logNotices } from "./noticeLog.ts"
import { reviewDeferral } from "./reviewDeferral.ts"
import { listReviewers } from "./reviewers.ts"
import { showDeferral } from "./showDeferral.ts"

const LIMIT = 50

const deskOf = Effect.fnUntraced(function* (caller: Parameters<typeof callerOf>[0], headers: Headers) {
  const desk: Desk = { caller: yield* callerOf(caller), trace: yield* traceOf(headers) }
  return desk
})

const list = route(
  listNotices,
  Effect.fn("listNotices")(function* ({ caller, headers, query }) {
    const desk = yield* deskOf(caller, headers)
    const after = yield* noticePlaceOf(query.cursor)
    const viewpoint = yield* readViewpoint(desk.caller.user)
    const asked = [...viewpoint.covenants.keys()]
      .map((id) => CovenantId.make(id))
      .filter((id) => query.covenant === undefined || query.covenant === id)
    const handled = asked.filter((id) => handles(viewpoint, id))
    const overseen = asked.filter((covenant) => overseesRights({ viewer: viewpoint.viewer, covenant }))
    const { transaction } = yield* Sql
    return yield* transaction(
      Effect.gen(function* () {
        const show = query.show ?? "due"
        const viewer = desk.caller.user.id
        const { next, rows } = yield* readNoticePage({ show, handled, overseen, viewer, after, limit: LIMIT })
        const notices = rows.map((row) => noticeLineOf(row, localDate(viewpoint.now)))
        yield* logNotices(
          desk,
          viewpoint,
          "notices-listed",
          Map.groupBy(notices, ({ covenant }) => covenant)
        )
        return { notices, next, reviewers: yield* listReviewers(handled, viewer) }
      })
    )
  })
)

const given = route(
  recordNotice,
  Effect.fn("recordNotice")(function* ({ body, caller, headers }) {
    return yield* giveNotice(yield* deskOf(caller, headers), body)
  })
)

const defer = route(
  deferEndpoint,
  Effect.fn("deferNotice")(function* ({ body, caller, headers }) {
    return yield* deferNotice(yield* deskOf(caller, headers), body)
  })
)

const get = route(
  getDeferral,
  Effect.fn("getDeferral")(function* ({ caller, headers, params }) {
    return yield* showDeferral(yield* deskOf(caller, headers), params.id)
  })
)

const review = route(
  reviewEndpoint,
  Effect.fn("reviewDeferral")(function* ({ body, caller, headers, params }) {
    return yield* reviewDeferral(yield* deskOf(caller, headers), params.id, body)
  })
)

/** The notice to persons: who is still to be told, that they were, or why it waits. Fixed paths before those with an id. */
export const noticeRoutes = [list, given, defer, get, review]
