import { type ErasureReceipt, endRestriction, eraseSignals } from "@kruisverband/contract"
import { localDate, mayDecideRequest, type RightsOutcome } from "@kruisverband/domain"
import { callEndpoint, refused } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { lastSearchOf } from "./lastSearchOf.ts"
import { changeRecord, type RightsRecord } from "./RightsRecord.ts"
import { noteRecipients } from "./recipients.ts"
import { changedMeanwhile, type Desk, logRights, requireRequest, show, traceparent } from "./rightsDesk.ts"
import { addWords } from "./rightsWords.ts"

export interface RightsDecision {
  readonly outcome: RightsOutcome
  readonly reason: string
  readonly toldOn?: string
  readonly searchAgain?: boolean
  readonly revision: number
}

/** Decided before with the same outcome, and broken off before it was done: it goes on. */
const goesOn = (record: RightsRecord, { outcome }: RightsDecision) =>
  record.state === "closing" && record.outcome === outcome

const recordDecision = Effect.fnUntraced(function* (desk: Desk, id: string, decision: RightsDecision) {
  const { record, viewpoint } = yield* requireRequest(desk, id, true)
  if (goesOn(record, decision)) return
  const { outcome, reason, revision, searchAgain = false, toldOn } = decision
  const search = lastSearchOf(record, viewpoint)
  const allowed = mayDecideRequest({
    kind: record.kind,
    state: record.state,
    outcome,
    reason,
    toldOn,
    today: localDate(viewpoint.now),
    search,
    searchAgain
  })
  if (Result.isFailure(allowed)) return yield* refused(allowed.failure.reasons)
  if (record.revision !== revision) return yield* changedMeanwhile()
  const at = DateTime.formatIso(viewpoint.now)
  yield* changeRecord(record, {
    state: "closing",
    outcome,
    toldOn: toldOn ?? null,
    decided: { by: desk.caller.user.id, at }
  })
  yield* addWords(record.covenant, id, "decision", reason)
  yield* logRights(desk, record, `rights-${outcome}`)
  if (search === "missed" && outcome !== "withdrawn") yield* logRights(desk, record, "rights-search-again-confirmed")
})

/** What the decision does to signals, at ingest: idempotent, so that it can be asked again. */
const carryOut = Effect.fnUntraced(function* (desk: Desk, record: RightsRecord, outcome: RightsOutcome) {
  const { ingest } = yield* CaseworkConfig
  const { covenant, id, kind, signals } = record
  const headers = traceparent(desk)
  const by = desk.caller.user.id
  if (kind === "objection")
    return (yield* callEndpoint(endRestriction, ingest, { headers, body: { covenant, request: id, by, outcome } }))
      .receipt
  if (kind !== "erasure" || outcome !== "upheld") return null
  const chosen = signals.filter((one) => one.chosen).map(({ candidate }) => candidate.signal)
  const receipt: ErasureReceipt = yield* callEndpoint(eraseSignals, ingest, {
    headers,
    body: { covenant, signals: chosen, cause: "erasure-request", by, reference: id }
  })
  return receipt
})

/**
 * Decides, and carries it out: first the decision is written down, then ingest is asked, outside any transaction, and
 * then that it is done. What breaks off between them goes on with the same decision again.
 */
export const decideRequest = Effect.fn("rights.decide")(function* (desk: Desk, id: string, decision: RightsDecision) {
  const { transaction } = yield* Sql
  yield* requireRequest(desk, id)
  yield* transaction(recordDecision(desk, id, decision))
  const { record } = yield* requireRequest(desk, id)
  const receipt = yield* carryOut(desk, record, decision.outcome)
  yield* transaction(
    Effect.gen(function* () {
      const { record: locked } = yield* requireRequest(desk, id, true)
      if (locked.state !== "closing") return
      yield* changeRecord(locked, { state: "closed", receipt })
      if (decision.outcome === "upheld" && locked.kind !== "access") yield* noteRecipients(locked)
      if (receipt !== null) yield* logRights(desk, locked, "rights-erased", receipt.signals)
    })
  )
  return yield* show(desk, id)
})
