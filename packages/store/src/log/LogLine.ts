import type { CareRelation, LoggedLine } from "@kruisverband/domain"

/** A line that is still to be written: its id, its parent and the moment come with the writing. */
export type NewLine = Omit<LoggedLine, "id" | "parent" | "at">

/** A line as it stands in the log. */
export interface StoredLine extends Omit<LoggedLine, "subject" | "via" | "organisation" | "care"> {
  readonly subject?: string
  readonly via?: string
  readonly organisation?: string
  readonly care?: CareRelation
}

/**
 * A signal's lines, one for each person whom it is about: the pseudonym is the signal's id and the person's place in it,
 * and says nothing to who cannot open the signal. One without, where it is about no person.
 */
export const perPerson = <A extends NewLine>(line: A, signal: string, persons: number): ReadonlyArray<A> =>
  persons === 0
    ? [line]
    : Array.from({ length: persons }, (_, place) => ({ ...line, subject: `${signal}/${place + 1}` }))
