import {
  addOpennessDocument,
  addOpennessRequest,
  assessOpennessDocument,
  countOpennessRequests,
  decideOpennessRequest,
  destroyOpennessDocuments,
  exportOpennessRegister,
  extendOpennessRequest,
  getOpennessDocument,
  getOpennessLetter,
  getOpennessRequest,
  getPublicDocument,
  listOpennessRequests,
  removeOpennessDocument
} from "@kruisverband/contract"
import { rawRoute, route } from "@kruisverband/http"
import { Effect } from "effect"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import { decideRequest, draftLetter } from "./decide.ts"
import { destroyPapers } from "./destroy.ts"
import { addDocument, assessDocument, readDocument, readPublic, removeDocument } from "./documents.ts"
import { type Desk, logOpenness, requireRequest } from "./opennessDesk.ts"
import { countLate, exportRegister, listRequests } from "./register.ts"
import { extendRequest, registerRequest } from "./registerRequest.ts"
import { show } from "./show.ts"

const deskOf = Effect.fnUntraced(function* (caller: Parameters<typeof callerOf>[0], headers: Headers) {
  const desk: Desk = { caller: yield* callerOf(caller), trace: yield* traceOf(headers) }
  return desk
})

const list = route(
  listOpennessRequests,
  Effect.fn("listOpennessRequests")(function* ({ caller, headers, query }) {
    return { requests: yield* listRequests(yield* deskOf(caller, headers), query) }
  })
)

const count = route(
  countOpennessRequests,
  Effect.fn("countOpennessRequests")(function* ({ caller, headers }) {
    return yield* countLate(yield* deskOf(caller, headers))
  })
)

const exported = rawRoute(exportOpennessRegister, ({ caller, raw }) =>
  Effect.gen(function* () {
    return new Response(yield* exportRegister(yield* deskOf(caller, raw.headers)), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": 'attachment; filename="woo-register.csv"'
      }
    })
  })
)

const add = route(
  addOpennessRequest,
  Effect.fn("addOpennessRequest")(function* ({ body, caller, headers }) {
    return yield* registerRequest(yield* deskOf(caller, headers), body)
  })
)

const get = route(
  getOpennessRequest,
  Effect.fn("getOpennessRequest")(function* ({ caller, headers, params }) {
    const desk = yield* deskOf(caller, headers)
    const { record } = yield* requireRequest(desk, params.id)
    yield* logOpenness(desk, record, "openness-shown")
    return yield* show(desk, params.id)
  })
)

const extending = route(
  extendOpennessRequest,
  Effect.fn("extendOpennessRequest")(function* ({ body, caller, headers, params }) {
    return yield* extendRequest(yield* deskOf(caller, headers), params.id, body)
  })
)

const adding = route(
  addOpennessDocument,
  Effect.fn("addOpennessDocument")(function* ({ body, caller, headers, params }) {
    return yield* addDocument(yield* deskOf(caller, headers), params.id, body)
  })
)

const reading = route(
  getOpennessDocument,
  Effect.fn("getOpennessDocument")(function* ({ caller, headers, params }) {
    return yield* readDocument(yield* deskOf(caller, headers), params.id, params.document)
  })
)

const assessing = route(
  assessOpennessDocument,
  Effect.fn("assessOpennessDocument")(function* ({ body, caller, headers, params }) {
    return yield* assessDocument(yield* deskOf(caller, headers), params.id, params.document, body)
  })
)

const removing = route(
  removeOpennessDocument,
  Effect.fn("removeOpennessDocument")(function* ({ body, caller, headers, params }) {
    return yield* removeDocument(yield* deskOf(caller, headers), params.id, params.document, body.revision)
  })
)

const publicly = route(
  getPublicDocument,
  Effect.fn("getPublicDocument")(function* ({ caller, headers, params }) {
    return yield* readPublic(yield* deskOf(caller, headers), params.id, params.document)
  })
)

const deciding = route(
  decideOpennessRequest,
  Effect.fn("decideOpennessRequest")(function* ({ body, caller, headers, params }) {
    return yield* decideRequest(yield* deskOf(caller, headers), params.id, body)
  })
)

const writing = route(
  getOpennessLetter,
  Effect.fn("getOpennessLetter")(function* ({ caller, headers, params }) {
    return yield* draftLetter(yield* deskOf(caller, headers), params.id)
  })
)

const destroying = route(
  destroyOpennessDocuments,
  Effect.fn("destroyOpennessDocuments")(function* ({ body, caller, headers, params }) {
    return yield* destroyPapers(yield* deskOf(caller, headers), params.id, body.revision)
  })
)

/** Requests for openness from register to decision letter. Fixed paths before those with an id in their place. */
export const opennessRoutes = [
  list,
  count,
  exported,
  add,
  get,
  extending,
  adding,
  reading,
  assessing,
  removing,
  publicly,
  deciding,
  writing,
  destroying
]
