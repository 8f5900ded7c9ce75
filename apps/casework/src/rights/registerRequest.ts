import { type CovenantId, localDate, type PartnerId, RequestId, type RightsKind } from "@kruisverband/domain"
import { refused } from "@kruisverband/http"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { changeRecord, insertRecord, type RightsRecord } from "./RightsRecord.ts"
import { changedMeanwhile, type Desk, logRights, requireHandler, requireRequest, show } from "./rightsDesk.ts"
import { addWords } from "./rightsWords.ts"

const reasonAt = (pointer: string, code: string, clause: string, nl: string, en: string) =>
  refused([{ code, clause, pointer, text: { nl, en } }])

export const inFuture = (pointer: string) =>
  reasonAt(pointer, "day-in-future", "AVG art. 12 lid 3", "Deze dag moet nog komen.", "This day is still to come.")

export interface NewRightsRequest {
  readonly covenant: CovenantId
  readonly kind: RightsKind
  readonly receivedOn: string
  readonly madeAt?: PartnerId
  readonly askedBy: RightsRecord["askedBy"]
  readonly incapable?: boolean
  readonly ground?: string
}

/** Writes a request into the register, on the day on which it came in: its terms run from there. */
export const registerRequest = Effect.fn("rights.register")(function* (desk: Desk, request: NewRightsRequest) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const { covenant, ground } = request
  yield* requireHandler(viewpoint, covenant)
  if (request.receivedOn > localDate(viewpoint.now)) return yield* inFuture("/receivedOn")
  const id = RequestId.make(yield* (yield* Ids).uuid7)
  const { transaction } = yield* Sql
  yield* transaction(
    Effect.gen(function* () {
      yield* insertRecord({
        id,
        covenant,
        kind: request.kind,
        receivedOn: request.receivedOn,
        madeAt: request.madeAt ?? null,
        askedBy: [...new Set(request.askedBy)],
        incapable: request.incapable ?? false,
        by: desk.caller.user.id,
        at: DateTime.formatIso(viewpoint.now)
      })
      if (ground !== undefined) yield* addWords(covenant, id, "ground", ground)
      yield* logRights(desk, { covenant, id }, "rights-registered")
    })
  )
  return yield* show(desk, id)
})

/** That the answer takes longer was told in time, with its reason (AVG 12(3)). */
export const extendRequest = Effect.fn("rights.extend")(function* (
  desk: Desk,
  id: string,
  { reason, revision, toldOn }: { readonly reason: string; readonly revision: number; readonly toldOn: string }
) {
  const { transaction } = yield* Sql
  yield* requireRequest(desk, id)
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireRequest(desk, id, true)
      if (record.revision !== revision || record.extensionToldOn !== null) return yield* changedMeanwhile()
      if (record.state !== "registered" && record.state !== "open") return yield* changedMeanwhile()
      if (toldOn > localDate(viewpoint.now)) return yield* inFuture("/toldOn")
      yield* changeRecord(record, { extensionToldOn: toldOn })
      yield* addWords(record.covenant, id, "extension", reason)
      yield* logRights(desk, record, "rights-extended")
    })
  )
  return yield* show(desk, id)
})
