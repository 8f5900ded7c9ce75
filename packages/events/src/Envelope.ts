import { Schema } from "effect"

/** CloudEvents 1.0, NL GOV profile 1.1, structured JSON. No attribute holds personal data. */
export const Envelope = Schema.Struct({
  specversion: Schema.Literal("1.0"),
  /** The outbox row's id, and the key of every inbox. */
  id: Schema.String,
  /** `urn:nld:oin:<OIN>:systeem:kruisverband-<service>` */
  source: Schema.String,
  type: Schema.String,
  /** When it was logged, UTC; when it happened is in the data. */
  time: Schema.String,
  /** The aggregate: one signal, link, case, covenant or partner. The unit of order and of parking. */
  subject: Schema.String,
  /** The covenant; for a partner or region its own id, for an entry of a vocabulary the covenant and its id. */
  partitionkey: Schema.String,
  /** Rises per key, zero-padded to 20 digits. */
  sequence: Schema.optionalKey(Schema.String),
  datacontenttype: Schema.Literal("application/json"),
  dataschema: Schema.optionalKey(Schema.String),
  dataref: Schema.optionalKey(Schema.String),
  traceparent: Schema.optionalKey(Schema.String),
  data: Schema.Unknown
})
export type Envelope = typeof Envelope.Type
