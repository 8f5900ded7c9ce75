import {
  AmbiguityEnd,
  AmbiguityFacts,
  AmbiguityId,
  CovenantId,
  HubFacts,
  HubId,
  LinkFacts,
  LinkId,
  LinkingPause,
  LinkRegrouping,
  RetractionReason,
  SignalId
} from "@kruisverband/domain"
import { Schema } from "effect"
import { defineEvent } from "./defineEvent.ts"

const topic = "kruisverband.links.v1"

export const LinkProposed = defineEvent({ topic, type: "nl.kruisverband.link.proposed.v1", data: LinkFacts })

/** Other signals or other evidence; `before` are the signals of the proposal as it stood. */
export const LinkChanged = defineEvent({
  topic,
  type: "nl.kruisverband.link.changed.v1",
  data: Schema.Struct({ ...LinkFacts.fields, before: Schema.Array(SignalId) })
})

/** Which links became which, when their signals were grouped otherwise: told after what happened to each of them. */
export const LinksRegrouped = defineEvent({
  topic,
  type: "nl.kruisverband.links.regrouped.v1",
  data: LinkRegrouping
})

export const LinkRetracted = defineEvent({
  topic,
  type: "nl.kruisverband.link.retracted.v1",
  data: Schema.Struct({ link: LinkId, covenant: CovenantId, reason: RetractionReason })
})

/**
 * What the machine by itself would make of two signals that people keep apart: told when that is no longer what was told or, at first, the
 * same subject. `a` is the smaller id. It links nothing: people said no.
 */
export const PairReweighed = defineEvent({
  topic,
  type: "nl.kruisverband.pair.reweighed.v1",
  data: Schema.Struct({ covenant: CovenantId, a: SignalId, b: SignalId, together: Schema.Boolean })
})

/** A value became one of too many, or what is told of it changed: the newest of a hub is all there is to know. */
export const HubFound = defineEvent({ topic, type: "nl.kruisverband.hub.found.v1", data: HubFacts })

/** So few signals share the value now that it is a ground again. */
export const HubEnded = defineEvent({
  topic,
  type: "nl.kruisverband.hub.ended.v1",
  data: Schema.Struct({ hub: HubId, covenant: CovenantId })
})

/** A signal fits more than one; the newest word of each replaces the one before. */
export const AmbiguityFound = defineEvent({ topic, type: "nl.kruisverband.ambiguity.found.v1", data: AmbiguityFacts })

/** It no longer does, or a person said where it belongs. */
export const AmbiguityEnded = defineEvent({
  topic,
  type: "nl.kruisverband.ambiguity.ended.v1",
  data: Schema.Struct({ ambiguity: AmbiguityId, covenant: CovenantId, reason: AmbiguityEnd })
})

/** A covenant's encodings wait to be renewed: nothing new is linked in it, and its links stand (ADR 0032). */
export const LinkingPaused = defineEvent({ topic, type: "nl.kruisverband.linking.paused.v1", data: LinkingPause })

/** They are renewed, or the covenant is over. Links that follow from what waited come after this. */
export const LinkingResumed = defineEvent({
  topic,
  type: "nl.kruisverband.linking.resumed.v1",
  data: Schema.Struct({ covenant: CovenantId })
})
