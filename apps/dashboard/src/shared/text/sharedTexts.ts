import { defineTexts } from "./defineTexts.ts"

export const sharedTexts = defineTexts({
  nl: {
    waiting: "Even geduld, de gegevens komen eraan.",
    retry: "Opnieuw proberen",
    failedTitle: "Dit lukte niet",
    stepUpTitle: "Laat opnieuw zien wie u bent",
    failed: {
      "not-logged-in": "Uw sessie is verlopen. Log opnieuw in.",
      "step-up":
        "U logde een tijd geleden in. Hiervoor vragen we u opnieuw te laten zien wie u bent. Daarna komt u hier terug.",
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
    loginAgain: "Opnieuw inloggen",
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
    stepUpTitle: "Show anew who you are",
    failed: {
      "not-logged-in": "Your session has ended. Log in again.",
      "step-up": "You logged in some time ago. For this we ask you to show anew who you are. You then come back here.",
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
    loginAgain: "Log in again",
    table: "As a table",
    tableOf: (about: string) => `${about}: table`,
    optional: "may be left empty",
    close: "Close",
    cancel: "Cancel",
    and: "and"
  }
})
