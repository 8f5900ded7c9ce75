import {
  askAgreement,
  declineAgreement,
  giveAgreement,
  listAgreements,
  withdrawAgreement
} from "@kruisverband/contract"
import { agreementRefusalTexts, mayAgree, mayTakeBack } from "@kruisverband/domain"
import { route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import { settleAgreement } from "./AgreementRecord.ts"
import { actorOf, listSeen, logAgreement, requireAgreement, showAgreement } from "./agreementDesk.ts"
import { agreed } from "./agreementProblem.ts"
import { askToEnd, askToRaise } from "./askFor.ts"
import { giveAgreement as agreeTo } from "./giveAgreement.ts"

const list = route(
  listAgreements,
  Effect.fn("listAgreements")(function* ({ caller }) {
    return { agreements: yield* listSeen(yield* callerOf(caller)) }
  })
)

const ask = route(
  askAgreement,
  Effect.fn("askAgreement")(function* ({ body, caller, headers }) {
    const session = yield* callerOf(caller)
    const trace = yield* traceOf(headers)
    const id =
      body.act === "covenant-end"
        ? yield* askToEnd(session, body.covenant, body.reason, trace)
        : yield* askToRaise(session, body.signal, body.level, body.reason, trace)
    return yield* showAgreement(session, id)
  })
)

const agree = route(
  giveAgreement,
  Effect.fn("giveAgreement")(function* ({ caller, headers, params }) {
    const session = yield* callerOf(caller)
    yield* agreeTo(session, params.id, headers)
    return yield* showAgreement(session, params.id)
  })
)

const close = (endpoint: typeof declineAgreement, state: "declined" | "withdrawn") =>
  route(
    endpoint,
    Effect.fn(endpoint.id)(function* ({ caller, headers, params }) {
      const session = yield* callerOf(caller)
      const trace = yield* traceOf(headers)
      const actor = actorOf(session)
      const { transaction } = yield* Sql
      yield* transaction(
        Effect.gen(function* () {
          const record = yield* requireAgreement(session, params.id, true)
          const now = yield* DateTime.now
          const by =
            state === "declined"
              ? yield* agreed(mayAgree(actor, record, now))
              : yield* agreed(mayTakeBack(actor, record, now))
          yield* settleAgreement(record, state, session.user.id)
          const { clause } = agreementRefusalTexts["second-person-needed"]
          const line = { action: `agreement-${state}`, clause, trace }
          yield* logAgreement(session.user.id, by?.role ?? "", record, line)
        })
      )
      return yield* showAgreement(session, params.id)
    })
  )

/** What takes two persons: asked by one, agreed to by another (ASVS 2.3.5). */
export const agreementRoutes = [
  list,
  ask,
  agree,
  close(declineAgreement, "declined"),
  close(withdrawAgreement, "withdrawn")
]
