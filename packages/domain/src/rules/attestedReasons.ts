import type { Attestation, CovenantDocument } from "../covenant/CovenantDocument.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { reason } from "../refusal/Refused.ts"
import type { Attested, SealedSubject } from "../signal/SealedSubject.ts"
import type { Bilingual } from "../text.ts"
import { identifierReasons } from "./identifierReasons.ts"

/**
 * What a partner states of a person whom it sealed, against the covenant: what the covenant asks is stated, and what is
 * stated is allowed (AVG 5(1)(c), 5(2); L08). A covenant that asks nothing takes an encoding without a word.
 */
export function attestedReasons({ attested }: SealedSubject, covenant: CovenantDocument): ReadonlyArray<Reason> {
  const missing = (covenant.sealedAttestations ?? []).filter((one) => !isStated(one, attested, covenant))
  return [
    ...(attested?.minor === true && covenant.minimumAge >= 18 ? [reason("below-minimum-age")] : []),
    ...identifierReasons(attested?.identifiers ?? [], covenant),
    ...(missing.length === 0 ? [] : [reason("attestation-missing", { text: textOf(missing, covenant) })])
  ]
}

function isStated(asked: Attestation, attested: Attested | undefined, covenant: CovenantDocument): boolean {
  switch (asked) {
    case "minimum-age":
      return (attested?.minimumAge ?? -1) >= covenant.minimumAge
    case "minor":
      return attested?.minor !== undefined
    case "identifiers":
      return attested?.identifiers !== undefined
  }
}

const words = (minimumAge: number): Readonly<Record<Attestation, Bilingual>> => ({
  "minimum-age": {
    nl: `dat de persoon ten minste ${minimumAge} jaar is`,
    en: `that the person is at least ${minimumAge}`
  },
  minor: { nl: "of de persoon minderjarig is", en: "whether the person is a minor" },
  identifiers: { nl: "welke gegevens zijn verzegeld", en: "which details were sealed" }
})

function textOf(missing: ReadonlyArray<Attestation>, { minimumAge }: CovenantDocument): Bilingual {
  const told = missing.map((one) => words(minimumAge)[one])
  return {
    nl: `Bij een verzegelde persoon vraagt dit convenant een verklaring: ${told.map(({ nl }) => nl).join("; ")}. Stuur die mee. Kunt u dat niet verklaren, meld dan niet.`,
    en: `Of a sealed person this covenant asks a statement: ${told.map(({ en }) => en).join("; ")}. Send it along. If you cannot state it, do not post.`
  }
}
