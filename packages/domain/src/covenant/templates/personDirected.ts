import { type CovenantTemplate, MUNICIPAL_SELECTION_LIST, usualLevels } from "./CovenantTemplate.ts"

/** Statutory person-directed approach (Stb. 2025, 78; L02, L16): the mayor convenes, and the term for closed cases is left open on purpose. */
export const personDirected: CovenantTemplate = {
  code: "person-directed",
  title: { nl: "Persoonsgerichte aanpak (PGA)", en: "Person-directed approach (PGA)" },
  about: {
    nl: "Voor het casusoverleg onder leiding van de burgemeester. De wet wijst de burgemeester aan als voorzitter en contactpunt.",
    en: "For the case conference led by the mayor. The law makes the mayor its convener and contact point."
  },
  document: {
    status: "draft",
    title: { nl: "", en: "" },
    basis: {
      kind: "pga",
      law: "Wet gemeentelijke persoonsgerichte aanpak radicalisering en terroristische activiteiten (Stb. 2025, 78)"
    },
    purposes: ["early-signalling", "person-directed-approach"],
    kinds: ["radicalisation"],
    municipalities: [],
    parties: [],
    convener: { office: "burgemeester", municipality: "" },
    identifiers: ["name", "birth-date", "address", "phone", "email"],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 24 },
    hubLimit: 20,
    levels: usualLevels,
    retention: {
      unlinked: "P180D",
      rejected: "P180D",
      linked: "P730D",
      notAdopted: "P90D",
      necessityReview: "P1Y",
      minors: { unlinked: "P120D", rejected: "P90D", linked: "P1Y", notAdopted: "P60D" }
    },
    archive: { list: MUNICIPAL_SELECTION_LIST, entry: "" }
  }
}
