import type { DateTime } from "effect"
import { localDate } from "../time/localDate.ts"
import type { CovenantDocument } from "./CovenantDocument.ts"

/** Where a covenant stands at a moment. Only `in-force` permits anything. */
export type CovenantStanding =
  | { readonly standing: "unknown" }
  | {
      readonly standing: "in-force" | "suspended" | "draft" | "not-yet-in-force" | "expired" | "ended"
      readonly document: CovenantDocument
    }

/**
 * Which version governs at `now`, and whether it is in force. `versions`: all versions of one covenant, in any order;
 * of two with the same number the last given counts (its status changed).
 * The highest version that is no draft and has begun governs: a version that ends does not bring an older one back.
 */
export function covenantStanding(versions: ReadonlyArray<CovenantDocument>, now: DateTime.Utc): CovenantStanding {
  const today = localDate(now)
  const latest = [...new Map(versions.map((document) => [document.version, document] as const)).values()].toSorted(
    (a, b) => b.version - a.version
  )
  const adopted = latest.filter((document) => document.status !== "draft")
  const governing = adopted.find((document) => document.validFrom <= today)
  if (governing !== undefined) return { standing: standingOf(governing, today), document: governing }
  const future = adopted.at(-1)
  if (future !== undefined) return { standing: "not-yet-in-force", document: future }
  const draft = latest[0]
  return draft === undefined ? { standing: "unknown" } : { standing: "draft", document: draft }
}

/** The version in force at `now`, if there is one. Dates are local and `validUntil` is inclusive. */
export function inForce(versions: ReadonlyArray<CovenantDocument>, now: DateTime.Utc): CovenantDocument | undefined {
  const found = covenantStanding(versions, now)
  return found.standing === "in-force" ? found.document : undefined
}

function standingOf(document: CovenantDocument, today: string) {
  if (document.status === "ended") return "ended"
  if (document.validUntil < today) return "expired"
  return document.status === "suspended" ? "suspended" : "in-force"
}
