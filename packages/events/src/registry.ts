import { CovenantDocument, CovenantId, Partner, Region } from "@kruisverband/domain"
import { Schema } from "effect"
import { defineEvent } from "./defineEvent.ts"

/** All versions of one covenant, oldest first: the newest event tells everything (the topic is compacted). */
export const CovenantPublished = defineEvent({
  topic: "kruisverband.registry.v1",
  type: "nl.kruisverband.covenant.published.v1",
  data: Schema.Struct({ covenant: CovenantId, versions: Schema.NonEmptyArray(Schema.toType(CovenantDocument)) })
})

export const PartnerRegistered = defineEvent({
  topic: "kruisverband.registry.v1",
  type: "nl.kruisverband.partner.registered.v1",
  data: Schema.Struct({ partner: Partner })
})

export const RegionPublished = defineEvent({
  topic: "kruisverband.registry.v1",
  type: "nl.kruisverband.region.published.v1",
  data: Schema.Struct({ region: Region })
})
