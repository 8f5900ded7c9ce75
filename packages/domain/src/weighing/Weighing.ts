import { Schema } from "effect"
import { UserId } from "../ids.ts"

export const WeighingOutcome = Schema.Literals([
  "no-action",
  "more-information",
  "person-directed-approach",
  "criminal-investigation"
])
export type WeighingOutcome = typeof WeighingOutcome.Type

/** Somebody at the table, by the function in which they sat there. */
export const Attendee = Schema.Struct({
  user: UserId,
  office: Schema.Literals(["chair", "police", "prosecution", "municipality", "care", "other"])
})

/** A choice made before the weighing: what is brought to the table and what is not, by whom and why. */
export const Preselection = Schema.Struct({
  by: UserId,
  on: Schema.String,
  broughtIn: Schema.Boolean,
  reason: Schema.String
})

/** The record of one weighing. In people's own words; there is no box to tick and nothing to add up (L12, L25). */
export const Weighing = Schema.Struct({
  preselection: Schema.Array(Preselection),
  present: Schema.Array(Attendee),
  coherence: Schema.String,
  strength: Schema.String,
  socialRelations: Schema.String,
  selfReliance: Schema.String,
  proportionality: Schema.String,
  subsidiarity: Schema.String,
  outcome: Schema.optionalKey(WeighingOutcome)
})
export type Weighing = typeof Weighing.Type
