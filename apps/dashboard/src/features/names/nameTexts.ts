import { defineTexts } from "../../shared/text/defineTexts.ts"

export const nameTexts = defineTexts({
  nl: {
    title: "Groepen en uitingen",
    lead: "Melders schrijven dezelfde groep verschillend. Zet hier welke namen bij elkaar horen. Dan vindt het systeem signalen over dezelfde groep of uiting ook als de naam anders is geschreven.",
    never: "Zet hier nooit de naam van een persoon.",
    recorded: "Dat u deze lijst leest en wijzigt, wordt vastgelegd.",
    covenant: "Convenant",
    listTitle: "De lijst",
    facets: { group: "Groep", expression: "Uiting" },
    alsoCalled: "Ook:",
    always: "altijd in gebruik",
    period: {
      from: (day: string) => `in gebruik sinds ${day}`,
      until: (day: string) => `in gebruik tot en met ${day}`,
      between: (from: string, until: string) => `in gebruik van ${from} tot en met ${until}`
    },
    changed: (when: string) => `gewijzigd op ${when}`,
    add: "Groep of uiting toevoegen",
    change: "Wijzigen",
    changeOf: (name: string) => `${name} wijzigen`,
    retire: "Uit de lijst halen",
    retireOf: (name: string) => `${name} uit de lijst halen`,
    retireNote:
      "De namen worden gewist en koppelen niets meer. Kruisverbanden die alleen daarop rusten, worden teruggenomen. Dit kunt u niet terugdraaien.",
    what: "Waarvan zijn deze namen?",
    type: "Soort uiting",
    name: "Naam",
    nameHint: "Zoals u de groep of uiting noemt.",
    others: "Andere namen en schrijfwijzen",
    othersHint: "Een per regel, zoals afkortingen, bijnamen en andere spellingen.",
    validFrom: "In gebruik vanaf",
    validUntil: "In gebruik tot en met",
    periodHint: "Laat leeg als u het niet weet. Alleen signalen uit deze periode worden met deze namen gekoppeld.",
    save: "Opslaan",
    done: { add: "Toegevoegd aan de lijst.", change: "De wijziging is opgeslagen.", retire: "Uit de lijst gehaald." },
    emptyTitle: "De lijst is nog leeg",
    empty: "Voeg een groep of uiting toe zodra u ziet dat melders er verschillende namen voor gebruiken.",
    noRoleTitle: "Deze lijst is voor coördinatoren en beheerders",
    noRole:
      "De lijst hoort bij een convenant voor polarisatie. U hebt daarin geen rol waarmee u de lijst mag lezen. Vraag uw beheerder als u die wel nodig hebt."
  },
  en: {
    title: "Groups and expressions",
    lead: "Posters write the same group differently. Say here which names belong together. Signals about the same group or expression are then found also when the name is written differently.",
    never: "Never put the name of a person here.",
    recorded: "That you read and change this list is recorded.",
    covenant: "Covenant",
    listTitle: "The list",
    facets: { group: "Group", expression: "Expression" },
    alsoCalled: "Also:",
    always: "in use at all times",
    period: {
      from: (day: string) => `in use since ${day}`,
      until: (day: string) => `in use until ${day}`,
      between: (from: string, until: string) => `in use from ${from} to ${until}`
    },
    changed: (when: string) => `changed on ${when}`,
    add: "Add a group or expression",
    change: "Change",
    changeOf: (name: string) => `Change ${name}`,
    retire: "Take out of the list",
    retireOf: (name: string) => `Take ${name} out of the list`,
    retireNote:
      "The names are erased and link nothing any more. Cross-links that rest on them alone are taken back. This cannot be undone.",
    what: "What are these the names of?",
    type: "Type of expression",
    name: "Name",
    nameHint: "What you call the group or expression.",
    others: "Other names and spellings",
    othersHint: "One a line, such as abbreviations, nicknames and other spellings.",
    validFrom: "In use from",
    validUntil: "In use until",
    periodHint: "Leave empty if you do not know. Only signals from this period are linked by these names.",
    save: "Save",
    done: { add: "Added to the list.", change: "The change has been saved.", retire: "Taken out of the list." },
    emptyTitle: "The list is empty",
    empty: "Add a group or expression once you see that posters use different names for it.",
    noRoleTitle: "This list is for coordinators and administrators",
    noRole:
      "The list belongs to a covenant for polarisation. You have no role in one that may read the list. Ask your administrator if you need it."
  }
})
