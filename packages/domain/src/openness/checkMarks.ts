import { type Finding, finding, findingsWhere } from "../rules/Finding.ts"
import type { MarkedPassage } from "./MarkedPassage.ts"

const law = "Awb art. 3:46"

/**
 * Whether passages fit their text: each is a stretch of it, cuts no character in two, and overlaps no other, so that each
 * refused word rests on one set of grounds (Awb 3:46).
 */
export function checkMarks(text: string, passages: ReadonlyArray<MarkedPassage>): ReadonlyArray<Finding> {
  const cuts = (at: number) => /^[\uDC00-\uDFFF]/.test(text.slice(at)) && /[\uD800-\uDBFF]$/.test(text.slice(0, at))
  return passages.flatMap(({ from, to }, index) =>
    findingsWhere([
      [
        from >= to || to > text.length || cuts(from) || cuts(to),
        finding(
          `/passages/${index}`,
          law,
          "Deze passage past niet op de tekst. Markeer haar opnieuw.",
          "This passage does not fit the text. Mark it again."
        )
      ],
      [
        passages.slice(0, index).some((other) => other.from < to && from < other.to),
        finding(
          `/passages/${index}`,
          law,
          "Deze passage valt over een andere heen. Maak er één passage van, of kort een van de twee in.",
          "This passage overlaps another. Make it one passage, or shorten one of the two."
        )
      ]
    ])
  )
}
