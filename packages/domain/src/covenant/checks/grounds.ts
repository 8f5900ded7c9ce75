import { type Finding, finding, findingsWhere, isBlank } from "../../rules/Finding.ts"
import { isRealDate } from "../../time/localDate.ts"
import type { CovenantDocument } from "../CovenantDocument.ts"

/** Law, assessment, register and notification (L01, L04; AVG 6, 30, 35, 36), and what a basis of its kind asks besides (L06, L09). */
export function groundsOf(document: CovenantDocument): ReadonlyArray<Finding> {
  const { basis: ground } = document
  return [
    ...findingsWhere([
      [
        isBlank(ground.law),
        finding(
          "/basis/law",
          "AVG art. 6",
          "Noem de wet waarop het convenant rust.",
          "Name the law the covenant rests on."
        )
      ],
      [
        isBlank(ground.dpia?.reference) || !isRealDate(ground.dpia?.date ?? ""),
        finding(
          "/basis/dpia",
          "AVG art. 35",
          "Noem kenmerk en datum van de DPIA.",
          "Give reference and date of the DPIA."
        )
      ],
      [
        isBlank(ground.registerEntry),
        finding(
          "/basis/registerEntry",
          "AVG art. 30",
          "Noem de inschrijving in het register van verwerkingen.",
          "Give the entry in the register of processing."
        )
      ],
      [
        isBlank(ground.notified?.body) || isBlank(ground.notified?.reference),
        finding(
          "/basis/notified",
          "AVG art. 36",
          "Noem waar en onder welk kenmerk het convenant is gemeld of voorgelegd.",
          "Say to which body the covenant was notified, and the reference."
        )
      ],
      [
        ground.dpia?.residualRisk === "high" &&
          (isBlank(ground.consultation?.body) || isBlank(ground.consultation?.reference)),
        finding(
          "/basis/consultation",
          "AVG art. 36 lid 1",
          "De DPIA laat een hoog risico over. Raadpleeg eerst de Autoriteit Persoonsgegevens en noem het kenmerk.",
          "The DPIA leaves a high risk. Consult the supervisor first and give the reference."
        )
      ],
      [
        ground.kind === "wgs" && isBlank(ground.advice),
        finding(
          "/basis/advice",
          "Wet gegevensverwerking door samenwerkingsverbanden art. 1.8",
          "Noem het advies van de rechtmatigheidsadviescommissie.",
          "Give the advice of the lawfulness advisory committee."
        )
      ]
    ]),
    ...policeOf(document)
  ]
}

/** Police data come in by a decision only, and as far as it goes (L06; Wpg 20). */
function policeOf({ basis: ground, parties, identifiers, purposes }: CovenantDocument): ReadonlyArray<Finding> {
  if (!parties.some((party) => party.angle === "police")) return []
  const { police } = ground
  const law = "Wet politiegegevens art. 20"
  return findingsWhere([
    [
      isBlank(ground.policeDecision),
      finding(
        "/basis/policeDecision",
        law,
        "De politie doet mee: noem het besluit waarmee politiegegevens mogen worden verstrekt.",
        "The police take part: give the decision that lets police data in."
      )
    ],
    [
      police !== undefined && isBlank(police.interest),
      finding(
        "/basis/police/interest",
        law,
        "Noem het zwaarwegend algemeen belang uit het besluit.",
        "Give the weighty public interest of the decision."
      )
    ],
    [
      police !== undefined && (police.purposes.length === 0 || police.purposes.some((one) => !purposes.includes(one))),
      finding(
        "/basis/police/purposes",
        law,
        "Noem voor welke doelen van dit convenant het besluit geldt.",
        "Say for which purposes of this covenant the decision holds."
      )
    ],
    [
      police !== undefined && (police.data.length === 0 || police.data.some((one) => !identifiers.includes(one))),
      finding(
        "/basis/police/data",
        law,
        "Noem welke gegevens van dit convenant de politie mag verstrekken.",
        "Say which details of this covenant the police may provide."
      )
    ],
    [
      police !== undefined && isBlank(police.conditions),
      finding(
        "/basis/police/conditions",
        law,
        "Noem de voorwaarden uit het besluit.",
        "Give the conditions of the decision."
      )
    ],
    [
      police !== undefined && police.recipients.length === 0,
      finding(
        "/basis/police/recipients",
        law,
        "Noem wie de politiegegevens mag zien.",
        "Say who may be shown police data."
      )
    ]
  ])
}
