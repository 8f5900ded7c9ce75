/** A line of the processing log, as far as its completeness can be judged. */
export type LogLineFacts = {
  readonly who: string
  readonly role: string
  readonly action: string
  readonly object: string
  readonly covenant: string
  readonly purpose: string
  readonly clause: string
  /** W3C trace id. */
  readonly trace: string
}

/**
 * What a line of the processing log lacks (L28; Jeugdwet 7.1.2.3(1)(f) and (i), Logboek Dataverwerkingen): who, in which
 * role, did what with what, under which covenant, for which purpose, by which clause, and the trace that ties it to its
 * request. Every line is about one covenant; a refused request may have none that exists, and says `none`.
 */
export function logLineGaps(line: LogLineFacts): ReadonlyArray<keyof LogLineFacts> {
  const fields = ["who", "role", "action", "object", "covenant", "purpose", "clause"] as const
  const empty = fields.filter((field) => line[field].trim() === "")
  return /^[0-9a-f]{32}$/u.test(line.trace) && !/^0+$/u.test(line.trace) ? empty : [...empty, "trace"]
}
