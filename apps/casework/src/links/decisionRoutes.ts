import {
  askAboutLink,
  confirmLink,
  keepApart,
  keepLink,
  openLink,
  rejectLink,
  splitLink,
  undoReview
} from "@kruisverband/contract"
import { route } from "@kruisverband/http"
import { Effect } from "effect"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import { ask } from "./ask.ts"
import { decide } from "./decide.ts"
import { keepSignalsApart } from "./keepApart.ts"
import { openContent } from "./openContent.ts"
import { requireSeen } from "./readRoutes.ts"
import { readViewpoint } from "./Viewpoint.ts"

const confirm = route(
  confirmLink,
  Effect.fn("confirmLink")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const { reason, revision } = body
    return yield* decide({ caller: session, link: params.id, decision: { kind: "confirm" }, reason, revision, trace })
  })
)

const reject = route(
  rejectLink,
  Effect.fn("rejectLink")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const { reason, revision } = body
    return yield* decide({ caller: session, link: params.id, decision: { kind: "reject" }, reason, revision, trace })
  })
)

const keep = route(
  keepLink,
  Effect.fn("keepLink")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const { reason, revision } = body
    return yield* decide({ caller: session, link: params.id, decision: { kind: "keep" }, reason, revision, trace })
  })
)

const split = route(
  splitLink,
  Effect.fn("splitLink")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const { reason, revision, groups } = body
    return yield* decide({
      caller: session,
      link: params.id,
      decision: { kind: "split", groups },
      reason,
      revision,
      trace
    })
  })
)

const undo = route(
  undoReview,
  Effect.fn("undoReview")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const decision = { kind: "undo" as const, review: body.review }
    const reason = body.reason ?? ""
    return yield* decide({ caller: session, link: params.id, decision, reason, revision: undefined, trace })
  })
)

const question = route(
  askAboutLink,
  Effect.fn("askAboutLink")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const viewpoint = yield* readViewpoint(session.user)
    const found = yield* requireSeen(session, viewpoint, params.id, "poster-asked", trace)
    return yield* ask(session, viewpoint, found, body.signal, body.question, trace)
  })
)

const separation = route(
  keepApart,
  Effect.fn("keepApart")(function* ({ caller, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    return yield* keepSignalsApart({ caller: session, ...body, trace })
  })
)

const content = route(
  openLink,
  Effect.fn("openLink")(function* ({ caller, params, body, headers }) {
    const [session, trace] = [yield* callerOf(caller), yield* traceOf(headers)]
    const viewpoint = yield* readViewpoint(session.user)
    const found = yield* requireSeen(session, viewpoint, params.id, "link-opened", trace)
    return yield* openContent(session, viewpoint, found, body.purpose, trace)
  })
)

/** What people decide, ask and open. */
export const decisionRoutes = [confirm, reject, keep, split, undo, question, separation, content]
