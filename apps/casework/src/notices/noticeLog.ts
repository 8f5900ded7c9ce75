import { type CovenantId, LOGGED_AS_NONE, mayHandleRights } from "@kruisverband/domain"
import { appendGroups, type LineGroup, perPerson } from "@kruisverband/store"
import { Effect, Result } from "effect"
import type { Viewpoint } from "../links/Viewpoint.ts"
import { rolesIn } from "../links/Viewpoint.ts"
import type { LogLine } from "../log/processingLog.ts"
import type { Desk } from "../rights/rightsDesk.ts"

interface About {
  readonly signal: string
  readonly persons: number
}

const CLAUSE = "AVG art. 14; UAVG art. 41"

const lineOf = (
  { caller, trace }: Desk,
  line: Pick<LogLine, "action" | "covenant" | "object" | "role"> & Partial<LogLine>
): LogLine => ({
  who: caller.user.id,
  objectKind: "notice",
  purpose: "rights-of-persons",
  clause: CLAUSE,
  level: "",
  trace,
  ...line
})

/** As what somebody acts in a covenant: as its officer where they are, else in the roles that they have. */
const roleFor = (viewpoint: Viewpoint, covenant: CovenantId) =>
  Result.isSuccess(mayHandleRights({ viewer: viewpoint.viewer, covenant }))
    ? "data-protection-officer"
    : rolesIn(viewpoint, covenant).join(",") || LOGGED_AS_NONE

/** A line for each covenant, and one for each person in each signal: of who they are there is nothing. */
export const logNotices = (
  desk: Desk,
  viewpoint: Viewpoint,
  action: string,
  of: ReadonlyMap<CovenantId, ReadonlyArray<About>>,
  object?: string
) => {
  const groups = [...of].map(([covenant, signals]): LineGroup => {
    const line = { action, covenant, role: roleFor(viewpoint, covenant) }
    return {
      line: lineOf(desk, { ...line, object: object ?? `count:${signals.length}` }),
      children: signals.flatMap(({ persons, signal }) =>
        perPerson(
          lineOf(desk, { ...line, objectKind: "signal", object: signal, level: "existence-only" }),
          signal,
          persons
        )
      )
    }
  })
  return Effect.asVoid(appendGroups(groups))
}

/** What was asked for and not shown: whether it is hidden or not there, the line is the same. */
export const logNoticeRefused = (desk: Desk, object: string) =>
  Effect.asVoid(
    appendGroups([
      {
        line: lineOf(desk, {
          action: "notice-refused",
          covenant: LOGGED_AS_NONE,
          role: desk.caller.user.grants.map(({ role }) => role).join(",") || LOGGED_AS_NONE,
          object,
          level: "none"
        }),
        children: []
      }
    ])
  )
