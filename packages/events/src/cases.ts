import { Case, CaseId, CovenantId } from "@kruisverband/domain"
import { Schema } from "effect"
import { defineEvent } from "./defineEvent.ts"

const topic = "kruisverband.cases.v1"

export const CaseOpened = defineEvent({ topic, type: "nl.kruisverband.case.opened.v1", data: Case })

export const CaseClosed = defineEvent({
  topic,
  type: "nl.kruisverband.case.closed.v1",
  data: Schema.Struct({ case: CaseId, covenant: CovenantId, at: Schema.String })
})
