import type { CovenantDocument, Identifier } from "../covenant/CovenantDocument.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { reason } from "../refusal/Refused.ts"
import { identifierLabels } from "../vocabulary/labels.ts"

/** Which of the identifiers that were used the covenant does not list. */
export function identifierReasons(used: Iterable<Identifier>, covenant: CovenantDocument): ReadonlyArray<Reason> {
  const outside = [...used].filter((identifier) => !covenant.identifiers.includes(identifier))
  const named = outside.filter((identifier) => identifier !== "bsn")
  const nl = named.map((identifier) => identifierLabels[identifier].nl).join(", ")
  const en = named.map((identifier) => identifierLabels[identifier].en).join(", ")
  return [
    ...(outside.includes("bsn") ? [reason("bsn-not-covered")] : []),
    ...(named.length === 0
      ? []
      : [
          reason("identifier-not-covered", {
            text: {
              nl: `Dit mag onder dit convenant niet worden vastgelegd: ${nl}. Laat het weg.`,
              en: `This may not be recorded under this covenant: ${en}. Leave it out.`
            }
          })
        ])
  ]
}
