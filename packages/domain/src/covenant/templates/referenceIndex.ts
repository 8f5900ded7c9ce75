import { type CovenantTemplate, MUNICIPAL_SELECTION_LIST } from "./CovenantTemplate.ts"

/**
 * Modelled on the youth reference index (Jeugdwet par. 7.1.2 to 7.1.5; L14, L15): existence only, up to 23 years, two
 * years at most. Its ground (l), "risks more frequent in certain ethnic groups", is not taken over (L11).
 */
export const referenceIndex: CovenantTemplate = {
  code: "reference-index",
  title: { nl: "Verwijsindex", en: "Reference index" },
  about: {
    nl: "Voor professionals die van elkaar willen weten dat zij dezelfde jongere kennen, en verder niets. De inhoud bespreken zij zelf.",
    en: "For professionals who want to know that they know the same young person, and nothing more. They discuss the content themselves."
  },
  document: {
    status: "draft",
    title: { nl: "", en: "" },
    basis: { kind: "vir", law: "Jeugdwet par. 7.1" },
    purposes: ["early-signalling"],
    kinds: ["radicalisation"],
    municipalities: [],
    parties: [],
    identifiers: ["name", "birth-date", "address"],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 24 },
    hubLimit: 20,
    levels: { partners: "existence-only", coordinator: "existence-only", byAngle: {} },
    retention: {
      unlinked: "P2Y",
      rejected: "P180D",
      linked: "P2Y",
      notAdopted: "P90D",
      closedCase: "P5Y",
      necessityReview: "P1Y",
      minors: { unlinked: "P1Y", rejected: "P90D", linked: "P1Y", notAdopted: "P60D" }
    },
    archive: { list: MUNICIPAL_SELECTION_LIST, entry: "" }
  }
}
