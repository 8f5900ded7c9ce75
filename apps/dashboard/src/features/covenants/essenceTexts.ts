import { defineTexts } from "../../shared/text/defineTexts.ts"

export const essenceTexts = defineTexts({
  nl: {
    active: "Afspraak tussen organisaties, van kracht",
    suspended: "Afspraak tussen organisaties, tijdelijk stopgezet",
    ended: "Afspraak tussen organisaties, beëindigd",
    leadPersons:
      "Deze organisaties delen zorgen over mensen die misschien afglijden naar geweld. Hier leest u wat zij hebben afgesproken.",
    leadPlaces:
      "Deze organisaties delen signalen over spanning op een plek of tussen groepen. Er staan geen personen in. Hier leest u wat zij hebben afgesproken.",
    who: "Wie doen mee",
    informal: (angle: string) => `een informeel netwerk (${angle})`,
    sealing: "Wie namen in het eigen systeem houdt, en alleen een codering stuurt",
    where: "Waar",
    why: "Waarvoor",
    ground: "Op grond van",
    what: "Wat over een persoon mag worden vastgelegd",
    nobody: "niets: het gaat nooit over een persoon",
    age: "Vanaf welke leeftijd",
    special: "Bijzondere gegevens",
    when: "Looptijd",
    term: (from: string, until: string) => `${from} tot en met ${until}`,
    howLong: "Hoe lang iets wordt bewaard",
    rights: "Uw rechten",
    rightsText:
      "U mag vragen wat er over u staat. U mag het laten verbeteren of verwijderen, en bezwaar maken. Eén vraag aan het contactpunt geldt voor alle organisaties samen.",
    supervisor: "Komt u er niet uit? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.",
    print: "Afdrukken"
  },
  en: {
    active: "Arrangement between organisations, in force",
    suspended: "Arrangement between organisations, suspended",
    ended: "Arrangement between organisations, ended",
    leadPersons:
      "These organisations share worries about people who may be drifting towards violence. Here you read what they agreed.",
    leadPlaces:
      "These organisations share signals of tension at a place or between groups. No persons are in them. Here you read what they agreed.",
    who: "Who take part",
    informal: (angle: string) => `an informal network (${angle})`,
    sealing: "Who keeps names in its own system, and sends an encoding only",
    where: "Where",
    why: "What for",
    ground: "On the ground of",
    what: "What may be recorded of a person",
    nobody: "nothing: it is never about a person",
    age: "From which age",
    special: "Special categories of data",
    when: "Term",
    term: (from: string, until: string) => `${from} until and including ${until}`,
    howLong: "How long things are kept",
    rights: "Your rights",
    rightsText:
      "You may ask what is recorded about you. You may have it corrected or erased, and object. One request to the contact point counts for all organisations together.",
    supervisor: "If that does not help, you can complain to the Dutch Data Protection Authority.",
    print: "Print"
  }
})
