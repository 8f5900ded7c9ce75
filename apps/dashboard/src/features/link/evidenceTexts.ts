import { defineTexts } from "../../shared/text/defineTexts.ts"

export const evidenceTexts = defineTexts({
  nl: {
    why: "Waarom dit voorstel",
    whyNote:
      "Een gewicht zegt alleen of het om dezelfde persoon, plek of groep gaat. Elke punt erbij maakt dat twee keer zo waarschijnlijk, elke punt eraf half zo. Het zegt niets over gevaar.",
    order: "Van boven naar beneden gelezen. Elk gegeven telt voor wat het toevoegt aan wat erboven staat.",
    pair: "Vergeleken signalen",
    pairOf: (a: number, b: number, weight: string) => `Signaal ${a} en signaal ${b} (${weight})`,
    strongest: (pair: string) => `${pair}, de sterkste vergelijking`,
    omitted: (count: number) =>
      count === 1
        ? "1 zwakkere vergelijking staat hier niet bij."
        : `${count} zwakkere vergelijkingen staan hier niet bij.`,
    sum: "Samen",
    soFar: (sum: string) => `samen ${sum}`,
    needed: (bar: string, holds: boolean) =>
      holds
        ? `Nodig is ${bar}: gehaald. Zie de streepjeslijn.`
        : `Nodig is ${bar}: niet gehaald. Zie de streepjeslijn. De andere vergelijkingen houden dit signaal erbij, of een mens deed dat.`,
    neededRow: "Nodig",
    start: "uitgangspunt",
    hub: "van velen, telt niet mee",
    field: "Gegeven",
    agreement: "Uitkomst",
    weight: "Gewicht",
    running: "Tussenstand",
    other: "Wat het ook kan zijn",
    noOther: "Er is geen andere lezing die in de buurt komt.",
    against: "Wat ertegen spreekt",
    noAgainst: "Niets van wat bekend is spreekt ertegen. Dat is nog geen bewijs.",
    missing: "Wat ontbreekt",
    missingFields: (fields: string) =>
      `Niet bij beide signalen bekend: ${fields}. Dat telt niet mee, niet voor en niet tegen.`,
    noMissing: "Alle gegevens die we vergelijken zijn bekend.",
    notCounted: "Wat niet meetelt",
    noNotCounted: "Alles wat gelijk is telt mee.",
    graph: "Wat hangt met wat samen",
    pseudonym: {
      person: (letter: string) => `Persoon ${letter}`,
      group: (letter: string) => `Groep ${letter}`,
      place: (letter: string) => `Plek ${letter}`,
      expression: (letter: string) => `Uiting ${letter}`,
      theme: (letter: string) => `Thema ${letter}`
    },
    graphNote: (name: string, signals: number) =>
      `Volgens dit voorstel gaan deze ${signals} signalen over ${name}. Een doorgetrokken lijn haalt op zichzelf wat nodig is, een streepjeslijn niet.`,
    graphConfirmed: "Dicht: een mens bevestigde dit. Open: nog niet beoordeeld.",
    from: "Van",
    to: "Naar",
    holds: "Haalt wat nodig is",
    yes: "ja",
    no: "nee"
  },
  en: {
    why: "Why this is proposed",
    whyNote:
      "A weight only says whether this is the same person, place or group. Each point up makes that twice as likely, each point down half as likely. It says nothing about danger.",
    order: "Read from top to bottom. Each detail counts for what it adds to what stands above it.",
    pair: "Compared signals",
    pairOf: (a: number, b: number, weight: string) => `Signal ${a} and signal ${b} (${weight})`,
    strongest: (pair: string) => `${pair}, the strongest comparison`,
    omitted: (count: number) =>
      count === 1 ? "1 weaker comparison is not shown here." : `${count} weaker comparisons are not shown here.`,
    sum: "Together",
    soFar: (sum: string) => `together ${sum}`,
    needed: (bar: string, holds: boolean) =>
      holds
        ? `Needed is ${bar}: reached. See the dashed line.`
        : `Needed is ${bar}: not reached. See the dashed line. The other comparisons keep this signal here, or a person did.`,
    neededRow: "Needed",
    start: "starting point",
    hub: "of many, does not count",
    field: "Detail",
    agreement: "Outcome",
    weight: "Weight",
    running: "Running sum",
    other: "What else it may be",
    noOther: "No other reading comes near.",
    against: "What speaks against it",
    noAgainst: "Nothing that is known speaks against it. That is no proof yet.",
    missing: "What is missing",
    missingFields: (fields: string) =>
      `Not known for both signals: ${fields}. It does not count, neither for nor against.`,
    noMissing: "All details we compare are known.",
    notCounted: "What does not count",
    noNotCounted: "All that is the same counts.",
    graph: "What hangs together",
    pseudonym: {
      person: (letter: string) => `Person ${letter}`,
      group: (letter: string) => `Group ${letter}`,
      place: (letter: string) => `Place ${letter}`,
      expression: (letter: string) => `Expression ${letter}`,
      theme: (letter: string) => `Theme ${letter}`
    },
    graphNote: (name: string, signals: number) =>
      `By this proposal these ${signals} signals concern ${name}. A solid line reaches by itself what is needed, a dashed one does not.`,
    graphConfirmed: "Filled: a person confirmed this. Open: not reviewed yet.",
    from: "From",
    to: "To",
    holds: "Reaches what is needed",
    yes: "yes",
    no: "no"
  }
})
