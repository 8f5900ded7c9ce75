import { type CovenantAnswer, leaveCovenant, setCovenantStatus } from "@kruisverband/contract"
import {
  type CovenantDocument,
  type CovenantStatus,
  covenantStanding,
  type LifeRefusal,
  localDate,
  mayChangeStatus,
  mayLeave,
  refuseAgreement
} from "@kruisverband/domain"
import { conflict, type HttpProblem, notFound, route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { agreed } from "../agreements/agreementProblem.ts"
import { recordStatus } from "../registry/recordVersion.ts"
import { callerOf } from "../session/callerOf.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { actOn, actorOf, type CovenantState, type Done } from "./CovenantState.ts"
import { allowed } from "./lifeProblem.ts"
import { activate } from "./signRoutes.ts"

/** Activating the version that waits, rather than changing an adopted one: it is named, or no adopted one could be meant. */
const meansDraft = ({ adopted, draft }: CovenantState, to: CovenantStatus, version: number | undefined): boolean => {
  if (draft === undefined) return false
  if (version !== undefined) return version === draft.document.version
  const newest = adopted.at(-1)
  return newest === undefined || (to === "active" && newest.status !== "suspended")
}

const adoptedVersion = (
  { adopted }: CovenantState,
  version: number | undefined
): Effect.Effect<CovenantDocument, HttpProblem> => {
  const found = version === undefined ? adopted.at(-1) : adopted.find((one) => one.version === version)
  return found === undefined ? Effect.fail(notFound()) : Effect.succeed(found)
}

interface Change {
  readonly status: CovenantStatus
  readonly version?: number
  readonly reason?: string
}

const onlyByActivating = () =>
  conflict("status-not-possible", {
    nl: "Dit is nog een concept. Zet het in werking, of gooi het weg.",
    en: "This is still a draft. Put it into force, or discard it."
  })

/** What became of the version. Asked for the state it is in already, nothing happens and nothing is told. */
const change = Effect.fn("covenants.changeStatus")(function* (
  session: SessionCaller,
  state: CovenantState,
  { status, version, reason }: Change
) {
  if (meansDraft(state, status, version))
    return yield* status === "active" ? activate(session, state, undefined) : onlyByActivating()
  const current = yield* adoptedVersion(state, version)
  const answer: CovenantAnswer = { id: current.id, version: current.version, status }
  const done = (action: string | undefined, clause: string): Done<CovenantAnswer> => ({
    answer,
    action,
    version: current.version,
    clause
  })
  const outcome = mayChangeStatus({ actor: actorOf(session), document: current, to: status })
  const isSame = current.status === status && Result.isFailure(outcome) && !isForbidden(outcome.failure)
  if (isSame) return done(undefined, "")
  const { clause } = yield* allowed(outcome)
  // It destroys the linkage key: by one who asks and one who agrees (`endCovenant`).
  if (status === "ended") return yield* agreed(refuseAgreement("second-person-needed"))
  yield* recordStatus(current, status, reason ?? null, session.user.id)
  return done(`covenant-${status}`, clause)
})

const isForbidden = ({ reasons }: LifeRefusal): boolean => reasons[0].code === "not-an-administrator"

const changeStatus = route(
  setCovenantStatus,
  Effect.fn("setCovenantStatus")(function* ({ caller, params, body, headers }) {
    const session = yield* callerOf(caller)
    return yield* actOn(session, params.id, headers, (state) => change(session, state, body))
  })
)

const addDeparture = Effect.fn("covenants.addDeparture")(function* (
  document: CovenantDocument,
  partner: string,
  on: string,
  reason: string | undefined,
  by: string
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  yield* run("covenants.addDeparture", (db) =>
    db
      .insertInto("casework.covenant_departure")
      .values({
        covenant: document.id,
        version: document.version,
        partner,
        left_on: on,
        reason: reason ?? null,
        by,
        at
      })
      .execute()
  )
})

const leave = route(
  leaveCovenant,
  Effect.fn("leaveCovenant")(function* ({ caller, params, body, headers }) {
    const session = yield* callerOf(caller)
    const { partner, reason } = body
    return yield* actOn(
      session,
      params.id,
      headers,
      Effect.fnUntraced(function* ({ adopted }) {
        const now = yield* DateTime.now
        const found = covenantStanding(adopted, now)
        if (found.standing === "unknown") return yield* notFound()
        const { document } = found
        const { clause } = yield* allowed(mayLeave({ actor: actorOf(session), document, partner }))
        const on = localDate(now)
        yield* addDeparture(document, partner, on, reason, session.user.id)
        return { answer: { partner, on }, action: "covenant-left", version: document.version, clause }
      })
    )
  })
)

/** Suspending, resuming, ending, and a party that leaves. */
export const statusRoutes = [changeStatus, leave]
