import { type Finding, finding, findingsWhere, isBlank } from "../../rules/Finding.ts"
import type { CovenantDocument } from "../CovenantDocument.ts"

const together = "AVG art. 26"
const mayorsAct = "Gemeentewet, persoonsgerichte aanpak (Stb. 2025, 78) art. 2"

/** Who take part, for what, where, and whom to turn to (L01, L02; AVG 5(1)(b), 12, 26). */
export function basicsOf(document: CovenantDocument): ReadonlyArray<Finding> {
  const { title, parties, purposes, kinds, municipalities, contactPoint } = document
  const twice = parties.filter((one, index) => parties.findIndex((other) => other.partner === one.partner) !== index)
  return [
    ...findingsWhere([
      [
        isBlank(title.nl) || isBlank(title.en),
        finding(
          "/title",
          "AVG art. 12 lid 1",
          "Geef het convenant een titel in het Nederlands en het Engels.",
          "Give the covenant a title in Dutch and English."
        )
      ],
      [parties.length === 0, finding("/parties", together, "Noem de partijen.", "Name the parties.")],
      [twice.length > 0, finding("/parties", together, "Noem elke partij één keer.", "Name each party once.")],
      [
        purposes.length === 0 || purposes.some(isBlank),
        finding("/purposes", "AVG art. 5 lid 1 onder b", "Noem ten minste één doel.", "Name at least one purpose.")
      ],
      [
        kinds.length === 0,
        finding("/kinds", "AVG art. 5 lid 1 onder c", "Noem de soorten signalen.", "Name the kinds of signals.")
      ],
      [
        municipalities.length === 0,
        finding(
          "/municipalities",
          "AVG art. 5 lid 1 onder b",
          "Noem de gemeenten waar het convenant geldt.",
          "Name the municipalities where the covenant holds."
        )
      ],
      [
        isBlank(contactPoint?.organisation) || !/^[^@\s]+@[^@\s]+$/u.test(contactPoint?.email ?? ""),
        finding(
          "/contactPoint",
          together,
          "Noem een contactpunt met een e-mailadres.",
          "Name a contact point with an e-mail address."
        )
      ]
    ]),
    ...mayorOf(document)
  ]
}

/** The mayor of a municipality of residence calls together and is where people turn to (L02; Stb. 2025, 78 art. 2). */
function mayorOf({ basis, contactPoint, convener, municipalities }: CovenantDocument): ReadonlyArray<Finding> {
  if (basis.kind !== "pga") return []
  const isMayor = /^(?:de )?burgemeester\b|^(?:the )?mayor\b/iu.test(convener?.office ?? "burgemeester")
  return findingsWhere([
    [
      !isBlank(contactPoint?.organisation) && !/^(?:gemeente|burgemeester)\b/iu.test(contactPoint?.organisation ?? ""),
      finding(
        "/contactPoint/organisation",
        mayorsAct,
        "Bij een persoonsgerichte aanpak is de gemeente van de burgemeester het contactpunt.",
        "For a person-directed approach the mayor's municipality is the contact point."
      )
    ],
    [
      !isMayor,
      finding(
        "/convener/office",
        mayorsAct,
        "Bij een persoonsgerichte aanpak roept de burgemeester van de woongemeente de partijen bijeen.",
        "For a person-directed approach the mayor of the municipality of residence convenes the parties."
      )
    ],
    [
      convener !== undefined && !municipalities.some((code) => code === convener.municipality),
      finding(
        "/convener/municipality",
        mayorsAct,
        "Noem van welke gemeente van dit convenant de burgemeester is die bijeenroept.",
        "Say of which municipality of this covenant the convening mayor is."
      )
    ]
  ])
}
