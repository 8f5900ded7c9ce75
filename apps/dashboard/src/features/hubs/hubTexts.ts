import { defineTexts } from "../../shared/text/defineTexts.ts"

export const hubTexts = defineTexts({
  nl: {
    back: "Werkvoorraad",
    title: "Gegevens die niet meetellen",
    lead: "Soms delen te veel signalen hetzelfde gegeven. Dan zegt dat gegeven niet meer over wie het gaat, en telt het bij het koppelen niet mee.",
    whyTitle: "Waarom is dit geen grond?",
    why: [
      "In een flat met een gezamenlijke voordeur wonen veel mensen op hetzelfde adres. Dat twee signalen dat adres noemen, betekent niet dat het om dezelfde persoon gaat.",
      "Een school of een wijkteam geeft vaak het eigen telefoonnummer op. Dan staat dat nummer in signalen over heel verschillende mensen.",
      "Ook een e-mailadres of account kan van een groep, een club of een balie zijn."
    ],
    rule: "Hoeveel te veel is, staat in het convenant. Komt een gegeven onder die grens, dan telt het vanzelf weer mee. Kruisverbanden die erop rustten zijn teruggenomen.",
    privacy: "U ziet hier geen adressen, nummers of namen en geen signalen. Die zijn er ook niet uit af te leiden.",
    tableTitle: "Wat nu niet meetelt",
    kind: "Soort gegeven",
    kinds: {
      mobile: "mobiel nummer",
      landline: "vast telefoonnummer",
      email: "e-mailadres",
      handle: "account",
      "postcode-number": "adres (postcode en huisnummer)",
      "street-number": "adres (straat en huisnummer)"
    },
    covenant: "Convenant",
    signals: "Signalen die het delen",
    between: (from: number, to: number) => `${from} tot en met ${to}`,
    withdrawn: "Teruggenomen kruisverbanden",
    since: "Telt niet mee sinds",
    emptyTitle: "Alles telt mee",
    empty: "Geen gegeven wordt nu door te veel signalen gedeeld.",
    noRoleTitle: "Dit overzicht is voor coördinatoren",
    noRole: "U hebt die rol niet in een convenant. Vraag uw beheerder als u die wel nodig hebt."
  },
  en: {
    back: "Worklist",
    title: "Details that do not count",
    lead: "Sometimes too many signals share the same detail. It then no longer says whom they concern, and does not count in linking.",
    whyTitle: "Why is this no ground?",
    why: [
      "In a block of flats with one front door many people live at the same address. That two signals name that address does not mean that they concern the same person.",
      "A school or a neighbourhood team often gives its own phone number. That number then stands in signals about quite different people.",
      "An e-mail address or account, too, may belong to a group, a club or a desk."
    ],
    rule: "The covenant says how many is too many. A detail that falls below that counts again by itself. Cross-links that rested on it were taken back.",
    privacy: "You see no addresses, numbers or names here, and no signals. Nor can they be derived from it.",
    tableTitle: "What does not count now",
    kind: "Kind of detail",
    kinds: {
      mobile: "mobile number",
      landline: "landline number",
      email: "e-mail address",
      handle: "account",
      "postcode-number": "address (postcode and house number)",
      "street-number": "address (street and house number)"
    },
    covenant: "Covenant",
    signals: "Signals that share it",
    between: (from: number, to: number) => `${from} to ${to}`,
    withdrawn: "Cross-links taken back",
    since: "Does not count since",
    emptyTitle: "Everything counts",
    empty: "No detail is shared by too many signals now.",
    noRoleTitle: "This overview is for coordinators",
    noRole: "You do not have that role in a covenant. Ask your administrator if you need it."
  }
})
