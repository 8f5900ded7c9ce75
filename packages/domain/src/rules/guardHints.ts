import { findBsn, type Span } from "../guard/findBsn.ts"
import { findPersonNames } from "../guard/findPersonNames.ts"
import type { RefusalCode } from "../refusal/Refusal.ts"
import type { SignalKind } from "../signal/SignalFacts.ts"
import type { Bilingual } from "../text.ts"
import type { Behaviour } from "../vocabulary/vocabulary.ts"
import { contentFindings, medicalFindings } from "./contentGuard.ts"

/** Something to say about a text while it is being written. Offsets are UTF-16, `to` exclusive. */
export type GuardHint = Span & { readonly code: RefusalCode; readonly hint: Bilingual }

/**
 * Live hints for the posting form, from the very rules that refuse (requirement A6, A7; UAVG 46; L10). A hint is help,
 * not a refusal: a name in a radicalisation signal's text and medical words are said here only. In order of place.
 */
export function guardHints(
  text: string,
  context: {
    readonly kind: SignalKind
    readonly behaviours?: ReadonlyArray<Behaviour> | undefined
    /** Names of the groups filled in beside the text. */
    readonly groups?: ReadonlyArray<string> | undefined
  }
): ReadonlyArray<GuardHint> {
  const told = (code: GuardHint["code"], hint: Bilingual) => (span: Span) => ({
    code,
    hint,
    from: span.from,
    to: span.to
  })
  const nameHint = context.kind === "polarisation" ? hints.name : hints.nameInText
  return [
    ...contentFindings({ ...context, observation: text }).map((finding) =>
      told(finding.code, finding.code === "religious-observance-only" ? hints.religion : hints.politics)(finding)
    ),
    ...findBsn(text).map(told("bsn-not-covered", hints.bsn)),
    ...findPersonNames(text, context.groups).map(told("name-in-polarisation-text", nameHint)),
    ...medicalFindings(text).map(told("special-category-not-covered", hints.health))
  ].toSorted((a, b) => a.from - b.from)
}

const hints = {
  religion: {
    nl: "Bidden of een hoofddoek dragen is geen signaal. Wat ziet u aan gedrag?",
    en: "Praying or wearing a headscarf is no signal. What behaviour do you see?"
  },
  politics: {
    nl: "Demonstreren of lid zijn van een partij is geen signaal. Wat ziet u aan gedrag?",
    en: "Demonstrating or being a party member is no signal. What behaviour do you see?"
  },
  bsn: { nl: "Dit lijkt op een BSN. Laat het weg.", en: "This looks like a BSN. Leave it out." },
  name: {
    nl: "Dit lijkt een naam van een persoon. Schrijf bijvoorbeeld 'een jongere' of 'een bewoner'.",
    en: "This looks like a person's name. Write for example 'a young person' or 'a resident'."
  },
  nameInText: {
    nl: "Dit lijkt een naam. Zet de naam van de betrokkene bij de persoonsgegevens en noem anderen niet bij naam.",
    en: "This looks like a name. Put the subject's name with the personal details and do not name others."
  },
  health: {
    nl: "Dit gaat over gezondheid. Laat het weg en beschrijf wat u zag.",
    en: "This is about health. Leave it out and describe what you saw."
  }
} as const satisfies Readonly<Record<string, Bilingual>>
