import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"
import { addTerm } from "../time/term.ts"
import { asksReason, isWeighed, type WooDecision, type WooGround, type WooPassage } from "./WooDecision.ts"

/**
 * What a decision on openness lacks; with any of these it is not saved (L27; Woo 5.1 to 5.3, 5.7). Special categories,
 * criminal data and identification numbers are refused always; a weighed ground has its own reason; 5.1(5) stands alone;
 * what is older than five years asks why it still is refused.
 */
export function checkWooDecision(decision: WooDecision, today: string): ReadonlyArray<Finding> {
  const isOld = addTerm(decision.documentDate, "P5Y") < today
  return [
    ...decision.passages.flatMap((passage, index) => passageFindings(passage, `/passages/${index}`, isOld)),
    ...findingsWhere([
      [
        decision.researchConditions !== undefined && isBlank(decision.researchConditions),
        finding(
          "/researchConditions",
          "Woo art. 5.7",
          "Schrijf op onder welke voorwaarden de onderzoeker dit mag zien.",
          "Write down under which conditions the researcher may see this."
        )
      ]
    ])
  ]
}

function passageFindings(passage: WooPassage, at: string, isOld: boolean): ReadonlyArray<Finding> {
  const { grounds, contains } = passage
  const personal = contains.includes("special-category") || contains.includes("criminal")
  const unnamed = unnamedIn(passage)
  return findingsWhere([
    [
      personal && !grounds.includes("5.1.1.d"),
      finding(
        `${at}/grounds`,
        "Woo art. 5.1 lid 1 onder d; UAVG par. 3.1 en 3.2",
        "Hierin staan bijzondere of strafrechtelijke persoonsgegevens. Die mag u niet openbaar maken: weiger deze passage.",
        "This holds special or criminal personal data. It may not be published: refuse this passage."
      )
    ],
    [
      contains.includes("identification-number") && !grounds.includes("5.1.1.e"),
      finding(
        `${at}/grounds`,
        "Woo art. 5.1 lid 1 onder e",
        "Hierin staat een nummer dat een persoon aanwijst. Dat mag u niet openbaar maken: weiger deze passage.",
        "This holds a number that identifies a person. It may not be published: refuse this passage."
      )
    ],
    [
      grounds.some(asksReason) && isBlank(passage.reason),
      finding(
        `${at}/reason`,
        "Woo art. 5.1 lid 3",
        "Schrijf op waarom dit belang hier zwaarder weegt dan openbaarheid.",
        "Write down why this interest weighs more than openness here."
      )
    ],
    [
      unnamed.length > 0,
      finding(
        `${at}/reason`,
        "Woo art. 5.1 lid 3",
        `U koos meer dan één grond die een reden vraagt. Noem in de reden elke grond met zijn nummer, en waarom die hier geldt. Nog niet genoemd: ${unnamed.join(", ")}.`,
        `You chose more than one ground that asks a reason. Name each ground in the reason by its number, and why it holds here. Not named yet: ${unnamed.join(", ")}.`
      )
    ],
    [
      grounds.includes("5.1.5") && grounds.length > 1,
      finding(
        `${at}/grounds`,
        "Woo art. 5.1 lid 5",
        "Onevenredige benadeling mag u nooit samen met een andere grond gebruiken.",
        "Disproportionate harm may never be used together with another ground."
      )
    ],
    [
      isOld && grounds.some(isWeighed) && isBlank(passage.olderReason),
      finding(
        `${at}/olderReason`,
        "Woo art. 5.3",
        "Dit is ouder dan vijf jaar. Schrijf op waarom weigeren na die tijd nog nodig is.",
        "This is older than five years. Write down why refusing is still necessary after that time."
      )
    ]
  ])
}

/** Of several grounds each has its own express reason: the words name it, so that nobody can take one for all. */
function unnamedIn({ grounds, reason }: WooPassage): ReadonlyArray<WooGround> {
  const asking = [...new Set(grounds.filter(asksReason))]
  if (asking.length < 2 || isBlank(reason) || grounds.includes("5.1.5")) return []
  return asking.filter((ground) => !reason.includes(ground))
}
