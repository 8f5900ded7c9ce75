import { confirmHold, liftHold, OUTLOOK_DAYS, readRetention, setHold } from "@kruisverband/contract"
import {
  type CovenantId,
  checkHold,
  keepsClocks,
  localDate,
  logClauses,
  logPurposes,
  mayConfirmHold,
  mayHold,
  SignalId,
  UserId
} from "@kruisverband/domain"
import { callEndpoint, forbidden, malformed, notFound } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { findOpenAgreement, settleAgreement } from "../agreements/AgreementRecord.ts"
import { keepRequest } from "../agreements/askFor.ts"
import { giveAgreement } from "../agreements/giveAgreement.ts"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { readViewpoint, rolesIn, type Viewpoint } from "../links/Viewpoint.ts"
import { appendLog } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"

const traceparent = (trace: string) => ({ traceparent: `00-${trace}-${trace.slice(16)}-01` })
const factsOf = ({ viewer }: Viewpoint, covenant: string) => ({ viewer, covenant })

/** What this person did about the retention of a covenant, or of several. Never which signals. */
const logDone = (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  covenants: ReadonlyArray<CovenantId>,
  line: { readonly action: string; readonly object: string; readonly clause: string; readonly trace: string }
) =>
  appendLog({
    who: caller.user.id,
    role: [...new Set(covenants.map((covenant) => keepsClocks(factsOf(viewpoint, covenant)) ?? ""))].join(","),
    objectKind: "covenant",
    covenant: covenants.join(","),
    purpose: logPurposes.accountability,
    level: "",
    ...line
  })

/** Covenants whose clocks this person oversees; 403 when there are none. */
const overseen = Effect.fnUntraced(function* (caller: SessionCaller) {
  const viewpoint = yield* readViewpoint(caller.user)
  const covenants = [...new Set(caller.user.grants.map(({ covenant }) => covenant))]
    .filter((covenant) => keepsClocks(factsOf(viewpoint, covenant)) !== undefined)
    .sort()
  if (covenants.length > 0) return { viewpoint, covenants }
  return yield* forbidden({
    nl: "Bewaren en vernietigen is voor de functionaris gegevensbescherming en de beheerder.",
    en: "Retention and destruction are for the data protection officer and the administrator."
  })
})

/** What goes within 30 days, what went, and what is held, in the covenants that this person oversees. Logged before it is read. */
export const readOverview = Effect.fn("retention.overview")(function* (
  caller: SessionCaller,
  action: "retention-read" | "destructions-exported",
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const { covenants, viewpoint } = yield* overseen(caller)
  const line = { action, object: `count:${covenants.length}`, clause: logClauses.managed, trace }
  yield* logDone(caller, viewpoint, covenants, line)
  const body = { covenants, days: OUTLOOK_DAYS }
  return yield* callEndpoint(readRetention, ingest, { headers: traceparent(trace), body })
})

/** Refused in full for who works in the covenant; for others the covenant is not there. */
const requireKeeper = Effect.fnUntraced(function* (caller: SessionCaller, covenant: CovenantId) {
  const viewpoint = yield* readViewpoint(caller.user)
  if (rolesIn(viewpoint, covenant).length === 0) return yield* notFound()
  const allowed = mayHold(factsOf(viewpoint, covenant))
  if (Result.isFailure(allowed)) return yield* forbidden(undefined, allowed.failure.reasons)
  return viewpoint
})

/** The signals of a link of this covenant, or the signal itself. What is not there, ingest does not find. */
const signalsOf = Effect.fnUntraced(function* (covenant: CovenantId, of: string) {
  const { run } = yield* Sql
  const rows = yield* run("retention.signalsOf", (db) =>
    db
      .selectFrom("casework.link_signal as m")
      .innerJoin("casework.link as l", "l.id", "m.link")
      .select("m.signal")
      .where("l.id", "=", of)
      .where("l.covenant", "=", covenant)
      .orderBy("m.signal")
      .execute()
  )
  return rows.length === 0 ? [SignalId.make(of)] : rows.map(({ signal }) => SignalId.make(signal))
})

