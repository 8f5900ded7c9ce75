import { type Finding, finding, findingsWhere, isBlank } from "../../rules/Finding.ts"
import { isRealDate } from "../../time/localDate.ts"
import { termDays } from "../../time/term.ts"
import type { CovenantDocument } from "../CovenantDocument.ts"

/** A reference index keeps nothing longer than two years after it was reported (Jeugdwet 7.1.4.5). */
const REFERENCE_INDEX_DAYS = 731

/** From when until when, by which rule linked, and how long all is kept (L01, L15, L16, L19; AVG 5(1)(e)). `source`: as written, before defaults. */
export function termsOf(document: CovenantDocument, source: unknown): ReadonlyArray<Finding> {
  const { validFrom, validUntil, linkRule, minimumAge, archive } = document
  return [
    ...findingsWhere([
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
        archive !== undefined && (isBlank(archive.list) || isBlank(archive.entry)),
        finding(
          "/archive",
          "Archiefwet 1995 art. 3 en 5",
          "Noem de selectielijst en de categorie waarlangs wordt vernietigd.",
          "Name the selection list and the entry along which is destroyed."
        )
      ]
    ]),
    ...retentionOf(document, source)
  ]
}

const STATES = ["unlinked", "rejected", "linked", "notAdopted", "closedCase"] as const

function retentionOf({ basis, retention }: CovenantDocument, source: unknown): ReadonlyArray<Finding> {
  const law = "AVG art. 5 lid 1 onder e"
  const { minors } = retention
  return [
    ...findingsWhere([
      [
        basis.kind === "pga" && source !== undefined && !statesClosedCase(source),
        finding(
          "/retention/closedCase",
          "Gemeentewet, persoonsgerichte aanpak (Stb. 2025, 78)",
          "Zeg hoe lang een gesloten casus wordt bewaard.",
          "Say how long a closed case is kept."
        )
      ]
    ]),
    ...([...STATES, "necessityReview"] as const).flatMap((state) =>
      findingsWhere([
        [
          termDays(retention[state]) === 0,
          finding(`/retention/${state}`, law, "Noem een bewaartermijn.", "Give a retention term.")
        ]
      ])
    ),
    ...STATES.flatMap((state) =>
      findingsWhere([
        [
          termDays(minors?.[state] ?? "P1D") === 0 || termDays(minors?.[state] ?? "P0D") > termDays(retention[state]),
          finding(
            `/retention/minors/${state}`,
            "AVG art. 5 lid 1 onder e, overweging 38",
            "Voor wie jonger is dan achttien is de termijn niet langer dan voor anderen.",
            "For who is under eighteen the term is no longer than for others."
          )
        ],
        [
          basis.kind === "vir" && state !== "closedCase" && termDays(retention[state]) > REFERENCE_INDEX_DAYS,
          finding(
            `/retention/${state}`,
            "Jeugdwet art. 7.1.4.5",
            "In een verwijsindex staat een signaal ten hoogste twee jaar.",
            "A reference index keeps a signal two years at most."
          )
        ]
      ])
    )
  ]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const statesClosedCase = (source: unknown) =>
  isRecord(source) && isRecord(source.retention) && "closedCase" in source.retention
