import type { ShownState } from "@kruisverband/contract"
import type { Bilingual, Facet } from "@kruisverband/domain"

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
export const linkStateLabels: Labels<ShownState> = {
  proposed: { nl: "te beoordelen", en: "to review" },
  confirmed: { nl: "bevestigd", en: "confirmed" },
  rejected: { nl: "afgewezen", en: "rejected" },
  retracted: { nl: "ingetrokken", en: "retracted" },
  restricted: { nl: "beperkt", en: "restricted" }
}

/** A facet as it reads after "dezelfde". */
export const sameFacetLabels: Labels<Facet> = {
  person: { nl: "zelfde persoon", en: "same person" },
  group: { nl: "zelfde groep", en: "same group" },
  place: { nl: "zelfde plek en tijd", en: "same place and time" },
  expression: { nl: "zelfde uiting", en: "same expression" },
  theme: { nl: "zelfde thema", en: "same theme" }
}

/** Purposes and professions are open codes of a covenant; those of the model covenants have a name here. */
export const purposeLabels: Labels<string> = {
  "early-signalling": { nl: "vroegsignalering", en: "early signalling" },
  "person-directed-approach": { nl: "persoonsgerichte aanpak", en: "person-directed approach" },
  "area-approach": { nl: "aanpak in de wijk", en: "area approach" }
}

export const professionLabels: Labels<string> = {
  teacher: { nl: "leraar", en: "teacher" },
  "care-coordinator": { nl: "zorgcoördinator", en: "care coordinator" },
  "youth-worker": { nl: "jongerenwerker", en: "youth worker" },
  "social-worker": { nl: "maatschappelijk werker", en: "social worker" },
  "counter-staff": { nl: "baliemedewerker", en: "counter staff" },
  "counter-officer": { nl: "baliemedewerker", en: "counter officer" },
  "community-officer": { nl: "wijkagent", en: "community police officer" },
  "community-police-officer": { nl: "wijkagent", en: "community police officer" },
  "care-professional": { nl: "behandelaar", en: "care professional" },
  therapist: { nl: "behandelaar", en: "therapist" },
  "housing-officer": { nl: "wijkbeheerder", en: "housing officer" }
}
