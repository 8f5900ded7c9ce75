import type { DemoSignal } from "./DemoSignal.ts"
import type { SeededRandom } from "./seededRandom.ts"

type Told = readonly [partner: string, behaviour: string, observation: string, group?: string]

interface Unrest {
  readonly municipality: "GM9001" | "GM9002"
  readonly district: string
  readonly theme: string
  readonly group?: string
  readonly slogan?: string
  /** Each by another organisation, in the order in which they came. */
  readonly told: ReadonlyArray<Told>
}

/** What goes on somewhere for some weeks, as several organisations tell it. */
const UNREST: ReadonlyArray<Unrest> = [
  {
    municipality: "GM9002",
    district: "Haven",
    theme: "inter-ethnic-tension",
    group: "Havenploeg",
    told: [
      [
        "buurtvaders-waterdam",
        "intimidation",
        "Op het plein staan twee groepen tegenover elkaar. Er wordt gescholden en geduwd en buren durven er niet langs."
      ],
      [
        "woonstichting-vest",
        "vandalism",
        "In drie portieken bij de haven staan leuzen tegen nieuwe bewoners. Bewoners zeggen wie er de baas is in de wijk."
      ],
      [
        "politie-merenland",
        "intimidation",
        "Voor de tweede keer deze maand opgeroepen voor dreigen en duwen tussen groepen bij de haven."
      ]
    ]
  },
  {
    municipality: "GM9002",
    district: "Oevers",
    theme: "group-conflict",
    group: "Pleinjongens",
    told: [
      [
        "buurtvaders-waterdam",
        "vandalism",
        "Bij het buurthuis zijn ruiten ingegooid na ruzie tussen twee groepen over het gebruik van de zaal."
      ],
      [
        "school-het-baken",
        "threat",
        "Leerlingen praten in de pauze over een afspraak om na school met de andere groep te vechten."
      ]
    ]
  },
  {
    municipality: "GM9001",
    district: "Centrum",
    theme: "antisemitism",
    group: "Voorpost Noord",
    slogan: "Wij waren hier eerst",
    told: [
      [
        "politie-merenland",
        "hate-speech",
        "Op de muur van het station staan leuzen tegen joden, het is de derde keer deze maand."
      ],
      [
        "welzijn-elzerveen",
        "propaganda-sharing",
        "In het jongerencentrum lagen stickers met dezelfde leus als op het station.",
        "VPN"
      ]
    ]
  },
  {
    municipality: "GM9001",
    district: "Noord",
    theme: "anti-muslim-hatred",
    told: [
      [
        "welzijn-elzerveen",
        "hate-speech",
        "Bij het gebedshuis zijn briefjes met beledigingen opgehangen en bezoekers zijn uitgescholden."
      ],
      [
        "politie-merenland",
        "vandalism",
        "Aangifte van bekladding bij het gebedshuis. In de straat hangen dezelfde briefjes als vorige week."
      ]
    ]
  },
  {
    municipality: "GM9002",
    district: "Centrum",
    theme: "anti-lgbtiq-hatred",
    told: [
      [
        "school-het-baken",
        "hate-speech",
        "De regenboogvlag bij school is voor de tweede keer weggehaald en er zijn leuzen op de muur gezet."
      ],
      [
        "buurtvaders-waterdam",
        "intimidation",
        "Een groep roept bezoekers van het café op de hoek na en gaat in de deuropening staan."
      ]
    ]
  },
  {
    municipality: "GM9002",
    district: "Noord",
    theme: "anti-institutional-extremism",
    group: "Oeverfront",
    told: [
      [
        "woonstichting-vest",
        "threat",
        "Bij drie huisbezoeken zei men geen gezag van de gemeente te erkennen. Er hing een lijst met namen van instanties."
      ],
      [
        "politie-merenland",
        "call-to-violence",
        "In de buurt zijn folders verspreid met een oproep om handhavers tegen te houden, met geweld als het moet."
      ]
    ]
  }
]

/** What stands alone: nobody else told of it. */
const ALONE: ReadonlyArray<Omit<Unrest, "told"> & { readonly told: Told }> = [
  {
    municipality: "GM9001",
    district: "Haven",
    theme: "group-conflict",
    told: [
      "welzijn-elzerveen",
      "intimidation",
      "Twee groepen jongeren gunnen elkaar de sporthal niet en schelden over en weer."
    ]
  },
  {
    municipality: "GM9001",
    district: "Oevers",
    theme: "inter-ethnic-tension",
    told: [
      "school-de-linde",
      "hate-speech",
      "Ouders bij het hek maken elkaar uit naar afkomst; kinderen nemen dit over in de klas."
    ]
  },
  {
    municipality: "GM9002",
    district: "Haven",
    theme: "antisemitism",
    told: [
      "school-het-baken",
      "hate-speech",
      "In twee klassen worden grappen over joden gemaakt en filmpjes daarvan rondgestuurd."
    ]
  },
  {
    municipality: "GM9002",
    district: "Oevers",
    theme: "single-issue-extremism",
    told: [
      "woonstichting-vest",
      "vandalism",
      "Na het besluit over de opvang zijn banden van auto's van bouwers lekgestoken."
    ]
  }
]

/** `group`: as this poster calls it. */
const bodyOf = (
  unrest: Omit<Unrest, "told">,
  [, behaviour, observation, group = unrest.group]: Told,
  observedAt: string
) => ({
  covenant: "merenland-polarisatie",
  kind: "polarisation",
  observedAt,
  place: { municipality: unrest.municipality, district: unrest.district },
  observation,
  behaviours: [behaviour],
  themes: [unrest.theme],
  ...(group === undefined ? {} : { groups: [{ name: group }] }),
  ...(unrest.slogan === undefined ? {} : { expressions: [{ type: "slogan", value: unrest.slogan }] })
})

/** Signals about places and groups, without a person. */
export const placeSignals = (
  dayAgo: (days: number) => string,
  random: SeededRandom
): ReadonlyArray<Omit<DemoSignal, "idempotencyKey">> => {
  const together = UNREST.flatMap((unrest, index) => {
    const began = 12 + index * 31 + random.int(12)
    return unrest.told.map((told, later) => ({
      partner: told[0],
      body: bodyOf(unrest, told, dayAgo(Math.max(1, began - later * (4 + random.int(8)))))
    }))
  })
  const alone = ALONE.map((one, index) => ({
    partner: one.told[0],
    body: bodyOf(one, one.told, dayAgo(10 + index * 85 + random.int(20)))
  }))
  return [...together, ...alone]
}
