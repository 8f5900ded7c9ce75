import { covenantStanding, localDate, type RequestEnd, requestEndOf, startOfLocalDay } from "@kruisverband/domain"
import { DateTime } from "effect"
import type { Covenants } from "../registry/Registry.ts"
import type { RightsRecord } from "./RightsRecord.ts"

const dayOf = (instant: string): string => localDate(DateTime.makeUnsafe(instant))

/** When a closed request goes, as things stand; undefined: it is not closed. */
export const endOf = (record: RightsRecord, covenants: Covenants, today: string): RequestEnd | undefined => {
  const { covenant, covenantEndedAt, decidedAt, kind, outcome, recipients, revocation, state } = record
  if (state !== "closed" || outcome === null || decidedAt === null) return undefined
  const found = covenantStanding(covenants.get(covenant) ?? [], startOfLocalDay(today))
  if (found.standing === "unknown") return undefined
  const ended = found.standing === "ended" && covenantEndedAt !== null ? dayOf(covenantEndedAt) : null
  return requestEndOf({
    kind,
    outcome,
    decidedOn: dayOf(decidedAt),
    closedCase: found.document.retention.closedCase,
    restrictionEndedOn: revocation?.doneOn ?? ended,
    untold: recipients.some(({ toldOn }) => toldOn === null)
  })
}
