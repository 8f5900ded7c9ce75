import { defineTexts } from "../text/defineTexts.ts"

/** Words for what a covenant says, wherever one is shown. */
export const documentTexts = defineTexts({
  nl: {
    matrix: "Wie ziet wat",
    matrixCells: {
      full: "leest alles",
      "without-source": "leest alles, ziet de bron niet",
      "existence-only": "ziet alleen dat er iets is",
      none: "ziet niets"
    },
    matrixViewers: {
      coordinator: "Coördinator",
      poster: "Andere partijen",
      "desk-officer": "Loket",
      "data-protection-officer": "Functionaris gegevensbescherming",
      "policy-analyst": "Beleid"
    },
    party: "Partij",
    standard: "Standaard",
    roles: "Wie mogen melden",
    anyRole: "ieder beroep",
    training: "na training",
    sealing: "verzegelt zelf",
    attestations: {
      "minimum-age": "jongste leeftijd bereikt",
      minor: "minderjarig of niet",
      identifiers: "welke gegevens"
    },
    bases: {
      avg: "AVG",
      pga: "persoonsgerichte aanpak (wet)",
      wgs: "samenwerkingsverband (WGS)",
      vir: "verwijsindex"
    },
    clock: {
      unlinked: "Signaal zonder verband",
      rejected: "Afgewezen verband",
      linked: "Gekoppeld signaal",
      notAdopted: "Niet opgepakt",
      closedCase: "Gesloten casus",
      necessityReview: "Toets of het nog nodig is"
    },
    units: {
      Y: (count: number) => (count === 1 ? "1 jaar" : `${count} jaar`),
      M: (count: number) => (count === 1 ? "1 maand" : `${count} maanden`),
      W: (count: number) => (count === 1 ? "1 week" : `${count} weken`),
      D: (count: number) => (count === 1 ? "1 dag" : `${count} dagen`)
    },
    years: (age: number) => `${age} jaar`,
    rule: (angles: number, organisations: number, months: number) =>
      `Bij minstens ${angles} invalshoeken en ${organisations} organisaties, binnen ${months} maanden.`,
    none: "geen"
  },
  en: {
    matrix: "Who sees what",
    matrixCells: {
      full: "reads everything",
      "without-source": "reads everything, does not see the source",
      "existence-only": "only sees that there is something",
      none: "sees nothing"
    },
    matrixViewers: {
      coordinator: "Coordinator",
      poster: "Other parties",
      "desk-officer": "Desk",
      "data-protection-officer": "Data protection officer",
      "policy-analyst": "Policy"
    },
    party: "Party",
    standard: "Default",
    roles: "Who may post",
    anyRole: "any profession",
    training: "after training",
    sealing: "seals itself",
    attestations: { "minimum-age": "lowest age reached", minor: "a minor or not", identifiers: "which details" },
    bases: {
      avg: "GDPR",
      pga: "person-directed approach (statute)",
      wgs: "partnership (WGS)",
      vir: "reference index"
    },
    clock: {
      unlinked: "Signal without a link",
      rejected: "Rejected link",
      linked: "Linked signal",
      notAdopted: "Not adopted",
      closedCase: "Closed case",
      necessityReview: "Check whether it is still needed"
    },
    units: {
      Y: (count: number) => (count === 1 ? "1 year" : `${count} years`),
      M: (count: number) => (count === 1 ? "1 month" : `${count} months`),
      W: (count: number) => (count === 1 ? "1 week" : `${count} weeks`),
      D: (count: number) => (count === 1 ? "1 day" : `${count} days`)
    },
    years: (age: number) => `${age} years`,
    rule: (angles: number, organisations: number, months: number) =>
      `With at least ${angles} angles and ${organisations} organisations, within ${months} months.`,
    none: "none"
  }
})
