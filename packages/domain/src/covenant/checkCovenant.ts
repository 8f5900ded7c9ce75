import type { Bilingual } from "../text.ts"
import { isRealDate } from "../time/localDate.ts"
import type { CovenantDocument } from "./CovenantDocument.ts"

/** Something that keeps a covenant from being activated. */
export type CovenantFinding = {
  /** JSON pointer to the field. */
  readonly field: string
  readonly law: string
  readonly text: Bilingual
}

/**
 * What a covenant still lacks before it can be active: parties, purposes, legal basis, kinds, data, contact point, DPIA,
 * register entry and notification (L01, L04; AVG 6, 26, 30, 35, 36), a municipality as contact point for a
 * person-directed approach (L02), the advice for a partnership under the WGS (L09), the police's decision (L06; Wpg 20),
 * an exception for each special category (L10), a law for the BSN (L08). Empty when it may be activated.
 *
 * `source`: the document as it was written, before defaults: a person-directed approach must itself state how long a
 * closed case is kept (L16).
 */
export function checkActivation(document: CovenantDocument, source?: unknown): ReadonlyArray<CovenantFinding> {
  return [...basics(document), ...basis(document), ...data(document), ...terms(document, source)]
}

/** The text of a version that never changes once adopted: canonical JSON (keys sorted, no spaces) of all but its status. Equal versions are equal texts, for signatures and comparison. */
export function canonicalVersion(document: CovenantDocument): string {
  const { status: _, ...fixed } = document
  return canonical(fixed)
}

type Check = readonly [missing: boolean, finding: CovenantFinding]

const failing = (checks: ReadonlyArray<Check>): ReadonlyArray<CovenantFinding> =>
  checks.filter(([missing]) => missing).map(([, finding]) => finding)
const blank = (text: string | undefined): boolean => text === undefined || text.trim() === ""
const finding = (field: string, law: string, nl: string, en: string): CovenantFinding => ({
  field,
  law,
  text: { nl, en }
})

function basics({ title, parties, purposes, kinds, municipalities, contactPoint, basis }: CovenantDocument) {
  const law = "AVG art. 26"
  const twice = parties.filter((one, index) => parties.findIndex((other) => other.partner === one.partner) !== index)
  return failing([
    [
      blank(title.nl) || blank(title.en),
      finding(
        "/title",
        "AVG art. 12 lid 1",
        "Geef het convenant een titel in het Nederlands en het Engels.",
        "Give the covenant a title in Dutch and English."
      )
    ],
    [parties.length === 0, finding("/parties", law, "Noem de partijen.", "Name the parties.")],
    [twice.length > 0, finding("/parties", law, "Noem elke partij één keer.", "Name each party once.")],
    [
      purposes.length === 0 || purposes.some(blank),
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
      blank(contactPoint?.organisation) || !/^[^@\s]+@[^@\s]+$/u.test(contactPoint?.email ?? ""),
      finding(
        "/contactPoint",
        law,
        "Noem een contactpunt met een e-mailadres.",
        "Name a contact point with an e-mail address."
      )
    ],
    [
      basis.kind === "pga" &&
        !blank(contactPoint?.organisation) &&
        !/^(?:gemeente|burgemeester)\b/iu.test(contactPoint?.organisation ?? ""),
      finding(
        "/contactPoint/organisation",
        "Gemeentewet, persoonsgerichte aanpak (Stb. 2025, 78) art. 2",
        "Bij een persoonsgerichte aanpak is de gemeente van de burgemeester het contactpunt.",
        "For a person-directed approach the mayor's municipality is the contact point."
      )
    ]
  ])
}

