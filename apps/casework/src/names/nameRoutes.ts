import { addName, changeName, listNames, retireName } from "@kruisverband/contract"
import { route } from "@kruisverband/http"
import { Effect } from "effect"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import { addKnownName, changeKnownName, listKnownNames, retireKnownName } from "./keepNames.ts"

const list = route(
  listNames,
  Effect.fn("listNames")(function* ({ caller, headers, query }) {
    return { names: yield* listKnownNames(yield* callerOf(caller), query.covenant, yield* traceOf(headers)) }
  })
)

const add = route(
  addName,
  Effect.fn("addName")(function* ({ body, caller, headers }) {
    const { covenant, ...input } = body
    return yield* addKnownName(yield* callerOf(caller), covenant, input, yield* traceOf(headers))
  })
)

const change = route(
  changeName,
  Effect.fn("changeName")(function* ({ body, caller, headers, params }) {
    return yield* changeKnownName(yield* callerOf(caller), params.id, body, yield* traceOf(headers))
  })
)

const retire = route(
  retireName,
  Effect.fn("retireName")(function* ({ body, caller, headers, params }) {
    return yield* retireKnownName(yield* callerOf(caller), params.id, body.version, yield* traceOf(headers))
  })
)

/** The vocabulary of groups and expressions that a covenant's coordinators and administrators keep. */
export const nameRoutes = [list, add, change, retire]
