import { appendLines, type NewLine } from "@kruisverband/store"

/** A line of casework's processing log (L28): see `NewLine`. */
export interface LogLine extends NewLine {
  readonly objectKind:
    | "agreement"
    | "link"
    | "ambiguity"
    | "signal"
    | "links"
    | "covenant"
    | "export"
    | "request"
    | "rights-request"
    | "notice"
    | "openness-request"
    | "openness-document"
    | "session"
    | "known-name"
    | "user"
}

/**
 * Adds a line, and its child lines, to the chain; part of the caller's transaction where there is one. Acknowledged when
 * it returns: nothing about a person is answered before that. Writers wait for each other at the chain's end, so call it
 * late in a transaction. A line that lacks something is a defect. Not idempotent.
 */
export const appendLog = (line: LogLine, children: ReadonlyArray<LogLine> = []) => appendLines(line, children)

export { type LogVerdict, verifyLog } from "@kruisverband/store"
