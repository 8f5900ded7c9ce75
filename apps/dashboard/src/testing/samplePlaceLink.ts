import { LinkView, SignalContent } from "@kruisverband/contract"
import { Schema } from "effect"
import { linkId, sampleLink, signalId } from "./sampleLinks.ts"

const signals = (first: number) => [
  {
    id: signalId(first),
    level: "full",
    kind: "polarisation",
    angle: "housing",
    receivedAt: "2026-10-05T08:12:00.000Z",
    municipality: "GM9002",
    observedAt: "2026-10-02",
    behaviours: ["vandalism"],
    themes: ["inter-ethnic-tension"],
    partner: "woonstichting-vest"
  },
  {
    id: signalId(first + 1),
    level: "without-source",
    kind: "polarisation",
    angle: "education",
    receivedAt: "2026-10-20T14:40:00.000Z",
    municipality: "GM9002",
    observedAt: "2026-10-19T20:00:00.000Z",
    behaviours: ["intimidation"],
    themes: ["group-conflict", "inter-ethnic-tension"]
  },
  {
    id: signalId(first + 2),
    level: "existence-only",
    kind: "polarisation",
    angle: "police",
    receivedAt: "2026-10-21T09:05:00.000Z"
  }
]

const terms = [
  ["prior", "exact", -5.03125, "Uitgangspunt.", "Starting point."],
  ["place", "exact", 2.46875, "Plaats: zelfde wijk.", "Place: the same district."],
  ["time", "close", -0.578125, "Periode: binnen een maand.", "Period: within a month."],
  [
    "group",
    "close",
    3.46875,
    "Groep: gelijk, onder een andere naam die bekend is.",
    "Group: the same, under another name that is known."
  ],
  ["theme", "exact", 2.03125, "Thema: gelijk.", "Theme: the same."],
  ["expression", "missing", 0, "Uiting: niet overal bekend.", "Expression: not known on both sides."]
].map(([field, agreement, weight, nl, en]) => ({ field, agreement, weight, text: { nl, en } }))

/** A link of polarisation signals as the services give it; the number makes its ids. */
export const samplePlaceLink = (number: number): LinkView => {
  const { explanation } = sampleLink(number)
  return Schema.decodeUnknownSync(LinkView)({
    ...sampleLink(number),
    id: linkId(number),
    covenant: "merenland-polarisatie",
    facets: ["group", "place", "theme"],
    angles: ["education", "housing", "police"],
    municipalities: ["GM9002"],
    signals: signals(number * 10),
    explanation: {
      ...explanation,
      identity: terms,
      why: { nl: "plaats zelfde wijk · groep gelijk", en: "place the same district · group the same" },
      summary: {
        nl: "Dit komt overeen: plaats, groep (bijna) en thema.",
        en: "This agrees: place, group (almost) and theme."
      },
      against: [],
      missing: [],
      notCounted: [],
      pairs: [{ a: signalId(number * 10), b: signalId(number * 10 + 1), weight: 2.359375, terms }],
      bar: -2.5
    }
  })
}

/** What the posters of its first two signals wrote. */
export const samplePlaceContents = (link: LinkView): ReadonlyArray<SignalContent> =>
  link.signals.slice(0, 2).map((signal, index) =>
    Schema.decodeUnknownSync(SignalContent)({
      signal: signal.id,
      level: signal.level,
      observation: "In drie portieken staan leuzen tegen nieuwe bewoners.",
      groups: [index === 0 ? "Havenploeg" : "HP Waterdam"],
      expressions: ["De haven is van ons"],
      places: ["Haven", "9920 AB"],
      requests: []
    })
  )
