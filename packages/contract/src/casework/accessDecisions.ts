import { IsoDate } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const code = Schema.String.check(Schema.isMaxLength(200))

/** Refusals of one kind on one day to one person, counted. Never what was asked for. */
export const AccessDecisionView = Schema.Struct({
  /** Local day. */
  day: IsoDate,
  who: Schema.String,
  role: Schema.String,
  /** Of what kind of data: `links`, `rights`, `posting`. */
  kind: Schema.String,
  /** Which operation of the interface. */
  action: Schema.String,
  code: Schema.String,
  clause: Schema.String,
  times: Schema.Int,
  /** UTC. */
  firstAt: Schema.String,
  lastAt: Schema.String,
  /** Trace of the last one. */
  trace: Schema.String
}).annotate({ identifier: "AccessDecision" })
export type AccessDecisionView = typeof AccessDecisionView.Type

/** For the data protection officer: access that was refused, newest first; 500 at most. */
export const listAccessDecisions = endpoint({
  id: "listAccessDecisions",
  method: "GET",
  path: "/access-decisions",
  tag: "processing-log",
  summary: { nl: "Geweigerde toegang", en: "Refused access" },
  auth: { kind: "session" },
  query: Schema.Struct({
    who: Schema.optionalKey(code),
    kind: Schema.optionalKey(code),
    /** Local days, inclusive. */
    from: Schema.optionalKey(IsoDate),
    until: Schema.optionalKey(IsoDate)
  }),
  success: { status: 200, schema: Schema.Struct({ decisions: Schema.Array(AccessDecisionView) }) }
})
