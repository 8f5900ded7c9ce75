import { addTerm } from "../time/term.ts"

/** Why a signal left a reference index. */
export type RemovedAs = "term" | "age" | "death" | "risk-gone" | "wrong" | "on-request"

export type IndexArchive = {
  /** Until when it stays in the archive; null: it is destroyed at once. */
  readonly until: string | null
  /** Shown once to whoever reports the same young person anew. */
  readonly shownOnce: boolean
  readonly clause: string
}

/**
 * What becomes of a signal that leaves a reference index (L15; Jeugdwet 7.1.4.6): five years in an archive, shown once to
 * a new reporter; nothing of what was wrong, or was removed at the person's request (AVG 16, 17, 21).
 * `removedOn`: local date.
 */
export function indexArchiveOf(removedOn: string, removedAs: RemovedAs): IndexArchive {
  const clause = "Jeugdwet art. 7.1.4.6"
  if (removedAs === "wrong" || removedAs === "on-request") return { until: null, shownOnce: false, clause }
  return { until: addTerm(removedOn, "P5Y"), shownOnce: removedAs !== "death", clause }
}
