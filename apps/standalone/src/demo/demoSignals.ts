import { asWritten, inventPerson } from "./inventedPeople.ts"
import { type SeededRandom, seededRandom } from "./seededRandom.ts"

export interface DemoSignal {
  readonly partner: string
  /** The same at every start, so that nothing is posted twice. */
  readonly idempotencyKey: string
  readonly body: Record<string, unknown>
}

const PERSON = "merenland-radicalisering"
const PLACE = "merenland-polarisatie"
const POSTERS = [
  "school-de-linde",
  "school-het-baken",
  "welzijn-elzerveen",
  "burgerzaken-waterdam",
  "politie-merenland",
  "ggz-merenland",
  "jeugdzorg-merenland"
] as const
const PLACE_POSTERS = [
  "school-het-baken",
  "welzijn-elzerveen",
  "politie-merenland",
  "woonstichting-vest",
  "buurtvaders-waterdam"
] as const

const SEEN = [
  ["withdrawal", "Komt al weken niet meer naar de groep, zit alleen en reageert boos als iemand vraagt hoe het gaat."],
  ["breaking-contacts", "Heeft in korte tijd met alle oude vrienden gebroken en zegt dat zij hem tegenhouden."],
  [
    "sudden-change",
    "Is in een maand heel anders gaan praten over mensen van buiten de eigen groep en maakt daar ruzie over."
  ],
  [
    "hate-speech",
    "Noemde een hele groep mensen ongedierte en zei dat zij hier weg moeten, twee anderen hoorden dit ook."
  ],
  ["glorifying-violence", "Liet op de telefoon een filmpje van een aanslag zien en noemde de dader een held."],
  ["propaganda-sharing", "Deelde in de groepsapp een oproep van een verboden organisatie en vroeg wie er meedeed."],
  ["intimidation", "Ging dreigend voor een medewerker staan en zei dat die nog wel zou merken wie hier de baas wordt."],
  [
    "seeking-like-minded",
    "Zoekt steeds dezelfde drie oudere jongens op die bekend zijn van bedreigingen op het plein."
  ],
  ["grievance", "Zegt steeds dat niemand hem ooit een kans gaf en dat daar een rekening voor komt."]
] as const

const TENSIONS = [
  [
    "inter-ethnic-tension",
    "intimidation",
    "Op het plein staan twee groepen tegenover elkaar. Er wordt gescholden en geduwd en buren durven er niet langs."
  ],
  [
    "group-conflict",
    "vandalism",
    "Bij het buurthuis zijn ruiten ingegooid na ruzie tussen twee groepen over het gebruik van de zaal."
  ],
  [
    "antisemitism",
    "hate-speech",
    "Op de muur van het station staan leuzen tegen joden, het is de derde keer deze maand."
  ],
  [
    "anti-muslim-hatred",
    "hate-speech",
    "Bij het gebedshuis zijn briefjes met beledigingen opgehangen en bezoekers zijn uitgescholden."
  ]
] as const
const DISTRICTS = ["Centrum", "Haven", "Noord", "Oevers"] as const
const GROUPS = ["Havenploeg", "Voorpost Noord", "Pleinjongens", "Oeverfront"] as const
const DAY = 864e5

/** A year of invented signals up to `now` (milliseconds since the epoch): the same for the same day. */
export const demoSignals = (now: number): ReadonlyArray<DemoSignal> => {
  const random = seededRandom(20_261_123)
  const today = Math.floor(now / DAY) * DAY
  const observed = () => new Date(today - (1 + random.int(360)) * DAY).toISOString().slice(0, 10)
  const people = Array.from({ length: 75 }, () => inventPerson(random))
  const personal = people.flatMap((person) =>
    Array.from({ length: random.pick([1, 1, 1, 2, 2, 3, 4]) }, () => {
      const partner = random.pick(POSTERS)
      return {
        partner,
        body: {
          ...personSignal(partner, person.municipality, observed(), random),
          subjects: [asWritten(person, random)]
        }
      }
    })
  )
  const places = Array.from({ length: 32 }, () => {
    const partner = random.pick(PLACE_POSTERS)
    return { partner, body: placeSignal(observed(), random) }
  })
  return [...personal, ...places].map((signal, index) => ({ ...signal, idempotencyKey: `demo-${index}` }))
}

const personSignal = (partner: string, municipality: string, observedAt: string, random: SeededRandom) => {
  const [behaviour, observation] = random.pick(SEEN)
  return {
    covenant: PERSON,
    kind: "radicalisation",
    observedAt,
    place: { municipality },
    observation,
    behaviours: [behaviour],
    ...(random.chance(0.4)
      ? { themes: [random.pick(["right-extremism", "jihadism", "anti-institutional-extremism"])] }
      : {}),
    sharing: {
      level:
        partner === "ggz-merenland"
          ? "existence-only"
          : random.pick(["full", "full", "without-source", "existence-only"])
    }
  }
}

const placeSignal = (observedAt: string, random: SeededRandom) => {
  const [theme, behaviour, observation] = random.pick(TENSIONS)
  return {
    covenant: PLACE,
    kind: "polarisation",
    observedAt,
    place: { municipality: random.pick(["GM9001", "GM9002", "GM9002"]), district: random.pick(DISTRICTS) },
    observation,
    behaviours: [behaviour],
    themes: [theme],
    ...(random.chance(0.6) ? { groups: [{ name: random.pick(GROUPS) }] } : {})
  }
}
