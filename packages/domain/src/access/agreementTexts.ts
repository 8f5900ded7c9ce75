import type { RuleRefusal, RuleTexts } from "../rules/RuleRefusal.ts"

export type AgreementRefusalCode =
  | "second-person-needed"
  | "may-not-ask"
  | "own-request"
  | "may-not-agree"
  | "request-over"
  | "request-settled"
  | "not-agreed"

export type AgreementRefusal = RuleRefusal<AgreementRefusalCode>

const clause = "convenant art. beveiliging; AVG art. 5 lid 1 onder f, art. 32 lid 1 onder b; ASVS 2.3.5"
const text = (nl: string, en: string) => ({ nl, en })

/** Why an act that takes two persons does not go on, and what to do. */
export const agreementRefusalTexts: RuleTexts<AgreementRefusalCode> = {
  "second-person-needed": {
    clause,
    text: text(
      "Hiervoor zijn twee mensen nodig. Vraag eerst akkoord, met een reden; een ander geeft dat op de pagina Akkoorden.",
      "This takes two people. Ask for agreement first, with a reason; somebody else gives it on the page Agreements."
    )
  },
  "may-not-ask": {
    clause,
    text: text(
      "U mag dit in dit convenant niet doen, en er dus ook geen akkoord voor vragen.",
      "You may not do this in this covenant, and so not ask for agreement to it."
    )
  },
  "own-request": {
    clause,
    text: text(
      "U vroeg dit zelf. Laat een ander beslissen.",
      "You asked for this yourself. Have somebody else decide on it."
    )
  },
  "may-not-agree": {
    clause,
    text: text(
      "Over dit verzoek beslist iemand met een andere rol of van een andere organisatie.",
      "Somebody in another role or of another organisation decides on this request."
    )
  },
  "request-over": {
    clause,
    text: text("Dit verzoek is verlopen. Vraag opnieuw akkoord.", "This request is over. Ask for agreement anew.")
  },
  "request-settled": {
    clause,
    text: text("Over dit verzoek is al beslist.", "This request has been decided on already.")
  },
  "not-agreed": {
    clause,
    text: text(
      "Er is geen akkoord voor precies deze opdracht. Vraag het aan, wacht op de tweede persoon, en geef dan het nummer.",
      "There is no agreement to precisely this order. Ask for it, wait for the second person, and then give its number."
    )
  }
}
