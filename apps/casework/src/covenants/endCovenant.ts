import { type CovenantDocument, mayChangeStatus, UserId } from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { Effect } from "effect"
import { lockRegistry, recordStatus } from "../registry/recordVersion.ts"
import { readUser } from "../session/Sessions.ts"
import { afterChange, readState } from "./CovenantState.ts"
import { allowed } from "./lifeProblem.ts"

/**
 * Ends a covenant in the name of who asked, as far as that person still may, once a second one agreed: its linkage key is
 * destroyed by it. In the caller's transaction.
 */
export const endCovenant = Effect.fn("covenants.end")(function* (
  askedBy: string,
  covenant: CovenantDocument["id"],
  reason: string | undefined,
  headers: Headers
) {
  yield* lockRegistry
  const user = yield* readUser(askedBy)
  const current = (yield* readState(covenant)).adopted.at(-1)
  if (current === undefined) return yield* notFound()
  const actor = { user: UserId.make(askedBy), grants: user?.grants ?? [], partner: user?.partner }
  const { clause } = yield* allowed(mayChangeStatus({ actor, document: current, to: "ended" }))
  yield* recordStatus(current, "ended", reason ?? null, askedBy)
  const done = { action: "covenant-ended", version: current.version, clause }
  yield* afterChange({ id: askedBy, grants: actor.grants }, covenant, done, headers)
})
