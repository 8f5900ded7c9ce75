import { endRestriction } from "@kruisverband/contract"
import {
  CovenantId,
  localDate,
  mayAgreeToRevoke,
  mayRevoke,
  overseesRights,
  type RevocationCause,
  UserId
} from "@kruisverband/domain"
import { callEndpoint, forbidden, notFound, refused } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { readViewpoint, rolesIn } from "../links/Viewpoint.ts"
import { changeRecord, findRecord, type RightsRecord } from "./RightsRecord.ts"
import { changedMeanwhile, type Desk, logRefused, logRights, requireRequest, show, traceparent } from "./rightsDesk.ts"
import { addWords, dropWords, openWords } from "./rightsWords.ts"

export interface Revocation {
  readonly cause: RevocationCause
  readonly decidedOn: string
  readonly toldOn: string
  readonly reason: string
  readonly revision: number
}

/** The officer proposes to take an upheld objection back, as a later decision says; nothing changes before a second person agrees. */
export const proposeRevocation = Effect.fn("rights.proposeRevocation")(function* (
  desk: Desk,
  id: string,
  { cause, decidedOn, reason, revision, toldOn }: Revocation
) {
  const { run, transaction } = yield* Sql
  yield* requireRequest(desk, id)
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireRequest(desk, id, true)
      const { covenant, kind, outcome, state } = record
      const today = localDate(viewpoint.now)
      const revoked = record.revocation !== null
      const allowed = mayRevoke({ kind, state, outcome, revoked, reason, decidedOn, toldOn, today })
      if (Result.isFailure(allowed)) return yield* refused(allowed.failure.reasons)
      if (record.revision !== revision) return yield* changedMeanwhile()
      yield* run("revoke.propose", (db) =>
        db
          .insertInto("casework.rights_revocation")
          .values({
            ...{ covenant, request: id, cause, decided_on: decidedOn, told_on: toldOn },
            ...{ proposed_by: desk.caller.user.id, proposed_at: DateTime.formatIso(viewpoint.now) }
          })
          .execute()
      )
      yield* addWords(covenant, id, "revocation", reason)
      yield* changeRecord(record, {})
      yield* logRights(desk, record, "rights-revocation-proposed")
    })
  )
  return yield* show(desk, id)
})

/** A proposal that waits, in a covenant that this person answers for; any other is not there. */
const requirePending = Effect.fnUntraced(function* (desk: Desk, id: string, lock = false) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const record = yield* findRecord(id, lock)
  const revocation = record?.revocation ?? undefined
  if (record !== undefined && revocation !== undefined && revocation.doneOn === null) {
    const { covenant } = record
    if (overseesRights({ viewer: viewpoint.viewer, covenant }))
      return { record, revocation, viewpoint, role: rolesIn(viewpoint, covenant).join(",") }
  }
  if (!lock) yield* logRefused(desk, id)
  return yield* notFound()
})

const recordAgreement = Effect.fnUntraced(function* (desk: Desk, id: string) {
  const { run } = yield* Sql
  const { record, revocation, role, viewpoint } = yield* requirePending(desk, id, true)
  // Agreed before, and broken off before it was done: it goes on.
  if (revocation.agreedBy !== null) return
  const { covenant } = record
  const allowed = mayAgreeToRevoke({ viewer: viewpoint.viewer, covenant, proposedBy: revocation.proposedBy })
  if (Result.isFailure(allowed)) return yield* forbidden(undefined, allowed.failure.reasons)
  yield* run("revoke.agree", (db) =>
    db
      .updateTable("casework.rights_revocation")
      .set({ agreed_by: desk.caller.user.id, agreed_at: DateTime.formatIso(viewpoint.now) })
      .where("covenant", "=", covenant)
      .where("request", "=", id)
      .execute()
  )
  yield* logRights(desk, record, "rights-revocation-agreed", [], role)
})

const carryOut = Effect.fnUntraced(function* (desk: Desk, { covenant, id }: RightsRecord) {
  const { ingest } = yield* CaseworkConfig
  yield* callEndpoint(endRestriction, ingest, {
    headers: traceparent(desk),
    body: { covenant, request: id, by: desk.caller.user.id, outcome: "revoked" }
  })
})

const recordDone = Effect.fnUntraced(function* (desk: Desk, id: string) {
  const { run } = yield* Sql
  const { record, role, viewpoint } = yield* requirePending(desk, id, true)
  yield* run("revoke.done", (db) =>
    db
      .updateTable("casework.rights_revocation")
      .set({ done_on: localDate(viewpoint.now) })
      .where("covenant", "=", record.covenant)
      .where("request", "=", id)
      .execute()
  )
  yield* changeRecord(record, {})
  yield* logRights(desk, record, "rights-restriction-ended", [], role)
})

/** Turned down, or withdrawn by who proposed it: as if it had not been, but for the log. */
const drop = Effect.fnUntraced(function* (desk: Desk, id: string) {
  const { run } = yield* Sql
  const { record, revocation, role } = yield* requirePending(desk, id, true)
  if (revocation.agreedBy !== null) return yield* changedMeanwhile()
  yield* dropWords(record.covenant, id, "revocation")
  yield* run("revoke.drop", (db) =>
    db
      .deleteFrom("casework.rights_revocation")
      .where("covenant", "=", record.covenant)
      .where("request", "=", id)
      .execute()
  )
  yield* changeRecord(record, {})
  yield* logRights(desk, record, "rights-revocation-turned-down", [], role)
})

/**
 * A second person agrees: ingest forgets whom nothing may be recorded about. First the agreement is written down, then
 * ingest is asked, outside any transaction, and then that it is done. Again: it goes on where it broke off.
 */
export const answerRevocation = Effect.fn("rights.answerRevocation")(function* (
  desk: Desk,
  id: string,
  agree: boolean
) {
  const { transaction } = yield* Sql
  yield* requirePending(desk, id)
  if (!agree) return yield* transaction(drop(desk, id))
  yield* transaction(recordAgreement(desk, id))
  const { record } = yield* requirePending(desk, id)
  yield* carryOut(desk, record)
  yield* transaction(recordDone(desk, id))
})

/** What waits for a second person in covenants that this one answers for, with its reason; logged. */
export const listRevocations = Effect.fn("rights.listRevocations")(function* (desk: Desk) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const own = [...viewpoint.covenants.keys()].filter((id) =>
    overseesRights({ viewer: viewpoint.viewer, covenant: CovenantId.make(id) })
  )
  const { run } = yield* Sql
  const rows =
    own.length === 0
      ? []
      : yield* run("revoke.pending", (db) =>
          db
            .selectFrom("casework.rights_revocation")
            .select("request")
            .where("covenant", "in", own)
            .where("done_on", "is", null)
            .orderBy("proposed_at")
            .orderBy("request")
            .limit(100)
            .execute()
        )
  return yield* Effect.forEach(rows, ({ request }) =>
    Effect.gen(function* () {
      const { record, revocation, role } = yield* requirePending(desk, request)
      const { covenant, id } = record
      yield* logRights(desk, record, "rights-revocation-shown", [], role)
      const reason = (yield* openWords(covenant, id)).get("revocation") ?? ""
      const { agreedBy, cause, decidedOn, proposedBy, toldOn } = revocation
      const alone = proposedBy === UserId.make(desk.caller.user.id) && agreedBy === null
      return { ...{ request: id, covenant, cause, decidedOn, toldOn, proposedBy, reason }, mayAgree: !alone }
    })
  )
})
