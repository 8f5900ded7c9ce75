import { appendLog, type LogLine } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { purposeOf, sightIn, type Viewpoint } from "./Viewpoint.ts"
import type { SeenLink } from "./viewOf.ts"

const lineOf = (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  line: Pick<LogLine, "action" | "objectKind" | "object" | "covenant" | "trace"> & Partial<LogLine>
): LogLine => ({
  who: caller.user.id,
  role: sightIn(viewpoint, line.covenant) ?? "",
  purpose: purposeOf(viewpoint, line.covenant),
  clause: "",
  level: "",
  ...line
})

/** One line for the request, one for each signal shown (a line has at most one subject). */
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
  return appendLog(
    lineOf(caller, viewpoint, { ...common, objectKind: seen.kind ?? "link", object: id }),
    seen.disclosed.map(({ signal, level, clause }) =>
      lineOf(caller, viewpoint, { ...common, objectKind: "signal", object: signal, level, clause })
    )
  )
}

/** A list names how many links were shown; whose they are stands in the line of whoever opens one. */
export const logListed = (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  views: ReadonlyArray<SeenLink>,
  trace: string
) => {
  const covenants = [...new Set(views.map(({ view }) => view.covenant))].sort()
  return appendLog(
    lineOf(caller, viewpoint, {
      action: "links-listed",
      objectKind: "links",
      object: `count:${views.length}`,
      covenant: covenants.join(","),
      trace,
      role: [...new Set(covenants.map((covenant) => sightIn(viewpoint, covenant) ?? ""))].join(","),
      purpose: [...new Set(covenants.map((covenant) => purposeOf(viewpoint, covenant)))].join(",")
    })
  )
}

/** What was asked for and not shown: whether it does not exist or is hidden, the line is the same. */
export const logNotShown = (caller: SessionCaller, viewpoint: Viewpoint, link: string, action: string, trace: string) =>
  appendLog(
    lineOf(caller, viewpoint, {
      action: `${action}-refused`,
      objectKind: "link",
      object: link,
      covenant: "",
      trace,
      level: "none"
    })
  )
