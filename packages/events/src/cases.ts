import { Case, CaseId, CovenantId, RetentionState, SignalId, TellableStage } from "@kruisverband/domain"
import { Schema } from "effect"
import { defineEvent } from "./defineEvent.ts"

const topic = "kruisverband.cases.v1"

export const CaseOpened = defineEvent({ topic, type: "nl.kruisverband.case.opened.v1", data: Case })

/**
 * Where a signal stands now, as far as its retention clock goes. A word with a lower `revision` than one that was heard
 * is an old one. `since`: instant at which this state began. `confirmed`: a person confirmed the link that it is in.
 */
export const SignalStandingChanged = defineEvent({
  topic,
  type: "nl.kruisverband.signal.standing-changed.v1",
  data: Schema.Struct({
    signal: SignalId,
    covenant: CovenantId,
    state: RetentionState,
    confirmed: Schema.Boolean,
    since: Schema.String,
    revision: Schema.Int,
    /** How far its poster may know that it is, and since when; absent: no further than that it was read. */
    told: Schema.optionalKey(Schema.Struct({ stage: TellableStage, at: Schema.String }))
  })
})

export const CaseClosed = defineEvent({
  topic,
  type: "nl.kruisverband.case.closed.v1",
  data: Schema.Struct({ case: CaseId, covenant: CovenantId, at: Schema.String })
})
