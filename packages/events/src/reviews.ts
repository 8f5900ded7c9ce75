import { AmbiguityId, CovenantId, LinkId, SignalId, UserId } from "@kruisverband/domain"
import { Schema } from "effect"
import { defineEvent } from "./defineEvent.ts"

const topic = "kruisverband.reviews.v1"
const signals = Schema.Array(SignalId)
/** `at` is the instant of the decision, UTC. The reason given stays in casework. */
const decision = { review: Schema.String, covenant: CovenantId, link: LinkId, by: UserId, at: Schema.String }

/** These signals concern the same: they stay together. */
export const LinkConfirmed = defineEvent({
  topic,
  type: "nl.kruisverband.link.confirmed.v1",
  data: Schema.Struct({ ...decision, signals })
})

/** No two of these signals concern the same: every pair stays apart. */
export const LinkRejected = defineEvent({
  topic,
  type: "nl.kruisverband.link.rejected.v1",
  data: Schema.Struct({ ...decision, signals })
})

/** Within a group the same, between groups not. */
export const LinkSplit = defineEvent({
  topic,
  type: "nl.kruisverband.link.split.v1",
  data: Schema.Struct({ ...decision, groups: Schema.Array(signals) })
})

/** These signals concern different subjects: never in one link, whatever comes. */
export const SignalsKeptApart = defineEvent({
  topic,
  type: "nl.kruisverband.signals.kept-apart.v1",
  data: Schema.Struct({ ...decision, link: Schema.optionalKey(LinkId), signals })
})

/** A decision taken back within its minute of grace. */
export const ReviewUndone = defineEvent({
  topic,
  type: "nl.kruisverband.review.undone.v1",
  data: Schema.Struct({ ...decision, undoes: Schema.String })
})

const resolution = {
  review: Schema.String,
  covenant: CovenantId,
  ambiguity: AmbiguityId,
  by: UserId,
  at: Schema.String
}

/** Where a signal that fits more than one belongs: with the signals of `together`, and not with those of `apart`. Nothing is said of these among themselves. */
export const AmbiguityResolved = defineEvent({
  topic,
  type: "nl.kruisverband.ambiguity.resolved.v1",
  data: Schema.Struct({ ...resolution, signal: SignalId, together: signals, apart: signals })
})

/** The same taken back: it is open again. */
export const AmbiguityReopened = defineEvent({
  topic,
  type: "nl.kruisverband.ambiguity.reopened.v1",
  data: Schema.Struct({ ...resolution, undoes: Schema.String })
})
