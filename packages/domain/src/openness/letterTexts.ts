import type { DocumentOutcome } from "./outcomeOf.ts"
import type { WooOutcome } from "./WooRequest.ts"

export type LetterLanguage = "nl" | "en"

const months = {
  nl: "januari februari maart april mei juni juli augustus september oktober november december".split(" "),
  en: "January February March April May June July August September October November December".split(" ")
} as const

/** `2 november 2026` of a local date. */
export function dayInWords(date: string, language: LetterLanguage): string {
  const [year = "", month = "", day = ""] = date.split("-")
  return `${Number(day)} ${months[language][Number(month) - 1] ?? month} ${year}`
}

type Texts = {
  readonly title: string
  readonly concept: string
  readonly to: (requester: string | undefined) => string
  readonly request: string
  readonly received: (day: string) => string
  readonly asked: (asked: string) => string
  readonly extended: (told: string, by: string) => string
  readonly decision: string
  readonly outcomes: Readonly<Record<WooOutcome, string>>
  readonly documents: string
  readonly document: (number: number, title: string, day: string, outcome: string) => string
  readonly documentOutcomes: Readonly<Record<DocumentOutcome, string>>
  readonly marks: string
  readonly why: string
  readonly whyLead: string
  readonly absolute: string
  readonly inDocuments: (numbers: string, reason: string) => string
  readonly older: (reason: string) => string
  readonly research: string
  readonly researchIn: (number: number, conditions: string) => string
  readonly objection: string
  readonly objectionText: (to: string) => ReadonlyArray<string>
  readonly objectionItems: ReadonlyArray<string>
  readonly contact: string
  readonly contactText: (organisation: string, email: string) => string
  readonly noContact: string
  /** To whom an objection is sent where the covenant names nobody. */
  readonly noOrganisation: string
}

/** Words of the decision letter; the objection clause after Awb 3:45, 6:4, 6:5, 6:7 and 6:8. */
export const letterTexts: Readonly<Record<LetterLanguage, Texts>> = {
  nl: {
    title: "Besluit op uw verzoek om informatie (Wet open overheid)",
    concept: "Concept: er is nog niet besloten.",
    to: (requester) => (requester === undefined ? "Geachte heer, mevrouw," : `Aan: ${requester}`),
    request: "Uw verzoek",
    received: (day) => `Op ${day} ontvingen wij uw verzoek op grond van de Wet open overheid (Woo).`,
    asked: (asked) => `U vraagt: ${asked}`,
    extended: (told, by) =>
      `Op ${told} lieten wij u weten dat wij meer tijd nodig hadden, tot en met ${by} (Woo artikel 4.4 lid 2).`,
    decision: "Besluit",
    outcomes: {
      granted: "Wij maken alle gevraagde informatie openbaar.",
      "partly-refused": "Wij maken een deel van de gevraagde informatie openbaar. Een ander deel weigeren wij.",
      refused: "Wij maken de gevraagde informatie niet openbaar.",
      "no-documents": "Wij hebben geen documenten gevonden waar u om vraagt.",
      withdrawn: "U hebt uw verzoek ingetrokken. Wij nemen daarom geen inhoudelijk besluit."
    },
    documents: "De documenten",
    document: (number, title, day, outcome) => `${number}. ${title} (${day}): ${outcome}`,
    documentOutcomes: {
      granted: "openbaar",
      "partly-refused": "gedeeltelijk openbaar",
      refused: "niet openbaar"
    },
    marks: "Waar iets is weggelaten staat tussen haken op welke grond dat is gebeurd, bijvoorbeeld [5.1.2.e].",
    why: "Waarom wij niet alles openbaar maken",
    whyLead: "Voor elk deel dat wij weigeren noemen wij de grond in de wet en onze reden.",
    absolute: "De wet laat ons hier geen keuze: deze informatie mogen wij niet openbaar maken.",
    inDocuments: (numbers, reason) => `Document ${numbers}: ${reason}`,
    older: (reason) => `Dit is ouder dan vijf jaar. Weigeren is nog nodig (Woo artikel 5.3): ${reason}`,
    research: "Toegang voor onderzoek",
    researchIn: (number, conditions) => `Document ${number}, onder deze voorwaarden (Woo artikel 5.7): ${conditions}`,
    objection: "Bent u het niet eens met dit besluit?",
    objectionText: (to) => [
      `U kunt bezwaar maken. Doe dat binnen zes weken. Die termijn begint op de dag na de dag waarop wij u dit besluit stuurden (Algemene wet bestuursrecht, artikelen 6:4, 6:7 en 6:8). Stuur uw bezwaar aan ${to}.`,
      "Zet in uw bezwaar (Algemene wet bestuursrecht, artikel 6:5):"
    ],
    objectionItems: [
      "uw naam en adres",
      "de datum",
      "tegen welk besluit u bezwaar maakt; stuur zo mogelijk een kopie mee",
      "waarom u het er niet mee eens bent",
      "uw handtekening"
    ],
    contact: "Vragen?",
    contactText: (organisation, email) => `Neem contact op met ${organisation}: ${email}.`,
    noContact: "Neem contact op met het contactpunt van dit convenant.",
    noOrganisation: "het contactpunt van dit convenant"
  },
  en: {
    title: "Decision on your request for information (Open Government Act)",
    concept: "Draft: nothing has been decided yet.",
    to: (requester) => (requester === undefined ? "Dear sir or madam," : `To: ${requester}`),
    request: "Your request",
    received: (day) => `On ${day} we received your request under the Open Government Act (Wet open overheid, Woo).`,
    asked: (asked) => `You ask: ${asked}`,
    extended: (told, by) => `On ${told} we told you that we needed more time, until ${by} (Woo article 4.4(2)).`,
    decision: "Decision",
    outcomes: {
      granted: "We make all the information you ask for public.",
      "partly-refused": "We make part of the information you ask for public. Another part we refuse.",
      refused: "We do not make the information you ask for public.",
      "no-documents": "We found no documents of the kind you ask for.",
      withdrawn: "You have withdrawn your request. We therefore take no decision on its substance."
    },
    documents: "The documents",
    document: (number, title, day, outcome) => `${number}. ${title} (${day}): ${outcome}`,
    documentOutcomes: { granted: "public", "partly-refused": "public in part", refused: "not public" },
    marks: "Where something is left out, the ground for it stands between brackets, for example [5.1.2.e].",
    why: "Why we do not make everything public",
    whyLead: "For each part that we refuse we name the ground in the law and our reason.",
    absolute: "The law leaves us no choice here: this information may not be made public.",
    inDocuments: (numbers, reason) => `Document ${numbers}: ${reason}`,
    older: (reason) => `This is older than five years. Refusing is still necessary (Woo article 5.3): ${reason}`,
    research: "Access for research",
    researchIn: (number, conditions) => `Document ${number}, under these conditions (Woo article 5.7): ${conditions}`,
    objection: "Do you disagree with this decision?",
    objectionText: (to) => [
      `You can object. Do so within six weeks. That term begins on the day after the day on which we sent you this decision (General Administrative Law Act, articles 6:4, 6:7 and 6:8). Send your objection to ${to}.`,
      "Put into your objection (General Administrative Law Act, article 6:5):"
    ],
    objectionItems: [
      "your name and address",
      "the date",
      "which decision you object to; send a copy with it if you can",
      "why you disagree",
      "your signature"
    ],
    contact: "Questions?",
    contactText: (organisation, email) => `Contact ${organisation}: ${email}.`,
    noContact: "Contact the contact point of this covenant.",
    noOrganisation: "the contact point of this covenant"
  }
}
