import { type Clock, type CovenantDocument, clockOf, keptUnder, RetentionState } from "@kruisverband/domain"
import { type DateTime, Schema } from "effect"

/** What ingest keeps of a signal for its clock. Dates are local. */
export interface Kept {
  readonly covenantVersion: number
  readonly state: string
  readonly since: string
  readonly reportedOn: string
  readonly minor: boolean
  readonly leavesOn: string | null
}

// Written by this service from decoded events: what does not decode is damage, and a defect.
const decodeState = Schema.decodeUnknownSync(RetentionState)

/** When its time is over, by the version that it is kept under; undefined: that covenant was never heard of. */
export const clockUnder = (
  versions: ReadonlyArray<CovenantDocument>,
  kept: Kept,
  now: DateTime.Utc
): Clock | undefined => {
  const covenant = keptUnder(versions, kept.covenantVersion, now)
  if (covenant === undefined) return undefined
  const { leavesOn, minor, reportedOn, since } = kept
  const state = decodeState(kept.state)
  return clockOf({ covenant, state, since, reportedOn, minor, leavesOn: leavesOn ?? undefined })
}
