import { Schema } from "effect"
import { MunicipalityCode, PartnerId } from "../ids.ts"
import { Network } from "../signal/SignalFacts.ts"
import { Bilingual } from "../text.ts"
import { Angle } from "../vocabulary/vocabulary.ts"

export const Participation = Schema.Literals(["none", "watching", "active"])

export const Municipality = Schema.Struct({ code: MunicipalityCode, name: Schema.String, participation: Participation })

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
