import type { DateTime } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"

/**
 * The version under which a record is kept: the one that it was recorded under, or a later one that has begun and says
 * that it covers what there was (`coversExisting`). A covenant that ended or stands still keeps its clocks going.
 * Undefined: nothing was ever heard of the covenant.
 */
export function keptUnder(
  versions: ReadonlyArray<CovenantDocument>,
  recordedUnder: number,
  now: DateTime.Utc
): CovenantDocument | undefined {
  const found = covenantStanding(versions, now)
  if (found.standing !== "unknown" && found.document.version > recordedUnder && found.document.coversExisting) {
    return found.document
  }
  const own = versions.findLast((document) => document.version === recordedUnder)
  return own ?? (found.standing === "unknown" ? undefined : found.document)
}
