import {
  CovenantId,
  DisclosureLevel,
  ErasureCause,
  PartnerId,
  RequestId,
  SignalFacts,
  SignalId,
  UserId
} from "@kruisverband/domain"
import { Schema } from "effect"
import { defineEvent } from "./defineEvent.ts"

const topic = "kruisverband.signals.v1"

/** The encodings are fetched by `dataref`; an erased signal answers "gone" and is skipped. */
export const SignalRegistered = defineEvent({ topic, type: "nl.kruisverband.signal.registered.v1", data: SignalFacts })

/** The whole state after a correction; `revision` rises by one. `sameEvidence`: nothing by which signals are compared was corrected. */
export const SignalAmended = defineEvent({
  topic,
  type: "nl.kruisverband.signal.amended.v1",
  data: Schema.Struct({ ...SignalFacts.fields, sameEvidence: Schema.optionalKey(Schema.Literal(true)) })
})

export const SignalSharingChanged = defineEvent({
  topic,
  type: "nl.kruisverband.signal.sharing-changed.v1",
  data: Schema.Struct({ signal: SignalId, covenant: CovenantId, level: DisclosureLevel, revision: Schema.Int })
})

export const SignalWithdrawn = defineEvent({
  topic,
  type: "nl.kruisverband.signal.withdrawn.v1",
  data: Schema.Struct({ signal: SignalId, covenant: CovenantId, revision: Schema.Int })
})

/**
 * Everything of the signal is destroyed, not at its poster's wish: a withdrawal in all that follows from it, and the last
 * word on the signal.
 */
export const SignalErased = defineEvent({
  topic,
  type: "nl.kruisverband.signal.erased.v1",
  data: Schema.Struct({ signal: SignalId, covenant: CovenantId, revision: Schema.Int, cause: ErasureCause })
})

/**
 * Somebody whom the signal is about objected (AVG 18, 21): it is linked with nothing and shown to nobody, but that it is
 * restricted, until the restriction is lifted or the signal erased.
 */
export const SignalRestricted = defineEvent({
  topic,
  type: "nl.kruisverband.signal.restricted.v1",
  data: Schema.Struct({ signal: SignalId, covenant: CovenantId, revision: Schema.Int })
})

/** The restriction is over: the whole state, and the encodings may be fetched again. */
export const SignalRestrictionLifted = defineEvent({
  topic,
  type: "nl.kruisverband.signal.restriction-lifted.v1",
  data: SignalFacts
})

/**
 * Ingest encoded the persons of a signal anew, in a renewal of its covenant's encodings: they are fetched again. Nothing else
 * of the signal changed, its revision neither. `renewal`: number of the renewal within the covenant, rising from 1.
 */
export const SignalEncodedAnew = defineEvent({
  topic,
  type: "nl.kruisverband.signal.encoded-anew.v1",
  data: Schema.Struct({ ...SignalFacts.fields, renewal: Schema.Int })
})

/**
 * A renewal is complete: whatever can be encoded anew has been told before this. Until then links rest on what they rested
 * on. `version`: of the encodings as they are now.
 */
export const EncodingsRenewed = defineEvent({
  topic,
  type: "nl.kruisverband.encodings.renewed.v1",
  data: Schema.Struct({ covenant: CovenantId, renewal: Schema.Int, version: Schema.Int })
})

const request = { request: RequestId, signal: SignalId, covenant: CovenantId, partner: PartnerId }

/** A coordinator asks the poster for more; question and answer stay sealed at ingest. */
export const RequestAsked = defineEvent({
  topic,
  type: "nl.kruisverband.request.asked.v1",
  data: Schema.Struct({ ...request, by: UserId })
})
export const RequestAnswered = defineEvent({
  topic,
  type: "nl.kruisverband.request.answered.v1",
  data: Schema.Struct(request)
})
/** A respected outcome, never an error (requirement B5). */
export const RequestDeclined = defineEvent({
  topic,
  type: "nl.kruisverband.request.declined.v1",
  data: Schema.Struct(request)
})
export const ConversationProposed = defineEvent({
  topic,
  type: "nl.kruisverband.request.conversation-proposed.v1",
  data: Schema.Struct(request)
})
