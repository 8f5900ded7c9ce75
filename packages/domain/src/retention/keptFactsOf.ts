import type { DateTime } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { isCertainlyBelow } from "../rules/signalSubjects.ts"
import type { SealedSubject } from "../signal/SealedSubject.ts"
import type { Subject } from "../signal/Subject.ts"
import { earliestDay } from "../time/earliestDay.ts"
import { addTerm } from "../time/term.ts"

/** What a clock needs of the persons of a signal, and may lie in the open: no date of anybody's birth. */
export type KeptFacts = {
  /** Somebody was certainly under eighteen when it came in, or a partner that sealed stated so; unknown: not. */
  readonly minor: boolean
  /** Reference index: first day of the month in which somebody turns 23 (Jeugdwet 7.1.4.5), a few days early so that no day of birth is kept. */
  readonly leavesOn: string | undefined
}

const LEAVES_AT = "P23Y"

/** `receivedAt`: when it came in. One of several persons is enough: they are kept in one record. */
export function keptFactsOf(
  subjects: ReadonlyArray<Pick<Subject, "birthDate">>,
  covenant: CovenantDocument,
  receivedAt: DateTime.Utc,
  sealed: ReadonlyArray<Pick<SealedSubject, "attested">> = []
): KeptFacts {
  const minor =
    subjects.some(({ birthDate }) => isCertainlyBelow(birthDate, 18, receivedAt)) ||
    sealed.some(({ attested }) => attested?.minor === true)
  if (covenant.basis.kind !== "vir") return { minor, leavesOn: undefined }
  const days = subjects.flatMap(({ birthDate }) =>
    birthDate === undefined ? [] : [`${addTerm(earliestDay(birthDate), LEAVES_AT).slice(0, 7)}-01`]
  )
  return { minor, leavesOn: days.toSorted()[0] }
}
