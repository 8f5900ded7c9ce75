import { LinkView, SignalContent } from "@kruisverband/contract"
import { Schema } from "effect"

const hex = (number: number) => number.toString(16).padStart(12, "0")
export const linkId = (number: number) => `0191e0d3-0000-8000-8000-${hex(number)}`
export const signalId = (number: number) => `0191e0d3-0000-7000-8000-${hex(number)}`

const signals = (first: number) => [
  {
    id: signalId(first),
    level: "full",
    kind: "radicalisation",
    angle: "education",
    receivedAt: "2026-10-05T08:12:00.000Z",
    municipality: "GM9001",
    observedAt: "2026-10-02",
    behaviours: ["withdrawal", "breaking-contacts"],
    themes: ["right-extremism"],
    partner: "school-de-linde"
  },
  {
    id: signalId(first + 1),
    level: "without-source",
    kind: "radicalisation",
    angle: "welfare",
    receivedAt: "2026-10-28T14:40:00.000Z",
    municipality: "GM9001",
    observedAt: "2026-10-27T16:00:00+01:00",
    behaviours: ["propaganda-sharing"],
    themes: ["right-extremism"]
  },
  {
    id: signalId(first + 2),
    level: "existence-only",
    kind: "radicalisation",
    angle: "mental-health",
    receivedAt: "2026-11-16T09:05:00.000Z"
  }
]

const terms = [
  [
    "prior",
    "exact",
    -6.2,
    "Zo vaak gaan twee signalen zomaar over dezelfde persoon.",
    "This is how often two signals happen to concern the same person."
  ],
  [
    "familyName",
    "close",
    7.4,
    "De achternaam is gelijk, op de spelling na, en komt weinig voor.",
    "The family name is equal but for its spelling, and is rare."
  ],
  [
    "birthDate",
    "close",
    5.8,
    "De geboortedatum is gelijk, met dag en maand verwisseld.",
    "The date of birth is equal, with day and month swapped."
  ],
  ["address", "exact", 4.1, "Het adres is gelijk.", "The address is equal."],
  ["givenNames", "differs", -2.3, "De voornaam is anders geschreven.", "The given name is written differently."],
  ["email", "missing", 0, "Het e-mailadres is niet bij beide bekend.", "The e-mail address is not known for both."],
  [
    "phone",
    "missing",
    0,
    "Het telefoonnummer is van veel mensen, telt niet mee.",
    "The phone number belongs to many people, does not count.",
    "hub"
  ]
].map(([field, agreement, weight, nl, en, note]) => ({
  field,
  agreement,
  weight,
  text: { nl, en },
  ...(note === undefined ? {} : { note })
}))

const remarksOf = (bearing: "missing" | "hub") =>
  terms.flatMap(({ field, agreement, note, text }) =>
    agreement === "missing" && (note === "hub") === (bearing === "hub") ? [{ field, text }] : []
  )

const reading = {
  reading: "relative",
  text: {
    nl: "Het kan ook gaan om een broer, zus of ander gezinslid: zelfde adres, andere voornaam.",
    en: "It may also be a brother, sister or other member of the family: the same address, a different given name."
  }
}

/** A link as the services give it; the number makes its ids. */
export const sampleLink = (number: number, part: Readonly<Record<string, unknown>> = {}): LinkView =>
  Schema.decodeUnknownSync(LinkView)({
    id: linkId(number),
    covenant: "merenland-radicalisering",
    state: "proposed",
    facets: ["person"],
    angles: number % 3 === 0 ? ["police", "civil-affairs"] : ["education", "mental-health", "welfare"],
    municipalities: [number % 2 === 0 ? "GM9002" : "GM9001"],
    organisations: 3,
    signals: signals(number * 10),
    explanation: {
      identity: terms,
      why: {
        nl: "Naam gelijk op de spelling na, geboortedatum met dag en maand verwisseld, adres gelijk.",
        en: "Name equal but for its spelling, date of birth with day and month swapped, address equal."
      },
      against: [{ field: "givenNames", text: { nl: "De voornaam is anders.", en: "The given name is different." } }],
      summary: {
        nl: "Dit komt overeen: achternaam (bijna), geboortedatum (bijna) en adres. Dit verschilt: voornaam. Samen is dat genoeg om dit voor te stellen.",
        en: "This agrees: surname (almost), date of birth (almost) and address. This differs: given name. Together that is enough to propose this."
      },
      missing: remarksOf("missing"),
      notCounted: remarksOf("hub"),
      otherReading: reading,
      pairs: [
        { a: signalId(number * 10), b: signalId(number * 10 + 1), weight: 8.8, terms, otherReading: reading },
        { a: signalId(number * 10), b: signalId(number * 10 + 2), weight: 1.2, terms: terms.slice(0, 2) }
      ],
      omitted: 0,
      bar: 2.1
    },
    confirmedSignals: [],
    reviews: [
      {
        id: "review-1",
        kind: "confirm",
        by: "coordinator",
        at: "2026-11-10T10:00:00.000Z",
        reason: "Beide scholen beschrijven hetzelfde incident.",
        undone: true
      },
      {
        id: "review-0",
        kind: "split",
        by: "regisseur",
        at: "2026-11-12T10:00:00.000Z",
        reason: "De politie sprak een ander.",
        undone: false,
        undo: "with-reason"
      }
    ],
    regroupings: [
      {
        kind: "split",
        at: "2026-11-12T10:00:01.000Z",
        before: [],
        after: [{ id: linkId(number + 1), state: "confirmed", angles: ["police", "welfare"], signals: 2 }]
      }
    ],
    torn: [],
    proposedAt: "2026-10-28T14:41:00.000Z",
    updatedAt: "2026-11-16T09:05:30.000Z",
    revision: 4,
    may: ["confirm", "reject", "split", "ask", "open"],
    ...part
  })

export const sampleContents = (link: LinkView): ReadonlyArray<SignalContent> =>
  link.signals
    .filter((signal) => signal.level !== "existence-only")
    .map((signal, index) =>
      Schema.decodeUnknownSync(SignalContent)({
        signal: signal.id,
        level: signal.level,
        observation:
          index === 0
            ? "In de pauze zei de leerling tegen twee klasgenoten dat zij hier niet thuishoren. Hij wil niet meer met hen samenwerken."
            : "Deelt in de jeugdsoos stickers uit van een groep en filmt mee.",
        persons: [index === 0 ? "Bram Verhoeven, 4 maart 2008" : "Bram van der Hoeven, 3 april 2008"],
        requests: []
      })
    )

/** A link of `count` signals, for what must stay quick when it is large. */
export const largeLink = (count: number): LinkView => {
  const many = Array.from({ length: count }, (_, index) => ({
    ...signals(index)[index % 2],
    id: signalId(100_000 + index),
    receivedAt: new Date(Date.UTC(2025, 0, 1) + index * 86_400_000).toISOString(),
    observedAt: new Date(Date.UTC(2025, 0, 1) + index * 86_400_000).toISOString().slice(0, 10)
  }))
  return sampleLink(77, { signals: many, explanation: { ...sampleLink(77).explanation, pairs: [] } })
}
