import type { CovenantDocument, Retention } from "../covenant/CovenantDocument.ts"
import { earliestDay } from "../time/earliestDay.ts"
import { addTerm, termDays } from "../time/term.ts"
import type { ClockState, RetentionState } from "./RetentionState.ts"

export type ClockFacts = {
  /** The version under which the record is kept. */
  readonly covenant: CovenantDocument
  readonly state: RetentionState
  /** Local date on which this state began. */
  readonly since: string
  /** Local date of receipt: a reference index counts from it. */
  readonly reportedOn: string
  /** Whether the person is under eighteen, as far as is known. */
  readonly minor: boolean
  /** ISO, may be partial; of a partial date the earliest day counts. For a reference index only. */
  readonly bornOn?: string | undefined
  /** First local date on which age ends it, where no more than that is kept of a birth date (`keptFactsOf`). For a reference index only. */
  readonly leavesOn?: string | undefined
  readonly diedOn?: string | undefined
  /** Until when reasoned extensions reach (`mayExtend`); the last counts. */
  readonly extendedUntil?: string | undefined
}

export type Clock = {
  /** First local date on which the record is no longer kept; null: an open case. */
  readonly endsOn: string | null
  readonly clause: string
}

/**
 * When a record's time is over (L15, L17; AVG 5(1)(e)). Every state has its clock, which begins when the state does;
 * minors have a shorter one where the covenant states it; what was looked at and not adopted has the shortest of all. A reference index keeps two
 * years from reporting, to the 23rd birthday, or to death, whichever comes first (Jeugdwet 7.1.4.5).
 */
export function clockOf(facts: ClockFacts): Clock {
  const { covenant, state, since, minor } = facts
  if (state === "openCase") return { endsOn: null, clause: "convenant art. noodzaaktoets; AVG art. 5 lid 1 onder e" }
  const own = addTerm(since, termFor(covenant.retention, state, minor))
  const extended = facts.extendedUntil !== undefined && facts.extendedUntil > own ? facts.extendedUntil : own
  if (covenant.basis.kind !== "vir" || state === "closedCase") {
    return { endsOn: extended, clause: "convenant art. bewaartermijnen; AVG art. 5 lid 1 onder e" }
  }
  return { endsOn: earliest([own, ...indexLimits(facts)]), clause: "Jeugdwet art. 7.1.4.5" }
}

/**
 * The term of a state, ISO 8601. A minor's is shorter as the covenant states it (`retention.minors`), state by state, and
 * never by itself; what was not adopted is never kept longer than anything else.
 */
export function termFor(retention: Retention, state: ClockState, minor: boolean): string {
  const ordinary = (one: ClockState) => (minor ? (retention.minors?.[one] ?? retention[one]) : retention[one])
  if (state !== "notAdopted") return ordinary(state)
  return states.map(ordinary).reduce((shortest, term) => (termDays(term) < termDays(shortest) ? term : shortest))
}

const states = ["notAdopted", "unlinked", "rejected", "linked", "closedCase"] as const

function indexLimits({ reportedOn, bornOn, diedOn, leavesOn }: ClockFacts): ReadonlyArray<string> {
  return [
    addTerm(reportedOn, "P2Y"),
    ...(bornOn === undefined ? [] : [addTerm(earliestDay(bornOn), "P23Y")]),
    ...(leavesOn === undefined ? [] : [leavesOn]),
    ...(diedOn === undefined ? [] : [diedOn])
  ]
}

const earliest = (dates: ReadonlyArray<string>): string => dates.reduce((first, date) => (date < first ? date : first))
