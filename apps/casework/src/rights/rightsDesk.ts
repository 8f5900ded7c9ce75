import { type CovenantId, LOGGED_AS_NONE, mayHandleRights } from "@kruisverband/domain"
import { conflict, forbidden, notFound } from "@kruisverband/http"
import { Effect, Result } from "effect"
import { readViewpoint, rolesIn, type Viewpoint } from "../links/Viewpoint.ts"
import { appendLog, type LogLine } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { findRecord, type RightsRecord } from "./RightsRecord.ts"
import { viewOf } from "./rightsView.ts"
import { openWords } from "./rightsWords.ts"

/** Who acts, in which request of the network. */
export interface Desk {
  readonly caller: SessionCaller
  readonly trace: string
}

export const traceparent = ({ trace }: Desk) => ({ traceparent: `00-${trace}-${trace.slice(16)}-01` })

export const handles = (viewpoint: Viewpoint, covenant: CovenantId): boolean =>
  Result.isSuccess(mayHandleRights({ viewer: viewpoint.viewer, covenant }))

/** Refused in full for who works in the covenant; for others the covenant is not there. */
export const requireHandler = Effect.fnUntraced(function* (viewpoint: Viewpoint, covenant: CovenantId) {
  if (rolesIn(viewpoint, covenant).length === 0) return yield* notFound()
  const allowed = mayHandleRights({ viewer: viewpoint.viewer, covenant })
  if (Result.isFailure(allowed)) return yield* forbidden(undefined, allowed.failure.reasons)
  return allowed.success.clause
})

type LineOf = Pick<LogLine, "action" | "covenant"> & Partial<LogLine>

const lineOf = ({ caller, trace }: Desk, line: LineOf): LogLine => ({
  who: caller.user.id,
  role: "data-protection-officer",
  objectKind: "rights-request",
  object: "",
  purpose: "rights-of-persons",
  clause: "AVG art. 12 en 15 tot en met 21",
  level: "",
  trace,
  ...line
})

/** A line about the request, and one for each signal that was shown or touched: of the person there is none. */
export const logRights = (
  desk: Desk,
  { covenant, id }: Pick<RightsRecord, "covenant" | "id">,
  action: string,
  signals: ReadonlyArray<string> = [],
  role = "data-protection-officer"
) =>
  appendLog(
    lineOf(desk, { action, covenant, object: id, role }),
    signals.map((signal) =>
      lineOf(desk, { action, covenant, objectKind: "signal", object: signal, level: "existence-only", role })
    )
  )

/** What was asked for and not shown: whether it is hidden or not there, the line is the same. */
export const logRefused = (desk: Desk, object: string) =>
  appendLog(lineOf(desk, { action: "rights-refused", covenant: LOGGED_AS_NONE, object, level: "none" }))

/** A request that this person handles; any other is not there, and that it was asked for is logged. */
export const requireRequest = Effect.fnUntraced(function* (desk: Desk, id: string, lock = false) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const record = yield* findRecord(id, lock)
  if (record !== undefined && handles(viewpoint, record.covenant)) return { record, viewpoint }
  // Inside a transaction the line would go with it: there the request was found before.
  if (!lock) yield* logRefused(desk, id)
  return yield* notFound()
})

export const changedMeanwhile = () =>
  conflict("changed-meanwhile", {
    nl: "Dit verzoek is intussen gewijzigd. Kijk eerst wat er nu staat.",
    en: "This request has changed meanwhile. See first what it is now."
  })

/** The request as it is now, with its words. */
export const show = Effect.fnUntraced(function* (desk: Desk, id: string) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const record = yield* findRecord(id)
  if (record === undefined) return yield* notFound()
  return viewOf(record, viewpoint, yield* openWords(record.covenant, id))
})
