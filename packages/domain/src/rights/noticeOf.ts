import { DateTime } from "effect"
import { addTerm } from "../time/term.ts"
import type { Deferral } from "./Deferral.ts"

export type NoticeFacts = {
  /** When data of the person were first stored. Local dates. */
  readonly storedOn: string
  readonly noticeOn?: string | undefined
  /** The deferral that stands now. */
  readonly deferral?: Pick<Deferral, "decidedOn" | "reviewOn"> | undefined
  /** When a deferral was ended and none took its place. */
  readonly endedOn?: string | undefined
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

const TERM = "P1M"

/** Time for the letter once the ground to wait has gone: our choice and no law's. */
const AFTER_DEFERRAL = "P7D"

const later = (a: string, b: string) => (a > b ? a : b)

/**
 * Where the notice to a person stands (L20; AVG 14(3), UAVG 41): within a month of first storing, or deferred until a
 * review day; a week after a deferral that ended, when that is later than the month.
 */
export function noticeOf({ deferral, endedOn, noticeOn, storedOn, today }: NoticeFacts): Notice {
  const clause = "AVG art. 14 lid 3; UAVG art. 41"
  const term = addTerm(storedOn, TERM)
  const due = endedOn === undefined ? term : later(term, addTerm(endedOn, AFTER_DEFERRAL))
  const by = deferral === undefined ? due : deferral.reviewOn
  if (noticeOn !== undefined) return { by, standing: "given", escalates: false, clause }
  const escalates = today > by
  if (deferral === undefined) return { by, standing: escalates ? "late" : "waiting", escalates, clause }
  return { by, standing: escalates ? "review-late" : "deferred", escalates, clause }
}

/** The first local date of storing of which the notice is not late today: everything stored before it is. */
export function noticeInTimeFrom(today: string): string {
  const oldest = DateTime.subtract(DateTime.makeUnsafe(`${today}T00:00:00Z`), { days: 31 })
  const days = [0, 1, 2, 3].map((add) => DateTime.formatIsoDateUtc(DateTime.add(oldest, { days: add })))
  return days.find((day) => addTerm(day, TERM) >= today) ?? today
}
