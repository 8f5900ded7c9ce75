import { findBsn } from "../guard/findBsn.ts"
import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"
import { checkMarks } from "./checkMarks.ts"
import { checkWooDecision } from "./checkWooDecision.ts"
import { isRefused, type MarkedPassage } from "./MarkedPassage.ts"

/** A document with what was decided on its passages. Local date. */
export type AssessedDocument = {
  readonly documentDate: string
  readonly text: string
  readonly passages: ReadonlyArray<MarkedPassage>
  readonly researchConditions?: string | undefined
}

/**
 * What the decision on a document lacks; with any of these it is not saved (L27; Woo 5.1 to 5.3, 5.7). Beside
 * `checkWooDecision`: passages fit the text, and no identification number is left in it, nor written into a reason.
 */
export function checkDocument(document: AssessedDocument, today: string): ReadonlyArray<Finding> {
  const { documentDate, passages, researchConditions, text } = document
  const decision = { documentDate, passages, ...(researchConditions === undefined ? {} : { researchConditions }) }
  return [
    ...checkMarks(text, passages),
    ...checkWooDecision(decision, today),
    ...leftOpen(text, passages),
    ...passages.flatMap(numbersInReasons)
  ]
}

/** One finding, whatever the count: where each number stands is told by the proposals. */
function leftOpen(text: string, passages: ReadonlyArray<MarkedPassage>): ReadonlyArray<Finding> {
  const open = findBsn(text).filter((span) => !passages.some((passage) => settles(passage, span)))
  return findingsWhere([
    [
      open.length > 0,
      finding(
        "/text",
        "Woo art. 5.1 lid 1 onder e; UAVG art. 46",
        `Er staat nog een nummer open dat een burgerservicenummer lijkt (${open.length}). Weiger het met grond 5.1.1.e. Is het geen nummer van een persoon? Markeer het dan zonder grond en schrijf op waarom niet.`,
        `A number that looks like a citizen service number is still open (${open.length}). Refuse it with ground 5.1.1.e. Is it no number of a person? Then mark it without a ground and write down why not.`
      )
    ]
  ])
}

type Stretch = { readonly from: number; readonly to: number }

/** Refused whole as a number, or said by a person to be none: for exactly this stretch, so that nothing else hides in it. */
const settles = (passage: MarkedPassage, { from, to }: Stretch): boolean =>
  passage.grounds.includes("5.1.1.e")
    ? passage.from <= from && to <= passage.to
    : !isRefused(passage) && passage.from === from && passage.to === to && !isBlank(passage.reason)

/** Reasons go out in the letter as they are. */
function numbersInReasons(passage: MarkedPassage, index: number): ReadonlyArray<Finding> {
  return (["reason", "olderReason"] as const)
    .filter((field) => findBsn(passage[field] ?? "").length > 0)
    .map((field) =>
      finding(
        `/passages/${index}/${field}`,
        "Woo art. 5.1 lid 1 onder e; UAVG art. 46",
        "In deze reden staat een nummer dat een burgerservicenummer lijkt. De reden komt in de brief: laat het weg.",
        "This reason has a number that looks like a citizen service number. The reason goes into the letter: leave it out."
      )
    )
}
