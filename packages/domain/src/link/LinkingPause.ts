import { Schema } from "effect"
import { CovenantId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import type { Viewer } from "../rules/mayDisclose.ts"
import type { Bilingual } from "../text.ts"

/**
 * Nothing new is linked in a covenant, as its encodings are of more than one version, until they are renewed (ADR 0032). What
 * was linked stands, and what comes in is kept. Of the covenant alone: the same whoever is known in it.
 */
export const LinkingPause = Schema.Struct({
  covenant: CovenantId,
  /** When the linker noticed; UTC instant, ISO 8601 with milliseconds. */
  since: Schema.String
})
export type LinkingPause = typeof LinkingPause.Type

/** Who works with what is found, who answers for the covenant, and who looks for persons in it. */
const TOLD: ReadonlySet<Role> = new Set<Role>([
  "coordinator",
  "lead-municipality",
  "administrator",
  "data-protection-officer"
])

/** Who is told that linking stands still in a covenant. */
export function isToldOfPause({
  viewer,
  covenant
}: {
  readonly viewer: Pick<Viewer, "grants">
  readonly covenant: string
}): boolean {
  return viewer.grants.some((grant) => grant.covenant === covenant && TOLD.has(grant.role))
}

/** What a pause means, to say beside it: for links, for who looks for a person, and who can end it. */
export const pauseTexts = {
  links: {
    nl: "Door een nieuwe versie van het platform worden hier nu geen nieuwe kruisverbanden gevonden. Nieuwe signalen worden bewaard: er gaat niets verloren. Kruisverbanden die er al zijn, blijven staan. Zodra de platformbeheerder de coderingen heeft vernieuwd, wordt alles alsnog vergeleken.",
    en: "Because of a new version of the platform no new cross-links are found here now. New signals are kept: nothing is lost. Cross-links that are there already stand. As soon as the platform's operator has renewed the encodings, everything is compared after all."
  },
  search: {
    nl: "Zoeken op naam vindt hier nu niet iedereen, of niemand. Dat er niets gevonden wordt, zegt dus niets. Zoek opnieuw als de platformbeheerder de coderingen heeft vernieuwd, en besluit dan pas.",
    en: "Searching by name does not find everybody here now, or nobody. That nothing is found therefore says nothing. Search again when the platform's operator has renewed the encodings, and decide only then."
  },
  searched: {
    nl: "Er is gezocht terwijl zoeken op naam niet iedereen kon vinden. Dat kan nu weer. Zoek opnieuw voordat u besluit.",
    en: "The search was made while searching by name could not find everybody. It can again now. Search again before you decide."
  },
  ask: {
    nl: "Duurt dit langer dan een dag? Vraag de platformbeheerder wanneer het klaar is. Weet u niet wie dat is? Vraag het bij het contactpunt van het convenant.",
    en: "Does this last longer than a day? Ask the platform's operator when it will be done. Do you not know who that is? Ask at the covenant's contact point."
  }
} as const satisfies Readonly<Record<string, Bilingual>>
