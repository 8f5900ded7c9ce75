import { type Angle, careRelation, LOGGED_AS_NONE, logClauses, partyOf } from "@kruisverband/domain"
import { appendGroups, type LineGroup, perPerson } from "@kruisverband/store"
import { Effect } from "effect"
import { appendLog, type LogLine } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { purposeOf, sightIn, type Viewpoint, versionsOf } from "./Viewpoint.ts"
import type { SeenLink } from "./viewOf.ts"

/** Every role that this person has, for what is asked for outside all of them. */
const rolesOf = ({ user }: SessionCaller): string =>
  [...new Set(user.grants.map(({ role }) => role))].sort().join(",") || LOGGED_AS_NONE

/** What a covenant is read for, also while it stands still. */
const purposeIn = (viewpoint: Viewpoint, covenant: string): string =>
  purposeOf(viewpoint, covenant) || (versionsOf(viewpoint, covenant).at(-1)?.purposes[0] ?? LOGGED_AS_NONE)

/** From where this person works, as the covenant says it. */
const angleOf = ({ user }: SessionCaller, viewpoint: Viewpoint, covenant: string): Angle | undefined => {
  const document = versionsOf(viewpoint, covenant).at(-1)
  return document === undefined ? undefined : partyOf(document, user.partner)?.angle
}

export const lineOf = (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  line: Pick<LogLine, "action" | "objectKind" | "object" | "covenant" | "trace"> & Partial<LogLine>
): LogLine => ({
  who: caller.user.id,
  role: sightIn(viewpoint, line.covenant) ?? rolesOf(caller),
  purpose: purposeIn(viewpoint, line.covenant),
  clause: logClauses.shown,
  level: "",
  organisation: caller.user.partner,
  care: careRelation(angleOf(caller, viewpoint, line.covenant), undefined),
  ...line
})

type Common = Pick<LogLine, "action" | "covenant" | "trace"> & Partial<LogLine>

/** A line for each person in each signal that was shown (a line is about one at most). */
const shownLines = (caller: SessionCaller, viewpoint: Viewpoint, seen: SeenLink, common: Common) =>
  seen.disclosed.flatMap(({ angle, clause, level, persons, signal }) =>
    perPerson(
      lineOf(caller, viewpoint, {
        ...{ ...common, objectKind: "signal", object: signal, level, clause },
        care: careRelation(angleOf(caller, viewpoint, common.covenant), angle)
      }),
      signal,
      persons
    )
  )

/** One line for the request, and one for each person in each signal shown. */
export const logSeen = (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  seen: SeenLink,
  action: string,
  trace: string,
  purpose?: string
) => {
  const { id, covenant } = seen.view
  const common = { action, covenant, trace, ...(purpose === undefined ? {} : { purpose }) }
  const clause = action.endsWith("-refused") ? logClauses.refused : logClauses.shown
  return appendLog(
    lineOf(caller, viewpoint, { ...common, objectKind: seen.kind ?? "link", object: id, clause }),
    shownLines(caller, viewpoint, seen, common)
  )
}

/** A line for each covenant of which something was listed, with one for each person in each signal shown. */
export const logListed = (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  seen: ReadonlyArray<SeenLink>,
  trace: string
) => {
  const listed = (covenant: string, object: string): LogLine =>
    lineOf(caller, viewpoint, { action: "links-listed", objectKind: "links", object, covenant, trace })
  const groups = [...Map.groupBy(seen, ({ view }) => view.covenant)].map(
    ([covenant, own]): LineGroup => ({
      line: listed(covenant, `count:${own.length}`),
      children: own.flatMap((one) => shownLines(caller, viewpoint, one, { action: "links-listed", covenant, trace }))
    })
  )
  const nothing = { line: listed(LOGGED_AS_NONE, "count:0"), children: [] }
  return Effect.asVoid(appendGroups(groups.length > 0 ? groups : [nothing]))
}

/** What was asked for and not shown: whether it does not exist or is hidden, the line is the same. */
export const logNotShown = (caller: SessionCaller, viewpoint: Viewpoint, link: string, action: string, trace: string) =>
  appendLog(
    lineOf(caller, viewpoint, {
      action: `${action}-refused`,
      objectKind: "link",
      object: link,
      covenant: LOGGED_AS_NONE,
      clause: logClauses.refused,
      trace,
      level: "none"
    })
  )
