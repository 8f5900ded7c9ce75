import { addTerm } from "../time/term.ts"
import type { Deferral } from "./Deferral.ts"

export type NoticeFacts = {
  /** When data of the person were first stored. Local dates. */
  readonly storedOn: string
  readonly noticeOn?: string | undefined
  /** The deferral that stands now. */
  readonly deferral?: Pick<Deferral, "decidedOn" | "reviewOn"> | undefined
  readonly today: string
}

export type Notice = {
  /** Last day for the notice, or for the review of its deferral. */
  readonly by: string
  /** `late` and `review-late` make a task and are escalated. */
  readonly standing: "given" | "waiting" | "late" | "deferred" | "review-late"
  readonly escalates: boolean
  readonly clause: string
}

/**
 * Where the notice to a person stands (L20; AVG 14(3), UAVG 41): within a month of first storing, or deferred until a
 * review day.
 */
export function noticeOf({ storedOn, noticeOn, deferral, today }: NoticeFacts): Notice {
  const clause = "AVG art. 14 lid 3; UAVG art. 41"
  const by = deferral === undefined ? addTerm(storedOn, "P1M") : deferral.reviewOn
  if (noticeOn !== undefined) return { by, standing: "given", escalates: false, clause }
  const escalates = today > by
  if (deferral === undefined) return { by, standing: escalates ? "late" : "waiting", escalates, clause }
  return { by, standing: escalates ? "review-late" : "deferred", escalates, clause }
}
