import {
  addRightsRequest,
  answerRightsRevocation,
  chooseSignals,
  countRightsRequests,
  decideRightsRequest,
  extendRightsRequest,
  getRightsRequest,
  identifyPerson,
  listRightsRequests,
  listRightsRevocations,
  makeInspectionFile,
  proposeRightsRevocation,
  tellRecipient
} from "@kruisverband/contract"
import { CovenantId, overseesRights } from "@kruisverband/domain"
import { route } from "@kruisverband/http"
import { Effect } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { traceOf } from "../log/trace.ts"
import { countLate } from "../notices/countLate.ts"
import { callerOf } from "../session/callerOf.ts"
import { decideRequest } from "./decideRequest.ts"
import { choose, identify } from "./identify.ts"
import { inspectionFile } from "./inspectionFile.ts"
import { listRecords } from "./RightsRecord.ts"
import { tellOne } from "./recipients.ts"
import { extendRequest, registerRequest } from "./registerRequest.ts"
import { answerRevocation, listRevocations, proposeRevocation } from "./revoke.ts"
import { type Desk, handles, logRights, requireRequest, show } from "./rightsDesk.ts"
import { lineOf } from "./rightsView.ts"

const deskOf = Effect.fnUntraced(function* (caller: Parameters<typeof callerOf>[0], headers: Headers) {
  const desk: Desk = { caller: yield* callerOf(caller), trace: yield* traceOf(headers) }
  return desk
})

const list = route(
  listRightsRequests,
  Effect.fn("listRightsRequests")(function* ({ caller, headers, query }) {
    const { caller: session } = yield* deskOf(caller, headers)
    const viewpoint = yield* readViewpoint(session.user)
    const own = [...viewpoint.covenants.keys()].filter(
      (id) => handles(viewpoint, CovenantId.make(id)) && (query.covenant === undefined || query.covenant === id)
    )
    const records = yield* listRecords(own, query.open === "true")
    return { requests: records.map((record) => lineOf(record, viewpoint.now)) }
  })
)

const count = route(
  countRightsRequests,
  Effect.fn("countRightsRequests")(function* ({ caller, headers }) {
    const { caller: session } = yield* deskOf(caller, headers)
    const viewpoint = yield* readViewpoint(session.user)
    const own = [...viewpoint.covenants.keys()]
      .map((id) => CovenantId.make(id))
      .filter((covenant) => overseesRights({ viewer: viewpoint.viewer, covenant }))
    return { covenants: yield* countLate(own, viewpoint.now) }
  })
)

const add = route(
  addRightsRequest,
  Effect.fn("addRightsRequest")(function* ({ body, caller, headers }) {
    return yield* registerRequest(yield* deskOf(caller, headers), body)
  })
)

const get = route(
  getRightsRequest,
  Effect.fn("getRightsRequest")(function* ({ caller, headers, params }) {
    const desk = yield* deskOf(caller, headers)
    const { record } = yield* requireRequest(desk, params.id)
    const shown = record.signals.map(({ candidate }) => candidate.signal)
    yield* logRights(desk, record, "rights-shown", shown)
    return yield* show(desk, params.id)
  })
)

const identifying = route(
  identifyPerson,
  Effect.fn("identifyPerson")(function* ({ body, caller, headers, params }) {
    return yield* identify(yield* deskOf(caller, headers), params.id, body)
  })
)

const choosing = route(
  chooseSignals,
  Effect.fn("chooseSignals")(function* ({ body, caller, headers, params }) {
    return yield* choose(yield* deskOf(caller, headers), params.id, body.signals, body.revision)
  })
)

const extending = route(
  extendRightsRequest,
  Effect.fn("extendRightsRequest")(function* ({ body, caller, headers, params }) {
    return yield* extendRequest(yield* deskOf(caller, headers), params.id, body)
  })
)

const deciding = route(
  decideRightsRequest,
  Effect.fn("decideRightsRequest")(function* ({ body, caller, headers, params }) {
    return yield* decideRequest(yield* deskOf(caller, headers), params.id, body)
  })
)

const filing = route(
  makeInspectionFile,
  Effect.fn("makeInspectionFile")(function* ({ body, caller, headers, params }) {
    return yield* inspectionFile(yield* deskOf(caller, headers), params.id, body.leaveOut)
  })
)

const telling = route(
  tellRecipient,
  Effect.fn("tellRecipient")(function* ({ body, caller, headers, params }) {
    return yield* tellOne(yield* deskOf(caller, headers), params.id, params.partner, body.toldOn)
  })
)

const revocations = route(
  listRightsRevocations,
  Effect.fn("listRightsRevocations")(function* ({ caller, headers }) {
    return { revocations: yield* listRevocations(yield* deskOf(caller, headers)) }
  })
)

const revoking = route(
  proposeRightsRevocation,
  Effect.fn("proposeRightsRevocation")(function* ({ body, caller, headers, params }) {
    return yield* proposeRevocation(yield* deskOf(caller, headers), params.id, body)
  })
)

const answering = route(
  answerRightsRevocation,
  Effect.fn("answerRightsRevocation")(function* ({ body, caller, headers, params }) {
    const desk = yield* deskOf(caller, headers)
    yield* answerRevocation(desk, params.id, body.agree)
    return { revocations: yield* listRevocations(desk) }
  })
)

/** The rights desk: persons' requests from register to decision. Fixed paths before those with an id in their place. */
export const rightsRoutes = [
  ...[list, count, revocations, add, get, identifying, choosing, extending, deciding, filing, telling],
  ...[revoking, answering]
]
