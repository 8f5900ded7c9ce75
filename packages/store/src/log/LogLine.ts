/**
 * One line of the Logboek Dataverwerkingen (L28): who did what with which object, under which covenant, purpose and
 * clause. Codes, ids and pseudonyms only; at most one person per line.
 */
export interface NewLine {
  /** User id, or `system:<name>`. */
  readonly who: string
  readonly role: string
  /** What was done, kebab-case: `link-listed`, `seal-opened`. */
  readonly action: string
  readonly objectKind: string
  readonly object: string
  /** `none`: about no covenant, as logging in, or what was asked for is in none that the asker may know of. */
  readonly covenant: string
  readonly purpose: string
  readonly clause: string
  readonly level: string
  /** W3C trace id, 32 lower-case hex digits. */
  readonly trace: string
  /** Pseudonym of the one person whom it is about. */
  readonly subject?: string | undefined
  /** The application that called on somebody's behalf. */
  readonly via?: string | undefined
}

/** A line as it stands in the log. */
export interface StoredLine extends Omit<NewLine, "subject" | "via"> {
  readonly id: string
  readonly parent: string | null
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string
  readonly subject?: string
  readonly via?: string
}

/**
 * A signal's lines, one for each person whom it is about: the pseudonym is the signal's id and the person's place in it,
 * and says nothing to who cannot open the signal. One without, where it is about no person.
 */
export const perPerson = <A extends NewLine>(line: A, signal: string, persons: number): ReadonlyArray<A> =>
  persons === 0
    ? [line]
    : Array.from({ length: persons }, (_, place) => ({ ...line, subject: `${signal}/${place + 1}` }))
