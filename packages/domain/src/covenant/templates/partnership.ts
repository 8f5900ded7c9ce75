import { type CovenantTemplate, MUNICIPAL_SELECTION_LIST, usualLevels } from "./CovenantTemplate.ts"

/** Zorg- en Veiligheidshuis under the WGS (L09): asks for the advisory committee's advice. */
export const partnership: CovenantTemplate = {
  code: "partnership",
  title: { nl: "Zorg- en Veiligheidshuis (WGS)", en: "Care and safety partnership (WGS)" },
  about: {
    nl: "Voor complexe casussen over de grens van zorg en veiligheid. De wet vraagt een advies over de rechtmatigheid vooraf.",
    en: "For complex cases on the border of care and safety. The law asks for an advice on lawfulness beforehand."
  },
  document: {
    status: "draft",
    title: { nl: "", en: "" },
    basis: { kind: "wgs", law: "Wet gegevensverwerking door samenwerkingsverbanden", advice: "" },
    purposes: ["person-directed-approach"],
    kinds: ["radicalisation"],
    municipalities: [],
    parties: [],
    identifiers: ["name", "birth-date", "address", "phone"],
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
      closedCase: "P5Y",
      necessityReview: "P1Y",
      minors: { unlinked: "P120D", rejected: "P90D", linked: "P180D", notAdopted: "P60D", closedCase: "P2Y" }
    },
    archive: { list: MUNICIPAL_SELECTION_LIST, entry: "" }
  }
}