export const holdBack = Effect.fn("retention.holdBack")(function* (
  caller: SessionCaller,
  order: {
    readonly covenant: CovenantId
    readonly of?: string | undefined
    readonly reason: string
    readonly until: string
  },
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const { covenant, of, reason, until } = order
  const viewpoint = yield* requireKeeper(caller, covenant)
  const lacks = checkHold({ reason, until }, localDate(viewpoint.now))
  if (lacks.length > 0)
    return yield* malformed(lacks.map(({ field, text }) => ({ code: "malformed", pointer: field, text })))
  const hold = yield* callEndpoint(setHold, ingest, {
    headers: traceparent(trace),
    body: {
      ...{ covenant, reason, until, by: caller.user.id },
      ...(of === undefined ? {} : { signals: yield* signalsOf(covenant, of) })
    }
  })
  const line = { action: "hold-set", object: hold.id, clause: logClauses.held, trace }
  yield* logDone(caller, viewpoint, [covenant], line)
  const asked = {
    act: "hold",
    covenant,
    object: hold.id,
    detail: { until, scope: of === undefined ? "covenant" : "signals" },
    askedBy: caller.user.id
  } as const
  yield* keepRequest(caller, asked, reason, trace)
  return hold
})

/** Whether every clock of a covenant stands still, and until when: for who works in it. Not why, which may name somebody. */
export const covenantHold = Effect.fn("retention.covenantHold")(function* (
  caller: SessionCaller,
  covenant: CovenantId,
  trace: string
) {
  if (!caller.user.grants.some((grant) => grant.covenant === covenant)) return yield* notFound()
  const { ingest } = yield* CaseworkConfig
  const body = { covenants: [covenant], days: 0 }
  const { holds } = yield* callEndpoint(readRetention, ingest, { headers: traceparent(trace), body })
  const today = localDate(yield* DateTime.now)
  const [longest] = holds
    .filter(({ liftedOn, reaches, whole }) => whole && liftedOn === undefined && reaches >= today)
    .toSorted((a, b) => (a.reaches < b.reaches ? 1 : -1))
  const hold = longest === undefined ? null : { reaches: longest.reaches, agreed: longest.confirmedBy !== undefined }
  return { hold }
})

/** A hold of a covenant that this person oversees. */
const findHold = Effect.fnUntraced(function* (covenant: CovenantId, id: string, trace: string) {
  const { ingest } = yield* CaseworkConfig
  const body = { covenants: [covenant], days: 0 }
  const { holds } = yield* callEndpoint(readRetention, ingest, { headers: traceparent(trace), body })
  return holds.find((hold) => hold.id === id) ?? (yield* notFound())
})

export const changeHold = Effect.fn("retention.changeHold")(function* (
  caller: SessionCaller,
  change: "confirm" | "lift",
  covenant: CovenantId,
  id: string,
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const viewpoint = yield* requireKeeper(caller, covenant)
  const { setBy } = yield* findHold(covenant, id, trace)
  const asked = yield* findOpenAgreement("hold", covenant, id)
  if (change === "confirm") {
    const allowed = mayConfirmHold({ ...factsOf(viewpoint, covenant), setBy })
    if (Result.isFailure(allowed)) return yield* forbidden(undefined, allowed.failure.reasons)
    if (asked !== undefined) yield* giveAgreement(caller, asked.id, new Headers(traceparent(trace)))
  }
  const hold = yield* callEndpoint(change === "confirm" ? confirmHold : liftHold, ingest, {
    headers: traceparent(trace),
    body: { covenant, hold: id, by: UserId.make(caller.user.id) }
  })
  // Nothing is left to agree to.
  if (change === "lift" && asked !== undefined) yield* settleAgreement(asked, "withdrawn", caller.user.id)
  const action = change === "confirm" ? "hold-confirmed" : "hold-lifted"
  yield* logDone(caller, viewpoint, [covenant], { action, object: id, clause: logClauses.held, trace })
  return hold
})
