import { Schema } from "effect"
import { CovenantId, MunicipalityCode, PartnerId, UserId } from "../ids.ts"

export const Role = Schema.Literals([
  "poster",
  "desk-officer",
  "coordinator",
  "lead-municipality",
  "case-participant",
  "policy-analyst",
  "data-protection-officer",
  "administrator",
  /** May bind the own organisation: signs a covenant for it, and takes it out. Sees no signal by it. */
  "signatory"
])
export type Role = typeof Role.Type

/** A role holds within one covenant only. */
export const RoleGrant = Schema.Struct({ role: Role, covenant: CovenantId })
export type RoleGrant = typeof RoleGrant.Type

/** A person who logs in. `partner` and `profession` are there for posters; `municipality` narrows what a coordinator or lead municipality works on (absent: the whole region). */
export const User = Schema.Struct({
  id: UserId,
  displayName: Schema.String,
  partner: Schema.optionalKey(PartnerId),
  profession: Schema.optionalKey(Schema.String),
  municipality: Schema.optionalKey(MunicipalityCode),
  grants: Schema.Array(RoleGrant)
})
export type User = typeof User.Type
