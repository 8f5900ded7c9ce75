import { Schema } from "effect"
import { UserId } from "../ids.ts"

/** UAVG 41(1), a to j: for what the notice may wait. */
export const DeferralGround = Schema.Literals(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
export type DeferralGround = typeof DeferralGround.Type

/** UAVG 41(2), a to h: what has to be considered in writing. */
export const Consideration = Schema.Literals(["a", "b", "c", "d", "e", "f", "g", "h"])
export type Consideration = typeof Consideration.Type

/** Why a person is not told yet. Local dates. */
export const Deferral = Schema.Struct({
  ground: DeferralGround,
  considerations: Schema.Record(Consideration, Schema.String),
  /** Whether the person may know that something is kept back (UAVG 41(2)(h)). */
  tellable: Schema.Boolean,
  proposedBy: UserId,
  reviewer: UserId,
  decidedOn: Schema.String,
  reviewOn: Schema.String
})
export type Deferral = typeof Deferral.Type
