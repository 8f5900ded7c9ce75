import {
  agreeToHold,
  endHold,
  exportDestructions,
  getCovenantHold,
  getLinkRetention,
  getRetention,
  holdBack as holdBackEndpoint,
  readEnds
} from "@kruisverband/contract"
import { destructionCsv } from "@kruisverband/domain"
import { callEndpoint, rawRoute, route } from "@kruisverband/http"
import { Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { requireSeen } from "../links/readRoutes.ts"
import { readViewpoint, seesGrounds } from "../links/Viewpoint.ts"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import { changeHold, covenantHold, holdBack, readOverview } from "./overseeRetention.ts"

/** The removal date is part of the least that is ever shown of a signal (Jeugdwet 7.1.4.3; L14), so it needs no level. */
const ofLink = route(
  getLinkRetention,
  Effect.fn("getLinkRetention")(function* ({ caller, headers, params }) {
    const { ingest } = yield* CaseworkConfig
    const person = yield* callerOf(caller)
    const viewpoint = yield* readViewpoint(person.user)
    const trace = yield* traceOf(headers)
    const { seen } = yield* requireSeen(person, viewpoint, params.id, "link-shown", trace)
    const { covenant, signals } = seen.view
    if (!seesGrounds(viewpoint, covenant)) return { ends: [] }
    return yield* callEndpoint(readEnds, ingest, {
      headers: { traceparent: `00-${trace}-${trace.slice(16)}-01` },
      body: { covenant, signals: signals.map(({ id }) => id) }
    })
  })
)

const overview = route(
  getRetention,
  Effect.fn("getRetention")(function* ({ caller, headers }) {
    return yield* readOverview(yield* callerOf(caller), "retention-read", yield* traceOf(headers))
  })
)

const exported = rawRoute(exportDestructions, ({ caller, raw }) =>
  Effect.gen(function* () {
    const { destructions } = yield* readOverview(
      yield* callerOf(caller),
      "destructions-exported",
      yield* traceOf(raw.headers)
    )
    return new Response(destructionCsv(destructions), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": 'attachment; filename="verklaringen-van-vernietiging.csv"'
      }
    })
  })
)

const hold = route(
  holdBackEndpoint,
  Effect.fn("holdBack")(function* ({ body, caller, headers }) {
    return yield* holdBack(yield* callerOf(caller), body, yield* traceOf(headers))
  })
)

const agree = route(
  agreeToHold,
  Effect.fn("agreeToHold")(function* ({ body, caller, headers, params }) {
    return yield* changeHold(yield* callerOf(caller), "confirm", body.covenant, params.id, yield* traceOf(headers))
  })
)

const end = route(
  endHold,
  Effect.fn("endHold")(function* ({ body, caller, headers, params }) {
    return yield* changeHold(yield* callerOf(caller), "lift", body.covenant, params.id, yield* traceOf(headers))
  })
)

const ofCovenant = route(
  getCovenantHold,
  Effect.fn("getCovenantHold")(function* ({ caller, headers, params }) {
    return yield* covenantHold(yield* callerOf(caller), params.id, yield* traceOf(headers))
  })
)

/** When signals are destroyed, what was, and what is held back. */
export const retentionRoutes = [ofLink, ofCovenant, exported, overview, hold, agree, end]
