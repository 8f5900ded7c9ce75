import { Schema } from "effect"
import { MunicipalityCode, PartnerId } from "../ids.ts"
import { Network } from "../signal/SignalFacts.ts"
import { Bilingual } from "../text.ts"
import { Angle } from "../vocabulary/vocabulary.ts"

/** How far a municipality takes part, by its own self-assessment (requirement C2). */
export const Participation = Schema.Literals(["none", "watching", "active"])
export type Participation = typeof Participation.Type

export const Municipality = Schema.Struct({ code: MunicipalityCode, name: Schema.String, participation: Participation })
export type Municipality = typeof Municipality.Type

/** A partner organisation. */
export const Partner = Schema.Struct({
  id: PartnerId,
  name: Schema.String,
  angle: Angle,
  municipality: MunicipalityCode,
  network: Network
})
export type Partner = typeof Partner.Type

export const Region = Schema.Struct({ id: Schema.String, name: Bilingual, municipalities: Schema.Array(Municipality) })
export type Region = typeof Region.Type
