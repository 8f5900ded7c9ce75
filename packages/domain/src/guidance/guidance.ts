import type { Desk } from "../signal/SignalFacts.ts"
import type { Bilingual } from "../text.ts"
import type { Angle, Behaviour } from "../vocabulary/vocabulary.ts"

export type GuidanceFacts = {
  readonly angle: Angle
  readonly behaviours: ReadonlyArray<Behaviour>
  readonly desk: Desk
  /** Whether there is danger now; left out: as the desk says. */
  readonly urgent?: boolean | undefined
}

/**
 * What a professional can do after posting (requirement D1): first what cannot wait, then what fits the behaviour and
 * the profession, then what happens next. In that order; never empty. Says nothing about what is known of a person.
 */
export function guidanceFor(facts: GuidanceFacts): ReadonlyArray<Bilingual> {
  const urgent = facts.urgent ?? facts.desk === "police-urgent"
  return [
    ...(urgent ? [danger, ...(facts.angle === "police" ? [] : [noConfrontation])] : []),
    ...byBehaviour
      .filter(({ any }) => facts.behaviours.some((behaviour) => any.has(behaviour)))
      .map(({ step }) => step),
    byAngle[facts.angle],
    next[facts.desk],
    keepTrack
  ]
}

const danger: Bilingual = {
  nl: "Is er nu gevaar? Bel 112. Wacht niet op dit systeem.",
  en: "Is there danger now? Call 112. Do not wait for this system."
}
const noConfrontation: Bilingual = {
  nl: "Breng uzelf en anderen in veiligheid. Ga niet zelf de confrontatie aan.",
  en: "Bring yourself and others to safety. Do not confront anyone yourself."
}
const keepTrack: Bilingual = {
  nl: "Bij 'Mijn signalen' ziet u wat ermee gebeurt en wie het heeft gezien. U kunt het wijzigen of terugtrekken.",
  en: "Under 'My signals' you see what happens with it and who has seen it. You can amend or withdraw it."
}

const byBehaviour: ReadonlyArray<{ readonly any: ReadonlySet<Behaviour>; readonly step: Bilingual }> = [
  {
    any: new Set(["threat", "intimidation", "weapon-interest", "call-to-violence"]),
    step: {
      nl: "Bespreek vandaag met uw leidinggevende of er aangifte nodig is. Vraag uw wijkagent om raad.",
      en: "Discuss today with your manager whether to report it to the police. Ask your community police officer for advice."
    }
  },
  {
    any: new Set(["hate-speech", "propaganda-sharing", "glorifying-violence", "recruiting"]),
    step: {
      nl: "Noteer wat er precies is gezegd of gedeeld, waar en wanneer. Verspreid het zelf niet verder.",
      en: "Note exactly what was said or shared, where and when. Do not spread it further yourself."
    }
  },
  {
    any: new Set(["vandalism"]),
    step: {
      nl: "Maak een foto en laat het snel weghalen. De eigenaar kan aangifte doen.",
      en: "Take a photo and have it removed soon. The owner can report it to the police."
    }
  },
  {
    any: new Set(["travel-plans"]),
    step: {
      nl: "Bel vandaag het regioloket. Vertel het niet verder aan anderen.",
      en: "Call the regional desk today. Do not tell others."
    }
  },
  {
    any: new Set(["withdrawal", "breaking-contacts", "sudden-change", "grievance", "seeking-like-minded"]),
    step: {
      nl: "Blijf in gesprek: vraag hoe het gaat, luister en oordeel niet. Er kan van alles achter zitten.",
      en: "Keep talking: ask how things are, listen and do not judge. Many things may lie behind it."
    }
  }
]

const byAngle: Readonly<Record<Angle, Bilingual>> = {
  education: {
    nl: "Overleg met de mentor of zorgcoördinator van uw school. Praat waar dat veilig is met de leerling en de ouders.",
    en: "Talk to your school's mentor or care coordinator. Where that is safe, talk to the pupil and the parents."
  },
  welfare: {
    nl: "Houd het contact vast: u bent vaak de vertrouwde persoon. Overleg met uw teamleider wat u zelf kunt doen.",
    en: "Keep the contact: you are often the trusted person. Discuss with your team leader what you can do yourself."
  },
  "civil-affairs": {
    nl: "Handel de vraag aan de balie gewoon af. Bespreek met uw coördinator wat u opviel.",
    en: "Handle the request at the counter as usual. Discuss with your coordinator what you noticed."
  },
  police: {
    nl: "Leg vast wat volgens de Wpg moet. Stem af met de wijkagent en de taakaccenthouder.",
    en: "Record what the police data act asks for. Coordinate with the community officer and the specialist colleague."
  },
  "mental-health": {
    nl: "Uw beroepsgeheim blijft gelden. Overleg met uw aandachtsfunctionaris en vraag waar het kan toestemming aan uw cliënt.",
    en: "Your professional secrecy still holds. Consult your designated colleague and where possible ask your client's consent."
  },
  "youth-care": {
    nl: "Bespreek het met uw gedragswetenschapper. Betrek ouders en jongere waar dat veilig kan.",
    en: "Discuss it with your behavioural specialist. Involve parents and young person where that is safe."
  },
  housing: {
    nl: "Overleg met uw wijkbeheerder. Vraag buren niet zelf uit.",
    en: "Talk to your neighbourhood manager. Do not question neighbours yourself."
  },
  community: {
    nl: "Blijf in contact, ook met gewone bewoners. Vraag de gemeente om steun bij een gesprek.",
    en: "Stay in touch, with ordinary residents too. Ask the municipality to support a conversation."
  },
  "civil-society": {
    nl: "Blijf in contact met uw achterban. U hoeft niemand bij naam te noemen. Vraag de gemeente om steun.",
    en: "Stay in touch with your community. You need not name anyone. Ask the municipality for support."
  }
}

const next: Readonly<Record<Desk, Bilingual>> = {
  "police-urgent": {
    nl: "Uw signaal ligt nu met spoed bij de politie. Zij kunnen u bellen.",
    en: "Your signal is now with the police, urgently. They may call you."
  },
  "small-things": {
    nl: "Uw signaal ligt bij het loket voor kleine dingen. Het wordt op een werkdag gelezen.",
    en: "Your signal is at the desk for small things. It is read on a working day."
  },
  municipality: {
    nl: "Uw signaal ligt bij de gemeente met regie. Het wordt op een werkdag gelezen.",
    en: "Your signal is with the lead municipality. It is read on a working day."
  },
  region: {
    nl: "Deze gemeente heeft geen eigen aanpak. Uw signaal ligt bij het regioloket.",
    en: "This municipality has no approach of its own. Your signal is at the regional desk."
  }
}