function basis({ basis: ground, parties }: CovenantDocument) {
  const police = parties.some((party) => party.angle === "police")
  return failing([
    [
      blank(ground.law),
      finding(
        "/basis/law",
        "AVG art. 6",
        "Noem de wet waarop het convenant rust.",
        "Name the law the covenant rests on."
      )
    ],
    [
      blank(ground.dpia?.reference) || !isRealDate(ground.dpia?.date ?? ""),
      finding(
        "/basis/dpia",
        "AVG art. 35",
        "Noem kenmerk en datum van de DPIA.",
        "Give reference and date of the DPIA."
      )
    ],
    [
      blank(ground.registerEntry),
      finding(
        "/basis/registerEntry",
        "AVG art. 30",
        "Noem de inschrijving in het register van verwerkingen.",
        "Give the entry in the register of processing."
      )
    ],
    [
      blank(ground.notified?.body) || blank(ground.notified?.reference),
      finding(
        "/basis/notified",
        "AVG art. 36",
        "Noem waar en onder welk kenmerk het convenant is gemeld of voorgelegd.",
        "Say to which body the covenant was notified, and the reference."
      )
    ],
    [
      ground.kind === "wgs" && blank(ground.advice),
      finding(
        "/basis/advice",
        "Wet gegevensverwerking door samenwerkingsverbanden art. 1.8",
        "Noem het advies van de rechtmatigheidsadviescommissie.",
        "Give the advice of the lawfulness advisory committee."
      )
    ],
    [
      police && blank(ground.policeDecision),
      finding(
        "/basis/policeDecision",
        "Wet politiegegevens art. 20",
        "De politie doet mee: noem het besluit waarmee politiegegevens mogen worden verstrekt.",
        "The police take part: give the decision that lets police data in."
      )
    ]
  ])
}

function data({ kinds, identifiers, specialCategories, basis: ground }: CovenantDocument) {
  return [
    ...failing([
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
        identifiers.includes("bsn") && ground.kind === "avg",
        finding(
          "/identifiers",
          "UAVG art. 46",
          "Het BSN mag alleen als een wet dat voor dit doel bepaalt.",
          "The BSN may be used only where a law says so for this purpose."
        )
      ]
    ]),
    ...specialCategories.flatMap((one, index) =>
      failing([
        [
          blank(one.category) || blank(one.exception),
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

function terms(
  { validFrom, validUntil, linkRule, minimumAge, retention, basis: ground }: CovenantDocument,
  source: unknown
) {
  const stated = isRecord(source) && isRecord(source.retention) && "closedCase" in source.retention
  return [
    ...failing([
      [
        !isRealDate(validFrom),
        finding(
          "/validFrom",
          "AVG art. 5 lid 1 onder a",
          "Deze begindatum bestaat niet.",
          "This first date does not exist."
        )
      ],
      [
        !isRealDate(validUntil) || validUntil < validFrom,
        finding(
          "/validUntil",
          "AVG art. 5 lid 1 onder e",
          "De einddatum bestaat niet of ligt voor de begindatum.",
          "The last date does not exist or lies before the first."
        )
      ],
      [
        linkRule.angles < 1 || linkRule.organisations < 1 || linkRule.withinMonths < 1,
        finding(
          "/linkRule",
          "AVG art. 5 lid 1 onder c",
          "De koppelregel telt vanaf één.",
          "The link rule counts from one."
        )
      ],
      [
        minimumAge < 0 || minimumAge > 120,
        finding("/minimumAge", "AVG art. 8, overweging 38", "Noem een leeftijd in jaren.", "Give an age in years.")
      ],
      [
        ground.kind === "pga" && source !== undefined && !stated,
        finding(
          "/retention/closedCase",
          "Gemeentewet, persoonsgerichte aanpak (Stb. 2025, 78)",
          "Zeg hoe lang een gesloten casus wordt bewaard.",
          "Say how long a closed case is kept."
        )
      ]
    ]),
    ...Object.entries(retention).flatMap(([state, term]) =>
      failing([
        [
          !/[1-9]/u.test(term),
          finding(
            `/retention/${state}`,
            "AVG art. 5 lid 1 onder e",
            "Noem een bewaartermijn.",
            "Give a retention term."
          )
        ]
      ])
    )
  ]
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonical(item)).join(",")}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? "null"
  const fields = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
