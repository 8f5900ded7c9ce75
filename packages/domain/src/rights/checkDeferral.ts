import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"
import { addTerm } from "../time/term.ts"
import { Consideration, type Deferral } from "./Deferral.ts"
import { isSecret } from "./deferralClause.ts"
import { considerationTexts } from "./deferralTexts.ts"

const law = "AVG art. 14 lid 5 onder b en art. 23; UAVG art. 41"

/**
 * What a deferral of the notice lacks (L20; UAVG 41): each of the eight considerations in own words, not one text for
 * all, somebody else who reviews it, and a review within three months (our choice of term, not the law's).
 */
export function checkDeferral(deferral: Deferral): ReadonlyArray<Finding> {
  const { considerations, decidedOn, ground, proposedBy, reviewOn, reviewer, tellable } = deferral
  const texts = Consideration.literals.map((one) => (considerations[one] ?? "").trim().toLowerCase())
  const written = texts.filter((text) => text !== "")
  return [
    ...Consideration.literals.flatMap((one) => {
      const { nl, en } = considerationTexts[one]
      return findingsWhere([
        [
          isBlank(considerations[one]),
          finding(`/considerations/${one}`, law, `Schrijf op: ${nl}.`, `Write down: ${en}.`)
        ]
      ])
    }),
    ...findingsWhere([
      [
        written.length > 1 && new Set(written).size === 1,
        finding(
          "/considerations",
          law,
          "Elke afweging vraagt een eigen antwoord. Gebruik niet overal dezelfde tekst.",
          "Each consideration asks its own answer. Do not use the same text for all."
        )
      ],
      [
        tellable && isSecret(ground),
        finding(
          "/tellable",
          law,
          "Bij deze grond zou zeggen dat er iets wacht het doel schaden. Kies dat de persoon het niet mag weten.",
          "On this ground saying that something waits would harm its purpose. Choose that the person may not know."
        )
      ],
      [
        reviewer === proposedBy,
        finding("/reviewer", law, "Laat iemand anders meekijken.", "Let somebody else review it.")
      ],
      [
        reviewOn <= decidedOn || reviewOn > addTerm(decidedOn, "P3M"),
        finding(
          "/reviewOn",
          law,
          "Kijk binnen drie maanden opnieuw of de persoon het mag weten.",
          "Review within three months whether the person may be told."
        )
      ]
    ])
  ]
}
