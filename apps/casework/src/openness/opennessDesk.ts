import {
  type CovenantId,
  type Finding,
  LOGGED_AS_NONE,
  mayHandleOpenness,
  type OpennessDocumentId
} from "@kruisverband/domain"
import { conflict, forbidden, notFound, refused } from "@kruisverband/http"
import { Effect, Result } from "effect"
import { readViewpoint, rolesIn, type Viewpoint } from "../links/Viewpoint.ts"
import { appendLog, type LogLine } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { findRecord } from "./OpennessRecord.ts"

/** Who acts, in which request of the network. */
export interface Desk {
  readonly caller: SessionCaller
  readonly trace: string
}

export const handles = (viewpoint: Viewpoint, covenant: CovenantId): boolean =>
  Result.isSuccess(mayHandleOpenness({ viewer: viewpoint.viewer, covenant }))

/** Refused in full for who works in the covenant; for others the covenant is not there. */
export const requireHandler = Effect.fnUntraced(function* (viewpoint: Viewpoint, covenant: CovenantId) {
  if (rolesIn(viewpoint, covenant).length === 0) return yield* notFound()
  const allowed = mayHandleOpenness({ viewer: viewpoint.viewer, covenant })
  if (Result.isFailure(allowed)) return yield* forbidden(undefined, allowed.failure.reasons)
})

type LineOf = Pick<LogLine, "action" | "covenant"> & Partial<LogLine>

const lineOf = ({ caller, trace }: Desk, line: LineOf): LogLine => ({
  who: caller.user.id,
  role: "data-protection-officer",
  objectKind: "openness-request",
  object: "",
  purpose: "openness",
  clause: "Woo art. 4.1 tot en met 5.7; AVG art. 6 lid 1 onder c",
  level: "",
  trace,
  ...line
})

/** A line about the request, and one for each document of which words were shown or written. */
export const logOpenness = (
  desk: Desk,
  { covenant, id }: { readonly covenant: string; readonly id: string },
  action: string,
  documents: ReadonlyArray<OpennessDocumentId> = []
) =>
  appendLog(
    lineOf(desk, { action, covenant, object: id }),
    documents.map((document) =>
      lineOf(desk, { action, covenant, objectKind: "openness-document", object: document, level: "full" })
    )
  )

/** A request that this person handles; any other is not there, and that it was asked for is logged. */
export const requireRequest = Effect.fnUntraced(function* (desk: Desk, id: string, lock = false) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const record = yield* findRecord(id, lock)
  if (record !== undefined && handles(viewpoint, record.covenant)) return { record, viewpoint }
  // Inside a transaction the line would go with it: there the request was found before.
  if (!lock)
    yield* appendLog(
      lineOf(desk, { action: "openness-shown-refused", covenant: LOGGED_AS_NONE, object: id, level: "none" })
    )
  return yield* notFound()
})

export const changedMeanwhile = () =>
  conflict("changed-meanwhile", {
    nl: "Dit verzoek is intussen gewijzigd. Kijk eerst wat er nu staat.",
    en: "This request has changed meanwhile. See first what it is now."
  })

/** Locked, undecided, and as the caller read it. */
export const requireUndecided = Effect.fnUntraced(function* (desk: Desk, id: string, revision?: number) {
  const { record, viewpoint } = yield* requireRequest(desk, id, true)
  if (record.state === "decided") return yield* changedMeanwhile()
  if (revision !== undefined && record.revision !== revision) return yield* changedMeanwhile()
  return { record, viewpoint }
})

/** 422 with each finding and its law; nothing when there are none. */
export const refuseFindings = (findings: ReadonlyArray<Finding>) =>
  findings.length === 0
    ? Effect.void
    : Effect.fail(
        refused(
          findings.map(({ field, law, text }) => ({ code: "openness-incomplete", clause: law, pointer: field, text }))
        )
      )
