import { addTerm } from "../time/term.ts"

export type ActingPerson = "subject" | "representative"

export type Acting = {
  /** Who ask, jointly where there are two. */
  readonly requestBy: ReadonlyArray<ActingPerson>
  /** Who are told. */
  readonly noticeTo: ReadonlyArray<ActingPerson>
  readonly clause: string
}

/**
 * Who acts for a person by age (L24; Jeugdwet 7.1.5.1): under twelve the representative, from twelve to fifteen both
 * jointly, from sixteen the person. Who cannot weigh the own interests is represented, at any age. Local dates; `bornOn`
 * is the whole date that the identity check gave, as part of a date cannot decide this.
 */
export function actsFor(facts: {
  readonly bornOn: string
  readonly today: string
  readonly incapable: boolean
}): Acting {
  const { bornOn, today, incapable } = facts
  const clause = "Jeugdwet art. 7.1.5.1; UAVG art. 5"
  if (incapable || today < addTerm(bornOn, "P12Y")) {
    return { requestBy: ["representative"], noticeTo: ["representative"], clause }
  }
  if (today < addTerm(bornOn, "P16Y")) {
    return { requestBy: ["subject", "representative"], noticeTo: ["subject", "representative"], clause }
  }
  return { requestBy: ["subject"], noticeTo: ["subject"], clause }
}
