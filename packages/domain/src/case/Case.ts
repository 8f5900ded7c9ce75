import { Schema } from "effect"
import { CaseId, CovenantId, LinkId, MunicipalityCode, UserId } from "../ids.ts"

export const CaseState = Schema.Literals(["weighing", "open", "not-adopted", "closed"])
export type CaseState = typeof CaseState.Type

/** What the parties discuss and agree. The person has a pseudonym; identity stays in the vault. */
export const Case = Schema.Struct({
  id: CaseId,
  covenant: CovenantId,
  links: Schema.Array(LinkId),
  pseudonym: Schema.String,
  state: CaseState,
  leadMunicipality: MunicipalityCode,
  coordinator: UserId,
  openedAt: Schema.String,
  /** Yearly review of necessity; past this date the case is frozen (L18). */
  reviewBy: Schema.String
})
export type Case = typeof Case.Type
