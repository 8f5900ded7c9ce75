import { CovenantId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { LogLineView, LogVerdictView, logFilter } from "../log.ts"

/** For casework, on behalf of who supervises: lines of ingest's own processing log, newest first. Not itself logged. */
export const readIngestLog = endpoint({
  id: "readIngestLog",
  method: "POST",
  path: "/log-lines/read",
  tag: "internal",
  summary: { nl: "Regels van het verwerkingenlogboek lezen", en: "Read lines of the processing log" },
  auth: { kind: "client", scopes: ["log:read"] },
  body: Schema.Struct({
    ...logFilter,
    /** Lines of these covenants; `none`: those of none. */
    covenants: Schema.optionalKey(Schema.Array(CovenantId).check(Schema.isMaxLength(500))),
    objects: Schema.optionalKey(Schema.Array(Schema.String).check(Schema.isMaxLength(1000))),
    /** Lines before this one. */
    before: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(36))),
    limit: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 5000 }))
  }),
  success: { status: 200, schema: Schema.Struct({ lines: Schema.Array(LogLineView) }) }
})

/** For casework: walks the whole chain of ingest's processing log. */
export const verifyIngestLog = endpoint({
  id: "verifyIngestLog",
  method: "POST",
  path: "/log-lines/verify",
  tag: "internal",
  summary: { nl: "Keten van het verwerkingenlogboek nalopen", en: "Verify the chain of the processing log" },
  auth: { kind: "client", scopes: ["log:read"] },
  success: { status: 200, schema: LogVerdictView }
})
