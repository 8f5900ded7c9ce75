import { type CovenantId, checkExtension, checkNewRequest, localDate, RequestId } from "@kruisverband/domain"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { changeRecord, insertRecord } from "./OpennessRecord.ts"
import {
  changedMeanwhile,
  type Desk,
  logOpenness,
  refuseFindings,
  requireHandler,
  requireRequest,
  requireUndecided
} from "./opennessDesk.ts"
import { addWords } from "./opennessWords.ts"
import { show } from "./show.ts"

export interface NewOpennessRequest {
  readonly covenant: CovenantId
  readonly receivedOn: string
  readonly subject: string
  readonly asked: string
  readonly requester?: string
}

/** Writes a request into the register, on the day on which it came in: its term runs from there. */
export const registerRequest = Effect.fn("openness.register")(function* (desk: Desk, request: NewOpennessRequest) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const { asked, covenant, receivedOn, requester, subject } = request
  yield* requireHandler(viewpoint, covenant)
  yield* refuseFindings(checkNewRequest({ receivedOn, subject }, localDate(viewpoint.now)))
  const id = RequestId.make(yield* (yield* Ids).uuid7)
  const { transaction } = yield* Sql
  yield* transaction(
    Effect.gen(function* () {
      const at = DateTime.formatIso(viewpoint.now)
      yield* insertRecord({ id, covenant, receivedOn, by: desk.caller.user.id, at })
      yield* addWords(covenant, id, "subject", subject)
      yield* addWords(covenant, id, "asked", asked)
      if (requester !== undefined) yield* addWords(covenant, id, "requester", requester)
      yield* logOpenness(desk, { covenant, id }, "openness-registered")
    })
  )
  return yield* show(desk, id)
})

/** That the decision takes longer was told in time, with its reason (Woo 4.4(2)); once. */
export const extendRequest = Effect.fn("openness.extend")(function* (
  desk: Desk,
  id: string,
  { reason, revision, toldOn }: { readonly reason: string; readonly revision: number; readonly toldOn: string }
) {
  const { transaction } = yield* Sql
  yield* requireRequest(desk, id)
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireUndecided(desk, id, revision)
      if (record.extension_told_on !== null) return yield* changedMeanwhile()
      const facts = { receivedOn: record.received_on, toldOn, reason }
      yield* refuseFindings(checkExtension(facts, localDate(viewpoint.now)))
      yield* changeRecord(record, { state: "extended", extension_told_on: toldOn })
      yield* addWords(record.covenant, record.id, "extension", reason)
      yield* logOpenness(desk, record, "openness-extended")
    })
  )
  return yield* show(desk, id)
})
