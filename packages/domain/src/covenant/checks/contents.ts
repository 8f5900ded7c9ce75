import { type Finding, finding, findingsWhere, isBlank } from "../../rules/Finding.ts"
import type { CovenantDocument } from "../CovenantDocument.ts"

/** Which details of a person, and the law's own word for those that are forbidden without it (L08, L10; AVG 5(1)(c), 9, 10; UAVG 46). */
export function contentsOf(document: CovenantDocument): ReadonlyArray<Finding> {
  const { kinds, identifiers, parties, specialCategories, basis: ground } = document
  return [
    ...parties.flatMap((party, index) =>
      findingsWhere([
        [
          party.sealsAtSource === true && !kinds.includes("radicalisation"),
          finding(
            `/parties/${index}/sealsAtSource`,
            "AVG art. 5 lid 1 onder c",
            "Zonder signalen over personen valt er niets te verzegelen. Laat de koppelsleutel weg.",
            "Without signals about persons there is nothing to seal. Leave the linkage key out."
          )
        ]
      ])
    ),
    ...findingsWhere([
      [
        kinds.includes("radicalisation") && identifiers.length === 0,
        finding(
          "/identifiers",
          "AVG art. 5 lid 1 onder c",
          "Noem welke gegevens over een persoon mogen.",
          "Name which details of a person may be used."
        )
      ],
      [
        identifiers.includes("bsn") && (ground.kind === "avg" || isBlank(ground.bsnLaw)),
        finding(
          ground.kind === "avg" ? "/identifiers" : "/basis/bsnLaw",
          "UAVG art. 46",
          "Het BSN mag alleen als een wet dat voor dit doel bepaalt. Noem die wet, of laat het BSN weg.",
          "The BSN may be used only where a law says so for this purpose. Name that law, or leave the BSN out."
        )
      ]
    ]),
    ...specialCategories.flatMap((one, index) =>
      findingsWhere([
        [
          isBlank(one.category) || isBlank(one.exception),
          finding(
            `/specialCategories/${index}/exception`,
            "AVG art. 9 en 10; UAVG art. 22 tot en met 33",
            "Noem de uitzondering in de wet voor dit bijzondere gegeven.",
            "Name the law's exception for this special category."
          )
        ]
      ])
    )
  ]
}
