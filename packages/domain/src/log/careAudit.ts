import { Schema } from "effect"
import type { Angle } from "../vocabulary/vocabulary.ts"

/**
 * How mental health care has to do with a line of the log (NEN 7513): somebody of it looked (`by`), what was looked at came
 * from it (`of`), or both.
 */
export const CareRelation = Schema.Literals(["by", "of", "both"])
export type CareRelation = typeof CareRelation.Type

const isCare = (angle: Angle | undefined): boolean => angle === "mental-health"

/** Undefined: mental health care has nothing to do with it. */
export const careRelation = (by: Angle | undefined, of: Angle | undefined): CareRelation | undefined => {
  if (isCare(by)) return isCare(of) ? "both" : "by"
  return isCare(of) ? "of" : undefined
}

/** What was done, as audit trails of care say it (DICOM PS3.15 A.5: create, read, update, delete, execute). */
export type CareAction = "C" | "R" | "U" | "D" | "E"

const BY_ENDING: ReadonlyArray<readonly [RegExp, CareAction]> = [
  [/(?:registered|asked|added|posted)$/u, "C"],
  [/(?:shown|opened|listed|read|fetched|exported)$/u, "R"],
  [/(?:amended|changed|answered|declined|corrected)$/u, "U"],
  [/(?:withdrawn|erased|erased-again|forgotten)$/u, "D"]
]

export const careActionOf = (action: string): CareAction => {
  const done = action.replace(/-refused$/u, "")
  return BY_ENDING.find(([ending]) => ending.test(done))?.[1] ?? "E"
}

/** What an audit trail of care asks of a line that has to do with it; empty where it has nothing to do with it. */
export function careAttributes(line: {
  readonly at: string
  readonly who: string
  readonly role: string
  readonly action: string
  readonly objectKind: string
  readonly object: string
  readonly clause: string
  readonly purpose: string
  readonly organisation?: string | undefined
  readonly care?: CareRelation | undefined
}): Readonly<Record<string, string>> {
  if (line.care === undefined) return {}
  return {
    "dpl.nen7513.event_action": careActionOf(line.action),
    "dpl.nen7513.event_date_time": line.at,
    // 0: done; 4: refused, as DICOM codes a minor failure.
    "dpl.nen7513.event_outcome": line.action.endsWith("-refused") ? "4" : "0",
    "dpl.nen7513.user_id": line.who,
    "dpl.nen7513.user_role": line.role,
    "dpl.nen7513.user_organisation": line.organisation ?? "regio",
    "dpl.nen7513.care_relation": line.care,
    "dpl.nen7513.ground": line.clause,
    "dpl.nen7513.purpose": line.purpose,
    "dpl.nen7513.object_type": line.objectKind,
    "dpl.nen7513.object_id": line.object
  }
}
