import { CovenantId, FRESHNESS, SignalId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { LogLineView, LogSource, LogVerdictView, logFilter, ToldLine } from "../log.ts"

const session = { kind: "session" } as const
const filter = { ...logFilter, covenant: Schema.optionalKey(CovenantId) }

/** A line with the service that wrote it. */
export const SourcedLine = Schema.Struct({ source: LogSource, ...LogLineView.fields }).annotate({
  identifier: "ProcessingLogLine"
})
export type SourcedLine = typeof SourcedLine.Type

/** For the data protection officer, of the covenants that are theirs, newest first. Not itself logged in the log. */
export const listLogLines = endpoint({
  id: "listLogLines",
  method: "GET",
  path: "/processing-log",
  tag: "processing-log",
  summary: { nl: "Verwerkingenlogboek doorzoeken", en: "Search the processing log" },
  auth: session,
  query: Schema.Struct({
    ...filter,
    cursor: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(100))),
    limit: Schema.optionalKey(
      Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 200 }))
    )
  }),
  success: {
    status: 200,
    schema: Schema.Struct({ lines: Schema.Array(SourcedLine), next: Schema.NullOr(Schema.String) })
  }
})

/** Walks both services' chains, whole. */
export const verifyLogs = endpoint({
  id: "verifyLogs",
  method: "GET",
  path: "/processing-log/verification",
  tag: "processing-log",
  summary: { nl: "Ketens van het verwerkingenlogboek nalopen", en: "Verify the chains of the processing log" },
  auth: session,
  success: { status: 200, schema: Schema.Struct({ casework: LogVerdictView, ingest: LogVerdictView }) }
})

/** The same lines in the shape of the standard Logboek Dataverwerkingen, one JSON object a line. */
export const exportLog = endpoint({
  id: "exportLog",
  method: "GET",
  path: "/processing-log/export",
  tag: "processing-log",
  summary: { nl: "Verwerkingenlogboek als NDJSON", en: "The processing log as NDJSON" },
  auth: session,
  freshWithin: FRESHNESS.weighty,
  query: Schema.Struct(filter),
  success: { status: 200, schema: Schema.String },
  produces: "application/x-ndjson"
})

/** What was done with these signals, in plain words, for an answer to the person whom they are about. */
export const tellLogLines = endpoint({
  id: "tellLogLines",
  method: "POST",
  path: "/processing-log/tell",
  tag: "processing-log",
  summary: { nl: "Vertellen wat er met signalen is gedaan", en: "Tell what was done with signals" },
  auth: session,
  body: Schema.Struct({ signals: Schema.Array(SignalId).check(Schema.isMinLength(1), Schema.isMaxLength(200)) }),
  success: { status: 200, schema: Schema.Struct({ lines: Schema.Array(ToldLine) }) },
  problems: [404]
})
