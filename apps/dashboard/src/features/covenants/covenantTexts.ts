import { defineTexts } from "../../shared/text/defineTexts.ts"

export const covenantTexts = defineTexts({
  nl: {
    title: "Convenanten",
    lead: "Alles wat hier wordt vastgelegd, gekoppeld of getoond, gebeurt binnen een convenant.",
    emptyTitle: "U zit nog in geen convenant",
    empty: "Uw beheerder kan u een rol geven in een convenant.",
    back: "Convenanten",
    version: (version: number) => `versie ${version}`,
    until: (date: string) => `tot en met ${date}`,
    from: (date: string) => `vanaf ${date}`,
    about: "Waarover",
    kinds: "Soort signalen",
    purposes: "Doelen",
    places: "Gemeenten",
    validity: "Geldig",
    identifiers: "Wat van een persoon vastgelegd mag worden",
    special: "Bijzondere gegevens",
    none: "geen",
    minimumAge: "Jongste leeftijd",
    years: (age: number) => `${age} jaar`,
    linkRule: "Wanneer een kruisverband wordt voorgesteld",
    rule: (angles: number, organisations: number, months: number) =>
      `Bij minstens ${angles} invalshoeken en ${organisations} organisaties, binnen ${months} maanden.`,
    basis: "Grondslag",
    bases: {
      pga: "persoonsgerichte aanpak (wet)",
      wgs: "samenwerkingsverband (WGS)",
      avg: "AVG",
      vir: "verwijsindex"
    },
    dpia: "DPIA",
    register: "Verwerkingsregister",
    notified: "Gemeld bij",
    contact: "Aanspreekpunt",
    matrix: "Wie ziet wat",
    matrixNote:
      "Gemaakt uit dit convenant, voor gekoppelde signalen op het standaardniveau van elke partij, zoals het nu geldt. Een melder kan lager gaan, en alleen de melder kan weer hoger.",
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
    clocks: "Bewaartermijnen",
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
    status: "Stand veranderen",
    suspend: "Opschorten",
    suspendNote: "Er kan dan niets meer gemeld, gekoppeld of geopend worden tot u hervat. Niets gaat verloren.",
    resume: "Hervatten",
    resumeNote: "Vanaf nu kan er weer gemeld, gekoppeld en geopend worden.",
    reason: "Reden",
    reasonMissing: "Schrijf kort waarom. De reden komt in het logboek.",
    suspended: "Dit convenant is opgeschort. Er wordt nu niets vastgelegd, gekoppeld of getoond.",
    ended: "Dit convenant is beëindigd. Er wordt niets nieuws vastgelegd."
  },
  en: {
    title: "Covenants",
    lead: "Whatever is recorded, linked or shown here happens within a covenant.",
    emptyTitle: "You are in no covenant yet",
    empty: "Your administrator can give you a role in a covenant.",
    back: "Covenants",
    version: (version: number) => `version ${version}`,
    until: (date: string) => `until and including ${date}`,
    from: (date: string) => `from ${date}`,
    about: "What it covers",
    kinds: "Kind of signals",
    purposes: "Purposes",
    places: "Municipalities",
    validity: "Valid",
    identifiers: "What may be recorded of a person",
    special: "Special categories of data",
    none: "none",
    minimumAge: "Lowest age",
    years: (age: number) => `${age} years`,
    linkRule: "When a cross-link is proposed",
    rule: (angles: number, organisations: number, months: number) =>
      `With at least ${angles} angles and ${organisations} organisations, within ${months} months.`,
    basis: "Lawful basis",
    bases: {
      pga: "person-directed approach (statute)",
      wgs: "partnership (WGS)",
      avg: "GDPR",
      vir: "reference index"
    },
    dpia: "DPIA",
    register: "Register of processing",
    notified: "Notified to",
    contact: "Contact point",
    matrix: "Who sees what",
    matrixNote:
      "Made from this covenant, for linked signals at each party's default level, as it holds now. A poster may go lower, and only the poster can go higher again.",
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
    clocks: "Retention",
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
    status: "Change the state",
    suspend: "Suspend",
    suspendNote: "Nothing can be posted, linked or opened until you resume. Nothing is lost.",
    resume: "Resume",
    resumeNote: "Posting, linking and opening are possible again from now on.",
    reason: "Reason",
    reasonMissing: "Write briefly why. The reason goes into the log.",
    suspended: "This covenant is suspended. Nothing is recorded, linked or shown now.",
    ended: "This covenant has ended. Nothing new is recorded."
  }
})
