import { Bilingual, CareRelation, SignalId } from "@kruisverband/domain"
import { Schema } from "effect"

/** Which service wrote a line: ingest keeps signals, casework what is seen and decided of them. */
export const LogSource = Schema.Literals(["ingest", "casework"])
export type LogSource = typeof LogSource.Type

const code = Schema.String.check(Schema.isMaxLength(200))
const instant = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/u))

/** A line of the processing log: codes, ids and pseudonyms only. */
export const LogLineView = Schema.Struct({
  id: Schema.String,
  parent: Schema.NullOr(Schema.String),
  /** UTC, ISO 8601. */
  at: Schema.String,
  who: Schema.String,
  role: Schema.String,
  action: Schema.String,
  objectKind: Schema.String,
  object: Schema.String,
  covenant: Schema.String,
  purpose: Schema.String,
  clause: Schema.String,
  level: Schema.String,
  trace: Schema.String,
  /** Pseudonym of the one person whom it is about. */
  subject: Schema.optionalKey(Schema.String),
  /** The application that called on somebody's behalf. */
  via: Schema.optionalKey(Schema.String),
  /** Partner for whom who acted works. */
  organisation: Schema.optionalKey(Schema.String),
  /** How mental health care has to do with it (NEN 7513). */
  care: Schema.optionalKey(CareRelation)
})
export type LogLineView = typeof LogLineView.Type

/** What to look for in the log. All of it holds at once. */
export const logFilter = {
  who: Schema.optionalKey(code),
  action: Schema.optionalKey(code),
  object: Schema.optionalKey(code),
  trace: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/u))),
  /** From this instant on, before that one; UTC. */
  from: Schema.optionalKey(instant),
  until: Schema.optionalKey(instant)
}

/** Whether every line still stands as it was written. */
export const LogVerdictView = Schema.Struct({
  lines: Schema.Int,
  /** Of the last line; for who keeps it elsewhere. */
  head: Schema.String,
  /** First line that does not fit, and why. */
  broken: Schema.optionalKey(
    Schema.Struct({ seq: Schema.String, why: Schema.Literals(["gap", "content", "chain", "head"]) })
  )
}).annotate({ identifier: "LogVerdict" })
export type LogVerdictView = typeof LogVerdictView.Type

/** What a person is told of one line about a signal of theirs: in words, and without who it was by name. */
export const ToldLine = Schema.Struct({
  id: Schema.String,
  source: LogSource,
  at: Schema.String,
  signal: SignalId,
  covenant: Schema.String,
  text: Bilingual
}).annotate({ identifier: "ToldLine" })
export type ToldLine = typeof ToldLine.Type
