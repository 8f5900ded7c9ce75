import { defineTexts } from "../../shared/text/defineTexts.ts"

const nlPoints: ReadonlyArray<{ readonly title: string; readonly text: string }> = [
  {
    title: "Verbanden, geen lijstjes",
    text: "Een klein signaal zegt weinig. Samen met een signaal uit een andere invalshoek kan het meer zeggen. Een mens beoordeelt dat, nooit de computer."
  },
  {
    title: "Geen score van mensen",
    text: "Een gewicht gaat alleen over de vraag of twee signalen over dezelfde persoon of plek gaan. Het zegt niets over gevaar."
  },
  {
    title: "U bepaalt wat u deelt",
    text: "Alles gebeurt binnen een convenant. U kiest hoe uw signaal gedeeld wordt, en u ziet wie het gezien heeft."
  }
]
const enPoints: typeof nlPoints = [
  {
    title: "Connections, not checklists",
    text: "A small signal says little. Together with a signal from another angle it may say more. A person judges that, never the computer."
  },
  {
    title: "No score of people",
    text: "A weight is only about whether two signals concern the same person or place. It says nothing about danger."
  },
  {
    title: "You decide what you share",
    text: "Everything happens within a covenant. You choose how your signal is shared, and you see who has seen it."
  }
]

/** Why a log-in came to nothing, as the service says it in the address. */
export const loginFailures = ["blocked", "dormant", "expired", "refused", "unavailable", "unknown-user"] as const

export const startTexts = defineTexts({
  nl: {
    title: "Kleine signalen, samen gezien",
    lead: "Kruisverband helpt professionals in de regio om signalen van polarisatie en radicalisering zorgvuldig te delen en in verband te brengen.",
    login: "Inloggen",
    why: {
      blocked: "Uw account is geblokkeerd. Vraag uw beheerder waarom.",
      dormant: "U was zo lang niet ingelogd dat uw account is gesloten. Vraag uw beheerder om het weer te openen.",
      expired: "Het inloggen duurde te lang. Probeer het opnieuw.",
      refused: "Het inloggen is niet gelukt. Probeer het opnieuw.",
      unavailable: "Inloggen kan nu even niet. Probeer het zo opnieuw.",
      "unknown-user": "U bent hier nog niet bekend. Vraag uw beheerder om toegang."
    },
    points: nlPoints
  },
  en: {
    title: "Small signals, seen together",
    lead: "Kruisverband helps professionals in the region to share signals of polarisation and radicalisation with care, and to see how they connect.",
    login: "Log in",
    why: {
      blocked: "Your account is blocked. Ask your administrator why.",
      dormant: "You had not logged in for so long that your account was shut. Ask your administrator to open it again.",
      expired: "Logging in took too long. Try again.",
      refused: "Logging in did not work. Try again.",
      unavailable: "Logging in is not possible for a moment. Try again shortly.",
      "unknown-user": "You are not known here yet. Ask your administrator for access."
    },
    points: enPoints
  }
})
