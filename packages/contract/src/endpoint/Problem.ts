import { Bilingual } from "@kruisverband/domain"
import { Schema } from "effect"

/** Why, for people and for machines. `pointer` (RFC 6901) names the field a 400 is about. */
export const ProblemReason = Schema.Struct({
  code: Schema.String,
  clause: Schema.optionalKey(Schema.String),
  pointer: Schema.optionalKey(Schema.String),
  text: Bilingual
})
export type ProblemReason = typeof ProblemReason.Type

/** RFC 9457 problem document. No names, hosts, SQL or stack in any of its fields. */
export const Problem = Schema.Struct({
  type: Schema.String,
  title: Schema.String,
  status: Schema.Int,
  detail: Schema.String,
  instance: Schema.String,
  reasons: Schema.Array(ProblemReason)
}).annotate({ identifier: "Problem" })
export type Problem = typeof Problem.Type
