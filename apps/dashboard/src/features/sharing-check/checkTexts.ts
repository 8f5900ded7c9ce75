import { defineTexts } from "../../shared/text/defineTexts.ts"

export const checkTexts = defineTexts({
  nl: {
    title: "Mag ik dit delen?",
    lead: "Een paar vragen, en dan een antwoord met de regels erbij. We bewaren niets van wat u hier kiest. Noem niemand bij naam.",
    danger: "Is er nu gevaar? Bel 112. Dat mag altijd.",
    you: (who: string) => `U vraagt dit als ${who}.`,
    change: "Wijzig",
    next: "Verder",
    again: "Opnieuw beginnen",
    print: "Afdrukken",
    waiting: "Even kijken wat de regels zeggen.",
    steps: {
      covenant: "Onder welke afspraak?",
      with: "Met wie wilt u delen?",
      about: "Waar gaat het over?",
      things: "Wat wilt u delen?",
      purpose: "Waarvoor?",
      ground: "U hebt een beroepsgeheim. Waarom mag u de inhoud delen?",
      trained: "Hebt u de training voor dit convenant gevolgd?"
    },
    withs: {
      covenant: "Met de partijen samen, door een signaal te plaatsen",
      partner: "Met één andere organisatie, rechtstreeks",
      concerned: "Met de persoon zelf of de ouders",
      outside: "Met iemand anders"
    },
    whichPartner: "Welke organisatie?",
    abouts: { person: "Een persoon", place: "Een plek, een groep of een sfeer" },
    age: "Hoe oud is deze persoon?",
    ageHint: "Een schatting is goed. Laat leeg als u het niet weet.",
    thingsHint: "Kruis alles aan wat u zou opschrijven of vertellen.",
    things: {
      name: "de naam",
      "birth-date": "de geboortedatum",
      address: "het adres",
      phone: "het telefoonnummer",
      email: "het e-mailadres",
      handle: "een account op sociale media",
      bsn: "het BSN",
      behaviour: "wat ik zag of hoorde",
      observance: "dat iemand bidt, een hoofddoek draagt of vast",
      politics: "dat iemand demonstreert of lid is van een partij",
      health: "iets over de gezondheid",
      origin: "afkomst of nationaliteit",
      "criminal-record": "een strafblad"
    },
    nothing: "niets aangekruist",
    otherPurpose: "Iets anders",
    grounds: {
      consent: "De persoon geeft toestemming",
      "conflict-of-duties": "Zwijgen brengt iemand in gevaar (conflict van plichten)",
      none: "Ik heb geen van beide"
    },
    yes: "Ja",
    no: "Nee",
    why: "Waarom",
    leaveOut: "Laat weg",
    ask: "Wat u kunt doen",
    sees: "Wie ziet het dan",
    seesNote: "Als het gekoppeld is, bij het niveau dat dit signaal krijgt.",
    clause: (clause: string) => `Grond: ${clause}`,
    printed: (date: string) => `Deelcheck van ${date}. Geldt voor de vraag zoals die hierboven staat.`,
    noCovenant: "U meldt nu onder geen enkel convenant",
    noCovenantText: "Vraag uw organisatie wie dat wel doet, of vraag uw beheerder om een rol.",
    openLink: "Gaat het over een bestaand kruisverband? Open het en kies 'Mag ik dit vertellen?'.",
    link: {
      title: "Mag ik dit vertellen?",
      lead: "Over dit kruisverband: wat u aan wie mag vertellen. We bewaren niets van wat u vraagt.",
      back: "Kruisverband",
      to: "Aan wie?",
      partner: "Een professional van een partij",
      roles: {
        coordinator: "De regionaal coördinator",
        "lead-municipality": "De gemeente met regie",
        "data-protection-officer": "De functionaris gegevensbescherming",
        "policy-analyst": "Een beleidsmedewerker"
      },
      outside: "Iemand buiten het convenant",
      per: "Per signaal",
      signal: "Signaal",
      may: "U mag vertellen",
      levels: {
        full: "alles wat u ziet",
        "without-source": "wat er gezien is, niet van wie",
        "existence-only": "alleen dat er iets is",
        none: "niets"
      },
      ask: "Kijk wat mag"
    }
  },
  en: {
    title: "May I share this?",
    lead: "A few questions, then an answer with the rules beside it. We keep nothing of what you choose here. Name nobody.",
    danger: "Is there danger now? Call 112. That is always allowed.",
    you: (who: string) => `You ask this as ${who}.`,
    change: "Change",
    next: "Next",
    again: "Start again",
    print: "Print",
    waiting: "Looking at what the rules say.",
    steps: {
      covenant: "Under which arrangement?",
      with: "With whom do you want to share?",
      about: "What is it about?",
      things: "What do you want to share?",
      purpose: "What for?",
      ground: "You are bound by professional secrecy. Why may you share the content?",
      trained: "Did you follow the training for this covenant?"
    },
    withs: {
      covenant: "With the parties together, by posting a signal",
      partner: "With one other organisation, directly",
      concerned: "With the person or the parents",
      outside: "With somebody else"
    },
    whichPartner: "Which organisation?",
    abouts: { person: "A person", place: "A place, a group or an atmosphere" },
    age: "How old is this person?",
    ageHint: "An estimate will do. Leave empty if you do not know.",
    thingsHint: "Tick everything you would write down or tell.",
    things: {
      name: "the name",
      "birth-date": "the date of birth",
      address: "the address",
      phone: "the phone number",
      email: "the e-mail address",
      handle: "an account on social media",
      bsn: "the BSN",
      behaviour: "what I saw or heard",
      observance: "that somebody prays, wears a headscarf or fasts",
      politics: "that somebody demonstrates or is a member of a party",
      health: "something about health",
      origin: "origin or nationality",
      "criminal-record": "a criminal record"
    },
    nothing: "nothing ticked",
    otherPurpose: "Something else",
    grounds: {
      consent: "The person consents",
      "conflict-of-duties": "Silence endangers somebody (conflict of duties)",
      none: "I have neither"
    },
    yes: "Yes",
    no: "No",
    why: "Why",
    leaveOut: "Leave out",
    ask: "What you can do",
    sees: "Who would see it",
    seesNote: "Once it is linked, at the level this signal gets.",
    clause: (clause: string) => `Ground: ${clause}`,
    printed: (date: string) => `Sharing check of ${date}. Holds for the question as it stands above.`,
    noCovenant: "You post under no covenant now",
    noCovenantText: "Ask your organisation who does, or ask your administrator for a role.",
    openLink: "Is it about an existing cross-link? Open it and choose 'May I tell this?'.",
    link: {
      title: "May I tell this?",
      lead: "About this cross-link: what you may tell to whom. We keep nothing of what you ask.",
      back: "Cross-link",
      to: "To whom?",
      partner: "A professional of a party",
      roles: {
        coordinator: "The regional coordinator",
        "lead-municipality": "The lead municipality",
        "data-protection-officer": "The data protection officer",
        "policy-analyst": "A policy analyst"
      },
      outside: "Somebody outside the covenant",
      per: "Per signal",
      signal: "Signal",
      may: "You may tell",
      levels: {
        full: "everything you see",
        "without-source": "what was seen, not by whom",
        "existence-only": "only that there is something",
        none: "nothing"
      },
      ask: "See what is allowed"
    }
  }
})
