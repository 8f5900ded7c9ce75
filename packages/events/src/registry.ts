import { CovenantDocument, CovenantId, KnownName, Partner, Region } from "@kruisverband/domain"
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

/**
 * The newest version of one entry of a covenant's vocabulary. Its names are fetched by `name.names`: no name of anything is in the log. Keyed by
 * covenant and entry, so that a compacted log keeps one for each.
 */
export const KnownNamePublished = defineEvent({
  topic: "kruisverband.registry.v1",
  type: "nl.kruisverband.known-name.published.v1",
  data: Schema.Struct({ covenant: CovenantId, name: KnownName, retired: Schema.Boolean })
})
