import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"
import { addTerm } from "../time/term.ts"
import type { Deferral } from "./Deferral.ts"

const law = "UAVG art. 41; AVG art. 14 lid 5 onder b"

/** `extend`: the person still may not be told. `end`: the ground has gone, and the notice is due. */
export type DeferralReview = {
  readonly outcome: "extend" | "end"
  readonly reason: string
  /** Next review; for `extend` alone. */
  readonly reviewOn?: string | undefined
}

const plain = (text: string) => text.trim().toLowerCase()

/**
 * What a review of a deferral lacks (L20; UAVG 41): a reason of its own, not that of the time before, and where it goes on
 * the next review within three months and somebody else's eyes than those of who proposed it.
 */
export function checkReview(facts: {
  readonly review: DeferralReview
  readonly deferral: Pick<Deferral, "proposedBy">
  readonly by: string
  readonly today: string
  /** Reasons of earlier reviews, and the considerations. */
  readonly earlier: ReadonlyArray<string>
}): ReadonlyArray<Finding> {
  const { by, deferral, earlier, review, today } = facts
  const { outcome, reason, reviewOn = "" } = review
  const extends_ = outcome === "extend"
  return findingsWhere([
    [isBlank(reason), finding("/reason", law, "Schrijf op waarom u zo besluit.", "Write down why you decide so.")],
    [
      extends_ && !isBlank(reason) && earlier.map(plain).includes(plain(reason)),
      finding(
        "/reason",
        law,
        "Dit is de tekst van een eerdere keer. Schrijf op waarom het nu nog moet wachten.",
        "This is the text of an earlier time. Write down why it still has to wait now."
      )
    ],
    [
      extends_ && by === deferral.proposedBy,
      finding(
        "/outcome",
        law,
        "U stelde dit uitstel zelf voor. Laat de ander die meekijkt het verlengen, of beëindig het.",
        "You proposed this deferral yourself. Let the other reviewer extend it, or end it."
      )
    ],
    [
      extends_ && (reviewOn <= today || reviewOn > addTerm(today, "P3M")),
      finding(
        "/reviewOn",
        law,
        "Kijk binnen drie maanden opnieuw of de persoon het mag weten.",
        "Review within three months whether the person may be told."
      )
    ]
  ])
}
