import { type CovenantTemplate, MUNICIPAL_SELECTION_LIST, usualLevels } from "./CovenantTemplate.ts"

/** Schools, welfare and municipality: early signals about persons, on the AVG alone. */
export const localSignalling: CovenantTemplate = {
  code: "local-signalling",
  title: { nl: "Lokale signalering", en: "Local signalling" },
  about: {
    nl: "Voor scholen, welzijn en gemeente die vroege signalen over personen willen delen. Rust op de AVG en een taak van de gemeente.",
    en: "For schools, welfare and municipality who want to share early signals about persons. Rests on the GDPR and a municipal task."
  },
  document: {
    status: "draft",
    title: { nl: "", en: "" },
    basis: { kind: "avg", law: "AVG art. 6 lid 1 onder e; Gemeentewet art. 172" },
    purposes: ["early-signalling"],
    kinds: ["radicalisation"],
    municipalities: [],
    parties: [],
    identifiers: ["name", "birth-date", "address"],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 24 },
    hubLimit: 20,
    levels: usualLevels,
    retention: {
      unlinked: "P180D",
      rejected: "P180D",
      linked: "P1Y",
      notAdopted: "P90D",
      closedCase: "P2Y",
      necessityReview: "P1Y",
      minors: { unlinked: "P120D", rejected: "P90D", linked: "P1Y", notAdopted: "P60D", closedCase: "P1Y" }
    },
    archive: { list: MUNICIPAL_SELECTION_LIST, entry: "" }
  }
}
