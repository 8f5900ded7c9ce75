import { findBsn } from "../guard/findBsn.ts"
import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"
import { type AssessedDocument, checkDocument } from "./checkDocument.ts"

/** A document of the request; `assessed`: the officer said that its marking is done. */
export type DocumentToDecide = AssessedDocument & { readonly assessed: boolean }

/**
 * What a decision on a whole request lacks (L27; Woo 4.4, 5.1 to 5.7; Awb 3:46): every document is assessed and has no
 * findings today, and where there is no document the decision says why. A withdrawn request needs none of it.
 */
export function checkRequestDecision(facts: {
  readonly documents: ReadonlyArray<DocumentToDecide>
  readonly withdrawn: boolean
  readonly explanation?: string | undefined
  readonly today: string
}): ReadonlyArray<Finding> {
  const { documents, explanation, today, withdrawn } = facts
  if (withdrawn) return []
  return [
    ...findingsWhere([
      [
        documents.length === 0 && isBlank(explanation),
        finding(
          "/explanation",
          "Awb art. 3:46; Woo art. 4.1",
          "Er staan geen documenten bij dit verzoek. Voeg ze toe, of schrijf op waarom er geen zijn.",
          "This request has no documents. Add them, or write down why there are none."
        )
      ],
      [
        findBsn(explanation ?? "").length > 0,
        finding(
          "/explanation",
          "Woo art. 5.1 lid 1 onder e; UAVG art. 46",
          "In deze toelichting staat een nummer dat een burgerservicenummer lijkt. Zij komt in de brief: laat het weg.",
          "This explanation has a number that looks like a citizen service number. It goes into the letter: leave it out."
        )
      ]
    ]),
    ...documents.flatMap((document, index) =>
      document.assessed
        ? checkDocument(document, today).map((one) => ({ ...one, field: `/documents/${index}${one.field}` }))
        : [
            finding(
              `/documents/${index}`,
              "Woo art. 5.1; Awb art. 3:46",
              `De beoordeling van document ${index + 1} is nog niet vastgesteld. Open het document en stel die vast.`,
              `The assessment of document ${index + 1} is not settled yet. Open the document and settle it.`
            )
          ]
    )
  ]
}
