import { defineTexts } from "../../shared/text/defineTexts.ts"

export const agreementTexts = defineTexts({
  nl: {
    title: "Akkoorden",
    lead: "Sommige dingen doet niemand alleen. De een vraagt het met een reden, een ander gaat akkoord. Zonder besluit vervalt een verzoek na twee weken.",
    open: "Wacht op een besluit",
    over: "Afgelopen maand",
    emptyTitle: "Er wacht niets",
    empty: "Vraagt iemand om akkoord en mag u daarover beslissen, dan staat het hier.",
    acts: {
      "covenant-end": "Convenant beëindigen",
      export: "Gegevens uitvoeren",
      hold: "Vernietiging tegenhouden",
      "key-destruction": "Een sleutel vernietigen",
      "sharing-raised": "Laten zien van wie een signaal komt"
    },
    effects: {
      "covenant-end":
        "Met uw akkoord eindigt het convenant meteen. Alle kruisverbanden vervallen en de koppelsleutel wordt vernietigd. Dit kan niet terug.",
      export: "Met uw akkoord mag de beheerder deze uitvoer één keer maken, met het nummer van dit verzoek.",
      hold: "Met uw akkoord geldt dit tot de einddatum. Zonder akkoord houdt het na twee weken op.",
      "key-destruction":
        "Met uw akkoord krijgt het convenant een nieuwe sleutel en wordt de oude vernietigd. Kopieën onder de oude sleutel gaan niet meer open.",
      "sharing-raised":
        "Met uw akkoord ziet wie het signaal mag inzien voortaan dat het van uw organisatie komt. Wie dat gezien heeft, weet het."
    },
    covenant: "Convenant",
    about: "Waarover",
    reason: "Reden",
    askedBy: "Gevraagd door",
    askedOn: "Gevraagd op",
    until: "Beslissen voor",
    number: "Nummer",
    details: {
      until: "Tot en met",
      scope: "Wat",
      level: "Nieuw niveau van delen",
      from: "Niveau nu",
      reason: "Reden",
      reference: "Nummer van het verzoek of besluit",
      purpose: "Doel"
    },
    scopes: { covenant: "het hele convenant", signals: "een kruisverband of signaal" },
    state: "Stand",
    states: {
      pending: "wacht op een besluit",
      agreed: "akkoord, nog niet uitgevoerd",
      done: "akkoord en uitgevoerd",
      declined: "niet akkoord",
      withdrawn: "teruggenomen",
      expired: "verlopen"
    },
    by: (state: string, who: string) => `${state}, door ${who}`,
    ownWaits: "U vroeg dit zelf. Een ander beslist.",
    agree: "Akkoord",
    decline: "Niet akkoord",
    withdraw: "Terugnemen",
    agreeOf: (act: string) => `Akkoord met: ${act}`,
    declineOf: (act: string) => `Niet akkoord met: ${act}`,
    withdrawOf: (act: string) => `Terugnemen: ${act}`,
    done: "Uw besluit is vastgelegd."
  },
  en: {
    title: "Agreements",
    lead: "Some things nobody does alone. One asks, with a reason, and another agrees. Without a decision a request is over after two weeks.",
    open: "Waiting for a decision",
    over: "Past month",
    emptyTitle: "Nothing waits",
    empty: "When somebody asks for agreement and you may decide on it, it is listed here.",
    acts: {
      "covenant-end": "End a covenant",
      export: "Export data",
      hold: "Hold back destruction",
      "key-destruction": "Destroy a key",
      "sharing-raised": "Show from whom a signal is"
    },
    effects: {
      "covenant-end":
        "When you agree the covenant ends at once. All cross-links lapse and the linkage key is destroyed. This cannot be undone.",
      export: "When you agree the operator may make this export once, with the number of this request.",
      hold: "When you agree it holds until its end date. Without agreement it ends after two weeks.",
      "key-destruction":
        "When you agree the covenant gets a new key and the old one is destroyed. Copies under the old key open no more.",
      "sharing-raised":
        "When you agree whoever may see the signal sees from now on that it is from your organisation. Who has seen that knows it."
    },
    covenant: "Covenant",
    about: "About",
    reason: "Reason",
    askedBy: "Asked by",
    askedOn: "Asked on",
    until: "Decide before",
    number: "Number",
    details: {
      until: "Until",
      scope: "What",
      level: "New level of sharing",
      from: "Level now",
      reason: "Reason",
      reference: "Number of the request or decision",
      purpose: "Purpose"
    },
    scopes: { covenant: "the whole covenant", signals: "a cross-link or signal" },
    state: "Standing",
    states: {
      pending: "waits for a decision",
      agreed: "agreed, not done yet",
      done: "agreed and done",
      declined: "declined",
      withdrawn: "taken back",
      expired: "over"
    },
    by: (state: string, who: string) => `${state}, by ${who}`,
    ownWaits: "You asked for this yourself. Somebody else decides.",
    agree: "Agree",
    decline: "Decline",
    withdraw: "Take back",
    agreeOf: (act: string) => `Agree to: ${act}`,
    declineOf: (act: string) => `Decline: ${act}`,
    withdrawOf: (act: string) => `Take back: ${act}`,
    done: "Your decision is recorded."
  }
})
