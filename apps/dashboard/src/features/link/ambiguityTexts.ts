import { defineTexts } from "../../shared/text/defineTexts.ts"

export const ambiguityTexts = defineTexts({
  nl: {
    askHint: "Wie dit meldde, weet vaak om wie het gaat.",
    eyebrow: { open: "Past bij meer dan één", decided: "Uitgemaakt", ended: "Niet meer open" },
    title: (angle: string, fits: number) => `Een signaal uit ${angle} past bij ${fits === 2 ? "twee" : fits}`,
    lead: "Het past even goed bij elk hieronder, zoals bij een vader en een zoon. Daarom staat het nergens bij, tot een mens zegt waar het hoort.",
    ended: {
      decided: "Er is uitgemaakt waar dit signaal hoort.",
      "signal-withdrawn": "Een van de signalen is ingetrokken.",
      "evidence-changed": "Er is iets bijgekomen of veranderd: het signaal past nu bij één, of bij geen.",
      "covenant-rule-not-met": "Het convenant laat niet meer toe om dit te tonen.",
      "covenant-not-active": "Het convenant geldt nu niet."
    },
    fit: (number: number) => `Mogelijkheid ${number}`,
    fitLink: (number: number, angles: string) => `Mogelijkheid ${number}: kruisverband ${angles}`,
    fitSignal: (number: number, signal: number) => `Mogelijkheid ${number}: signaal ${signal}`,
    toLink: "Naar dit kruisverband",
    torn: "Signaal 1 is het signaal dat bij meer dan één past.",
    question: "Waar hoort signaal 1 bij?",
    none: "Bij geen van deze",
    alsoLink: "Kiest u een kruisverband? Dan zegt u ook dat de signalen daarin bij elkaar horen.",
    reason: "Waarom hoort het daar?",
    choose: "Kies eerst waar het signaal bij hoort.",
    decide: "Vastleggen",
    againSince: (moment: string) =>
      `Opnieuw bekijken. Er is uitgemaakt dat deze signalen niet bij elkaar horen. Daarna is er iets verbeterd, en nu zou het platform ze wel samen voorstellen. Dit veranderde op ${moment}.`,
    againHow: "Kies Blijft zo, of draai het besluit hieronder terug: dan stelt het platform ze samen voor.",
    history: "Eerdere besluiten",
    noHistory: "Nog niemand heeft hierover besloten."
  },
  en: {
    askHint: "Who posted this often knows whom it is about.",
    eyebrow: { open: "Fits more than one", decided: "Decided", ended: "No longer open" },
    title: (angle: string, fits: number) => `A signal from ${angle} fits ${fits === 2 ? "two" : fits}`,
    lead: "It fits each of those below equally well, like a father and a son. So it is with none, until a person says where it belongs.",
    ended: {
      decided: "It has been said where this signal belongs.",
      "signal-withdrawn": "One of the signals was withdrawn.",
      "evidence-changed": "Something was added or changed: the signal fits one now, or none.",
      "covenant-rule-not-met": "The covenant no longer lets this be shown.",
      "covenant-not-active": "The covenant is not in force now."
    },
    fit: (number: number) => `Possibility ${number}`,
    fitLink: (number: number, angles: string) => `Possibility ${number}: cross-link ${angles}`,
    fitSignal: (number: number, signal: number) => `Possibility ${number}: signal ${signal}`,
    toLink: "To this cross-link",
    torn: "Signal 1 is the signal that fits more than one.",
    question: "Where does signal 1 belong?",
    none: "With none of these",
    alsoLink: "Do you choose a cross-link? Then you also say that the signals in it belong together.",
    reason: "Why does it belong there?",
    choose: "First choose where the signal belongs.",
    decide: "Record",
    againSince: (moment: string) =>
      `Look again. It was said that these signals do not belong together. Something was corrected since, and now the platform would propose them together. This changed on ${moment}.`,
    againHow: "Choose Stays so, or take the decision below back: the platform then proposes them together.",
    history: "Earlier decisions",
    noHistory: "Nobody has decided on this yet."
  }
})
