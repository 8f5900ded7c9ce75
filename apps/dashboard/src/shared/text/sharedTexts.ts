import { defineTexts } from "./defineTexts.ts"

export const sharedTexts = defineTexts({
  nl: {
    waiting: "Even geduld, de gegevens komen eraan.",
    retry: "Opnieuw proberen",
    failedTitle: "Dit lukte niet",
    failed: {
      "not-logged-in": "Uw sessie is verlopen. Log opnieuw in.",
      "not-allowed": "U hebt hier geen toegang toe. Vraag uw beheerder welke rol u hebt in dit convenant.",
      "not-found": "Dit bestaat niet, of u mag het niet zien.",
      "changed-meanwhile": "Dit is intussen veranderd. Bekijk eerst wat er nieuw is.",
      refused: "Dit mag niet volgens het convenant. Hieronder staat waarom.",
      malformed: "Iets klopt niet in wat u invulde. Hieronder staat wat.",
      "too-many": "Het gaat even te snel. Wacht een halve minuut en probeer het opnieuw.",
      unavailable: "De dienst is even niet bereikbaar. Er is niets half opgeslagen. Probeer het zo opnieuw.",
      unreachable: "Er is geen verbinding. Controleer uw netwerk en probeer het opnieuw.",
      unexpected: "Er ging iets mis aan onze kant. Probeer het opnieuw. Blijft het misgaan? Bel de beheerder."
    },
    clause: (clause: string) => `Grond: ${clause}`,
    table: "Als tabel",
    tableOf: (about: string) => `${about}: tabel`,
    optional: "mag leeg blijven",
    close: "Sluiten",
    cancel: "Annuleren",
    and: "en"
  },
  en: {
    waiting: "One moment, the data is on its way.",
    retry: "Try again",
    failedTitle: "This did not work",
    failed: {
      "not-logged-in": "Your session has ended. Log in again.",
      "not-allowed": "You have no access to this. Ask your administrator which role you have in this covenant.",
      "not-found": "This does not exist, or you may not see it.",
      "changed-meanwhile": "This has changed meanwhile. Look at what is new first.",
      refused: "The covenant does not allow this. The reason is below.",
      malformed: "Something in what you filled in is not right. See below.",
      "too-many": "This goes a little too fast. Wait half a minute and try again.",
      unavailable: "The service cannot be reached for a moment. Nothing was half stored. Try again shortly.",
      unreachable: "There is no connection. Check your network and try again.",
      unexpected: "Something went wrong on our side. Try again. If it keeps failing, call the administrator."
    },
    clause: (clause: string) => `Ground: ${clause}`,
    table: "As a table",
    tableOf: (about: string) => `${about}: table`,
    optional: "may be left empty",
    close: "Close",
    cancel: "Cancel",
    and: "and"
  }
})
