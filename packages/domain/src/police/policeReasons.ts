import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { reason } from "../refusal/Refused.ts"
import { identifiersIn } from "../rules/signalSubjects.ts"
import type { SignalInput } from "../signal/SignalInput.ts"
import { identifierLabels } from "../vocabulary/labels.ts"

const clause = "convenant art. politiegegevens; Wet politiegegevens art. 20"

/**
 * What the police post, against what the decision under Wpg art. 20 lets them provide (L06): no detail of a person and
 * no purpose outside it. Where a covenant holds the decision's reference only, the covenant's own lists are all there is.
 */
export function policeReasons(input: SignalInput, covenant: CovenantDocument): ReadonlyArray<Reason> {
  const { police } = covenant.basis
  if (police === undefined) return []
  const purpose = input.purpose ?? covenant.purposes[0] ?? ""
  const { sealedSubjects = [], subjects = [] } = input.kind === "radicalisation" ? input : {}
  const used = [
    ...subjects.flatMap((subject) => [...identifiersIn(subject)]),
    ...sealedSubjects.flatMap((subject) => subject.attested?.identifiers ?? [])
  ]
  const outside = [...new Set(used)].filter(
    (identifier) => covenant.identifiers.includes(identifier) && !police.data.includes(identifier)
  )
  const names = (language: "nl" | "en") => outside.map((one) => identifierLabels[one][language]).join(", ")
  return [
    ...(police.purposes.includes(purpose) ? [] : [reason("purpose-outside-covenant", { clause })]),
    ...(outside.length === 0
      ? []
      : [
          reason("identifier-not-covered", {
            clause,
            text: {
              nl: `Dit mag de politie volgens het besluit niet verstrekken: ${names("nl")}. Laat het weg.`,
              en: `By the decision the police may not provide this: ${names("en")}. Leave it out.`
            }
          })
        ])
  ]
}
