import type { DemoSignal } from "./DemoSignal.ts"
import { asWritten, type InventedPerson, inventPerson } from "./inventedPeople.ts"
import type { SeededRandom } from "./seededRandom.ts"

type Seen = readonly [behaviour: string, observation: string]

const WITHDRAWN: Seen = [
  "withdrawal",
  "Komt al weken niet meer naar de groep, zit alleen en reageert boos als iemand vraagt hoe het gaat."
]
const BROKE_OFF: Seen = [
  "breaking-contacts",
  "Heeft in korte tijd met alle oude vrienden gebroken en zegt dat die alleen maar tegenhouden."
]
const CHANGED: Seen = [
  "sudden-change",
  "Is in een maand heel anders gaan praten over mensen van buiten de eigen groep en maakt daar ruzie over."
]
const GRIEVED: Seen = ["grievance", "Zegt steeds nooit een kans te hebben gekregen en dat daar een rekening voor komt."]
const HATED: Seen = [
  "hate-speech",
  "Noemde een hele groep mensen ongedierte en zei dat zij hier weg moeten, twee anderen hoorden dit ook."
]
const GLORIFIED: Seen = [
  "glorifying-violence",
  "Liet op de telefoon een filmpje van een aanslag zien en noemde de dader een held."
]
const SHARED: Seen = [
  "propaganda-sharing",
  "Deelde in de groepsapp een oproep van een verboden organisatie en vroeg wie er meedeed."
]
const THREATENED: Seen = [
  "threat",
  "Zei aan de balie te weten waar de medewerker woont en daar binnenkort langs te gaan."
]
const INTIMIDATED: Seen = [
  "intimidation",
  "Ging dreigend voor een medewerker staan en zei dat die nog wel zou merken wie hier de baas wordt."
]
const SOUGHT: Seen = [
  "seeking-like-minded",
  "Zoekt steeds dezelfde drie oudere jongens op die bekend zijn van bedreigingen op het plein."
]
const TRAVELS: Seen = [
  "travel-plans",
  "Vroeg in de klas hoe je in een strijdgebied komt en zei daar binnen een jaar te willen vechten."
]

/** What is seen of one person hangs together: one theme at most, and behaviour that goes with it. */
const STORIES = [
  { theme: undefined, seen: [WITHDRAWN, CHANGED, BROKE_OFF, GRIEVED] },
  { theme: undefined, seen: [WITHDRAWN, SOUGHT, INTIMIDATED] },
  { theme: "right-extremism", seen: [HATED, SHARED, SOUGHT, CHANGED] },
  { theme: "jihadism", seen: [GLORIFIED, BROKE_OFF, TRAVELS, WITHDRAWN] },
  { theme: "anti-institutional-extremism", seen: [THREATENED, GRIEVED, INTIMIDATED, BROKE_OFF] }
] as const

/** Who knows people of a municipality. */
const POSTERS = {
  GM9001: ["school-de-linde", "welzijn-elzerveen", "politie-merenland", "jeugdzorg-merenland", "ggz-merenland"],
  GM9002: ["school-het-baken", "burgerzaken-waterdam", "politie-merenland", "jeugdzorg-merenland", "ggz-merenland"],
  GM9003: ["school-de-linde", "welzijn-elzerveen", "politie-merenland", "jeugdzorg-merenland"]
} as const

const MOST_DAYS_APART = 150

/** Youth care's form has the number of its own desk filled in: a value of so many signals that it says nothing of whom they are about. */
const withDeskPhone = (subject: Record<string, unknown>, partner: string): Record<string, unknown> =>
  partner === "jeugdzorg-merenland"
    ? { ...subject, phones: [...(Array.isArray(subject.phones) ? subject.phones : []), "0299-990099"] }
    : subject

const signalsOf = (person: InventedPerson, dayAgo: (days: number) => string, random: SeededRandom) => {
  const story = random.pick(STORIES)
  const posters = random.shuffle(POSTERS[person.municipality])
  const seen = random.shuffle(story.seen)
  const first = 5 + random.int(350)
  return Array.from({ length: random.pick([1, 1, 1, 2, 2, 2, 3, 4]) }, (_, index) => {
    const partner = posters[index % posters.length] ?? "politie-merenland"
    const [behaviour, observation] = seen[index % seen.length] ?? WITHDRAWN
    return {
      partner,
      body: {
        covenant: "merenland-radicalisering",
        kind: "radicalisation",
        observedAt: dayAgo(Math.max(1, first - random.int(MOST_DAYS_APART))),
        place: { municipality: person.municipality },
        observation,
        behaviours: [behaviour],
        ...(story.theme !== undefined && random.chance(0.7) ? { themes: [story.theme] } : {}),
        sharing: {
          level:
            partner === "ggz-merenland"
              ? "existence-only"
              : random.pick(["full", "full", "full", "without-source", "existence-only"])
        },
        subjects: [withDeskPhone(asWritten(person, random), partner)]
      }
    }
  })
}

/** Signals of worry about invented people: most are the only one about somebody, some meet others. */
export const personSignals = (
  dayAgo: (days: number) => string,
  random: SeededRandom
): ReadonlyArray<Omit<DemoSignal, "idempotencyKey">> =>
  Array.from({ length: 75 }, () => inventPerson(random)).flatMap((person) => signalsOf(person, dayAgo, random))
