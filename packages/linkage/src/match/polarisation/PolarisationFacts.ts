/** A polarisation signal as it is compared: codes and keyed tokens about a place, groups and themes, never a person. */
export interface PolarisationFacts {
  readonly municipality: string
  /** Local date, `YYYY-MM-DD`. */
  readonly day: string
  readonly themes: ReadonlyArray<string>
  /** By `encodeGroup`, and `knownGroup` of each entry of the vocabulary that one of them is in. */
  readonly groups: ReadonlyArray<string>
  /** By `encodeExpression`, and `knownExpression`; those in use on the day. */
  readonly expressions: ReadonlyArray<string>
  /** Expressions that the vocabulary says were not in use on the day: seen, and no ground. */
  readonly worn: ReadonlyArray<string>
  /** By `encodePlace`. */
  readonly places: ReadonlyArray<string>
}
