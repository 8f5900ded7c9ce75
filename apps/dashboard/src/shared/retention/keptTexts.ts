import { defineTexts } from "../text/defineTexts.ts"

export const keptTexts = defineTexts({
  nl: {
    because: {
      unlinked: "omdat het in geen kruisverband staat",
      rejected: "omdat het kruisverband is afgewezen",
      linked: "omdat het in een kruisverband staat",
      notAdopted: "omdat het niet is opgepakt",
      openCase: "omdat het in een open casus staat",
      closedCase: "omdat de casus is gesloten"
    },
    goes: (day: string, because: string) => `Wordt verwijderd op ${day}, ${because}.`,
    goesPlain: (day: string) => `Wordt verwijderd op ${day}.`,
    stays: "Blijft bewaard zolang de casus open is. Elk jaar wordt bekeken of dat nog nodig is.",
    conditional: "Komt er een kruisverband met andere signalen, dan geldt de termijn daarvan.",
    held: (day: string) => `Vastgehouden tot en met ${day}: er is een reden om het nog niet te vernietigen.`,
    clause: (clause: string) => `Grond: ${clause}.`,
    states: {
      unlinked: "in geen kruisverband",
      rejected: "kruisverband afgewezen",
      linked: "in een kruisverband",
      notAdopted: "niet opgepakt",
      openCase: "open casus",
      closedCase: "gesloten casus"
    }
  },
  en: {
    because: {
      unlinked: "as it is in no cross-link",
      rejected: "as its cross-link was rejected",
      linked: "as it is in a cross-link",
      notAdopted: "as it was not adopted",
      openCase: "as it is in an open case",
      closedCase: "as its case was closed"
    },
    goes: (day: string, because: string) => `Deleted on ${day}, ${because}.`,
    goesPlain: (day: string) => `Deleted on ${day}.`,
    stays: "Kept while the case is open. Every year it is looked at whether that is still necessary.",
    conditional: "If a cross-link with other signals comes, the term of that holds.",
    held: (day: string) => `Held until ${day}: there is a reason not to destroy it yet.`,
    clause: (clause: string) => `Ground: ${clause}.`,
    states: {
      unlinked: "in no cross-link",
      rejected: "cross-link rejected",
      linked: "in a cross-link",
      notAdopted: "not adopted",
      openCase: "open case",
      closedCase: "closed case"
    }
  }
})
