import type { Bilingual, Facet, LinkState } from "@kruisverband/domain"

export {
  agreementLabels,
  angleLabels,
  behaviourLabels,
  covenantStatusLabels,
  deskLabels,
  expressionTypeLabels as expressionLabels,
  facetLabels,
  fieldLabels,
  identifierLabels,
  kindLabels,
  levelLabels,
  networkLabels,
  retractionReasonLabels as retractionLabels,
  roleLabels,
  themeLabels
} from "@kruisverband/domain"

type Labels<Code extends string> = Readonly<Record<Code, Bilingual>>

/** States as a coordinator works with them: what is proposed is what waits for a person. */
export const linkStateLabels: Labels<LinkState> = {
  proposed: { nl: "te beoordelen", en: "to review" },
  confirmed: { nl: "bevestigd", en: "confirmed" },
  rejected: { nl: "afgewezen", en: "rejected" },
  retracted: { nl: "ingetrokken", en: "retracted" }
}

/** A facet as it reads after "dezelfde". */
export const sameFacetLabels: Labels<Facet> = {
  person: { nl: "zelfde persoon", en: "same person" },
  group: { nl: "zelfde groep", en: "same group" },
  place: { nl: "zelfde plek en tijd", en: "same place and time" },
  expression: { nl: "zelfde uiting", en: "same expression" },
  theme: { nl: "zelfde thema", en: "same theme" }
}
