import { mayAgree } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { traceOf } from "../log/trace.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { openTexts } from "../vault/sealedTexts.ts"
import { settleAgreement } from "./AgreementRecord.ts"
import { actorOf, logAgreement, requireAgreement } from "./agreementDesk.ts"
import { agreed } from "./agreementProblem.ts"
import { performElsewhere, performHere } from "./perform.ts"

/**
 * Agrees, and does what was asked where the platform can. Decided once before anything is done elsewhere, and again on the
 * request as it is once nobody else can change it.
 */
export const giveAgreement = Effect.fn("agreements.give")(function* (
  session: SessionCaller,
  id: string,
  headers: Headers
) {
  const trace = yield* traceOf(headers)
  const actor = actorOf(session)
  const found = yield* requireAgreement(session, id)
  yield* agreed(mayAgree(actor, found, yield* DateTime.now))
  yield* performElsewhere(found, session.user.id, trace)
  const { transaction } = yield* Sql
  yield* transaction(
    Effect.gen(function* () {
      const record = yield* requireAgreement(session, id, true)
      const { clause, role } = yield* agreed(mayAgree(actor, record, yield* DateTime.now))
      const { reason } = record
      const words = reason === null ? undefined : (yield* openTexts(record.covenant, [{ id, words: reason }])).get(id)
      const done = yield* performHere(record, words, headers)
      yield* settleAgreement(record, done ? "done" : "agreed", session.user.id)
      yield* logAgreement(session.user.id, role, record, { action: "agreement-given", clause, trace })
    })
  )
})
