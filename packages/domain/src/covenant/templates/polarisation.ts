import { type CovenantTemplate, MUNICIPAL_SELECTION_LIST, usualLevels } from "./CovenantTemplate.ts"

/** Places, groups and themes, never a person (A7): no identifiers at all. */
export const polarisationTemplate: CovenantTemplate = {
  code: "polarisation",
  title: { nl: "Polarisatie in wijken", en: "Polarisation in neighbourhoods" },
  about: {
    nl: "Voor signalen over spanning op een plek of tussen groepen. Er staat nooit een persoon in, dus kunnen ook informele netwerken meedoen.",
    en: "For signals of tension at a place or between groups. A person is never in it, so informal networks can take part too."
  },
  document: {
    status: "draft",
    title: { nl: "", en: "" },
    basis: { kind: "avg", law: "Gemeentewet art. 172; AVG art. 6 lid 1 onder e" },
    purposes: ["early-signalling", "area-approach"],
    kinds: ["polarisation"],
    municipalities: [],
    parties: [],
    identifiers: [],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 12 },
    hubLimit: 20,
    levels: usualLevels,
    retention: {
      unlinked: "P180D",
      rejected: "P180D",
      linked: "P1Y",
      notAdopted: "P90D",
      closedCase: "P1Y",
      necessityReview: "P1Y"
    },
    archive: { list: MUNICIPAL_SELECTION_LIST, entry: "" }
  }
}
