import { Result } from "effect"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../../rules/RuleRefusal.ts"

export type LifeRefusalCode =
  | "not-a-drafter"
  | "not-a-signatory"
  | "not-an-activator"
  | "not-an-administrator"
  | "four-eyes"
  | "covenant-ended"
  | "version-exists"
  | "not-offered"
  | "already-offered"
  | "text-changed"
  | "already-signed"
  | "partner-not-party"
  | "signature-missing"
  | "covenant-incomplete"
  | "term-is-over"
  | "status-not-possible"

export type LifeRefusal = RuleRefusal<LifeRefusalCode>

const text = (nl: string, en: string) => ({ nl, en })

/** Why somebody may not do something in a covenant's life, and what to do instead. */
export const lifeRefusalTexts: RuleTexts<LifeRefusalCode> = {
  "not-a-drafter": {
    clause: "AVG art. 5 lid 1 onder f, art. 26",
    text: text(
      "Alleen de beheerder of de functionaris gegevensbescherming van dit convenant schrijft aan de tekst. Vraag het aan hen.",
      "Only this covenant's administrator or data protection officer writes its text. Ask them."
    )
  },
  "not-a-signatory": {
    clause: "AVG art. 26 lid 1; convenant art. ondertekening",
    text: text(
      "U bent niet tekenbevoegd voor een partij van dit convenant. Vraag wie in uw organisatie dat wel is.",
      "You may not sign for a party to this covenant. Ask who in your organisation may."
    )
  },
  "not-an-activator": {
    clause: "AVG art. 5 lid 2; convenant art. inwerkingtreding",
    text: text(
      "Alleen de beheerder, de functionaris gegevensbescherming of de gemeente met regie zet een convenant in werking.",
      "Only the administrator, the data protection officer or the lead municipality puts a covenant into force."
    )
  },
  "not-an-administrator": {
    clause: "AVG art. 5 lid 1 onder f, art. 26",
    text: text("Alleen de beheerder van dit convenant mag dit doen.", "Only this covenant's administrator may do this.")
  },
  "four-eyes": {
    clause: "convenant art. inwerkingtreding; AVG art. 5 lid 2, art. 32 lid 1",
    text: text(
      "U schreef mee aan deze tekst. Laat iemand anders het convenant in werking zetten.",
      "You wrote at this text. Have somebody else put the covenant into force."
    )
  },
  "covenant-ended": {
    clause: "convenant art. looptijd; AVG art. 5 lid 1 onder b en e",
    text: text(
      "Dit convenant is beëindigd en komt niet terug. Begin een nieuw convenant.",
      "This covenant has ended and does not come back. Start a new one."
    )
  },
  "version-exists": {
    clause: "convenant art. wijziging; AVG art. 5 lid 2",
    text: text(
      "Deze versie ligt vast en verandert niet meer. Geef een wijziging het volgende nummer.",
      "This version is fixed and does not change. Give an amendment the next number."
    )
  },
  "not-offered": {
    clause: "convenant art. ondertekening; AVG art. 26",
    text: text(
      "Deze tekst is nog niet ter ondertekening aangeboden.",
      "This text has not been offered for signature yet."
    )
  },
  "already-offered": {
    clause: "convenant art. ondertekening; AVG art. 26",
    text: text(
      "Deze tekst ligt ter ondertekening en ligt dus vast. Haal hem eerst terug; de handtekeningen vervallen dan.",
      "This text is offered for signature and so is fixed. Take it back first; its signatures then lapse."
    )
  },
  "text-changed": {
    clause: "convenant art. ondertekening; AVG art. 26",
    text: text(
      "De tekst is intussen veranderd. Lees hem opnieuw en teken dan.",
      "The text has changed meanwhile. Read it again and sign then."
    )
  },
  "already-signed": {
    clause: "convenant art. ondertekening",
    text: text("Uw organisatie heeft deze tekst al getekend.", "Your organisation has signed this text already.")
  },
  "partner-not-party": {
    clause: "convenant art. partijen; AVG art. 26",
    text: text(
      "Deze organisatie is geen partij bij dit convenant.",
      "This organisation is not a party to this covenant."
    )
  },
  "signature-missing": {
    clause: "convenant art. ondertekening; AVG art. 26; Jeugdwet art. 7.1.3.1",
    text: text(
      "Nog niet elke partij heeft getekend. Wacht tot de laatste handtekening er is.",
      "Not every party has signed yet. Wait for the last signature."
    )
  },
  "covenant-incomplete": {
    clause: "AVG art. 5 lid 2, art. 26, 30 en 35",
    text: text("Het convenant is nog niet compleet.", "The covenant is not complete yet.")
  },
  "term-is-over": {
    clause: "convenant art. looptijd; AVG art. 5 lid 1 onder e",
    text: text(
      "De einddatum van deze tekst is voorbij. Geef een latere einddatum.",
      "This text's last date is past. Give it a later one."
    )
  },
  "status-not-possible": {
    clause: "convenant art. looptijd",
    text: text(
      "Dat kan niet vanuit de staat waarin dit convenant nu is.",
      "That is not possible from the state this covenant is in now."
    )
  }
}

export const refuseLife = (code: LifeRefusalCode): Result.Result<never, LifeRefusal> =>
  Result.fail(refusalOf(lifeRefusalTexts, [code]))
