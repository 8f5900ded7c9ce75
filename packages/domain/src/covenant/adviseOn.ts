import { type Finding, finding, findingsWhere } from "../rules/Finding.ts"
import { termDays } from "../time/term.ts"
import type { CovenantDocument } from "./CovenantDocument.ts"

/**
 * What a covenant may be activated without, and had better say: each names what it keeps from being done until then.
 * Told beside `checkActivation`, never instead of it.
 */
export function adviseOn(document: CovenantDocument): ReadonlyArray<Finding> {
  const { archive, basis, boundTokens, convener, kinds, linkRule, minimumAge, parties, retention } = document
  const seals = parties.some((party) => party.sealsAtSource === true)
  const others = [retention.unlinked, retention.rejected, retention.linked, retention.closedCase]
  return findingsWhere([
    [
      archive === undefined,
      finding(
        "/archive",
        "Archiefwet 1995 art. 3 en 5",
        "Noem de selectielijst en de categorie. Nu geldt de algemene lijst van gemeenten, zonder categorie.",
        "Name the selection list and its entry. For now the municipalities' general list holds, without an entry."
      )
    ],
    [
      basis.kind === "pga" && convener === undefined,
      finding(
        "/convener",
        "Gemeentewet, persoonsgerichte aanpak (Stb. 2025, 78) art. 2",
        "Noem de burgemeester die bijeenroept. Nu geldt de burgemeester van het contactpunt.",
        "Name the mayor who convenes. For now it is the contact point's mayor."
      )
    ],
    [
      basis.arrangement === undefined,
      finding(
        "/basis/arrangement",
        "AVG art. 26 lid 1",
        "Noem de regeling waarin de partijen hun verantwoordelijkheden verdelen.",
        "Name the arrangement by which the parties divide their responsibilities."
      )
    ],
    [
      basis.dpia !== undefined && basis.dpia.residualRisk === undefined,
      finding(
        "/basis/dpia/residualRisk",
        "AVG art. 35 lid 7, art. 36 lid 1",
        "Zeg of de DPIA een hoog risico overlaat. Dan is eerst raadpleging nodig.",
        "Say whether the DPIA leaves a high risk. Then consultation comes first."
      )
    ],
    [
      kinds.includes("radicalisation") &&
        parties.some((party) => party.angle === "police") &&
        basis.police === undefined,
      finding(
        "/basis/police",
        "Wet politiegegevens art. 20",
        "Neem over wat het besluit zegt: belang, doelen, gegevens, voorwaarden en ontvangers. Dan bewaakt het systeem dat.",
        "Take over what the decision says: interest, purposes, data, conditions and recipients. Then the system guards it."
      )
    ],
    [
      others.some((term) => termDays(term) < termDays(retention.notAdopted)),
      finding(
        "/retention/notAdopted",
        "AVG art. 5 lid 1 onder e",
        "Wat niet wordt opgepakt heeft de kortste termijn. Nu geldt daarvoor de kortste van de andere.",
        "What is not adopted has the shortest term. For now the shortest of the others holds for it."
      )
    ],
    [
      kinds.includes("radicalisation") && minimumAge < 18 && retention.minors === undefined,
      finding(
        "/retention/minors",
        "AVG art. 5 lid 1 onder e, overweging 38",
        "Noem kortere termijnen voor wie jonger is dan achttien. Nu gelden voor hen de gewone.",
        "Give shorter terms for who is under eighteen. For now the ordinary ones hold for them."
      )
    ],
    [
      seals && boundTokens !== true,
      finding(
        "/boundTokens",
        "AVG art. 32",
        "Partijen die zelf verzegelen krijgen de koppelsleutel. Vraag een toegangsbewijs dat aan hun systeem vastzit.",
        "Parties that seal at the source are given the linkage key. Ask for tokens that are bound to their systems."
      )
    ],
    [
      seals && (document.sealedAttestations ?? []).length === 0,
      finding(
        "/sealedAttestations",
        "AVG art. 5 lid 1 onder c en lid 2",
        "Zeg wat partijen verklaren van wie zij verzegelen. Nu worden leeftijdsgrens en gegevens van hen niet bewaakt.",
        "Say what parties state of whom they seal. For now minimum age and identifiers are not guarded for these."
      )
    ],
    [
      linkRule.angles < 2 || linkRule.organisations < 2,
      finding(
        "/linkRule",
        "AVG art. 5 lid 1 onder b en c",
        "Koppel pas bij twee invalshoeken en twee organisaties. Eén organisatie ziet haar eigen herhaling zelf.",
        "Link only at two angles and two organisations. One organisation sees its own repetition itself."
      )
    ]
  ])
}
