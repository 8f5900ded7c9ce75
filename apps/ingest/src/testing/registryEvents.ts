import { CovenantDocument, type CovenantStatus, Partner, Region } from "@kruisverband/domain"
import { CovenantPublished, PartnerRegistered, RegionPublished } from "@kruisverband/events"
import type { OutboxEntry } from "@kruisverband/store"
import { Schema } from "effect"

const covenant = (document: typeof CovenantDocument.Encoded): OutboxEntry => {
  const read = Schema.decodeUnknownSync(CovenantDocument)(document)
  return {
    event: CovenantPublished.make({ covenant: read.id, versions: [read] }),
    subject: read.id,
    partitionkey: read.id
  }
}

const partner = (input: typeof Partner.Encoded): OutboxEntry => {
  const read = Schema.decodeUnknownSync(Partner)(input)
  return { event: PartnerRegistered.make({ partner: read }), subject: read.id, partitionkey: read.id }
}

const parties = [
  { partner: "school", angle: "education", roles: ["teacher"] },
  { partner: "welfare", angle: "welfare" },
  { partner: "care", angle: "mental-health" },
  { partner: "trained", angle: "police", trainingRequired: true },
  { partner: "fathers", angle: "civil-society" }
] as const

const persons = { kinds: ["radicalisation"], parties, identifiers: ["name", "birth-date", "address"] } as const

/** Covenants in every standing, and partners of every kind. */
export const registryEvents: ReadonlyArray<OutboxEntry> = [
  covenant({ id: "persons", ...persons }),
  covenant({ id: "other", ...persons, parties: [{ partner: "welfare", angle: "welfare" }] }),
  covenant({
    id: "sealing",
    ...persons,
    parties: [
      { partner: "school", angle: "education", sealsAtSource: true },
      { partner: "welfare", angle: "welfare" },
      { partner: "fathers", angle: "civil-society", sealsAtSource: true }
    ],
    sealedAttestations: ["minimum-age", "minor", "identifiers"],
    retention: { minors: { unlinked: "P90D" } }
  }),
  covenant({ id: "places", ...persons, kinds: ["polarisation"] }),
  covenant({ id: "ended", ...persons, status: "ended" }),
  covenant({ id: "paused", ...persons, status: "suspended" }),
  partner({ id: "school", name: "School", angle: "education", municipality: "GM9001", network: "formal" }),
  partner({ id: "welfare", name: "Welzijn", angle: "welfare", municipality: "GM9001", network: "formal" }),
  partner({ id: "care", name: "GGZ", angle: "mental-health", municipality: "GM9001", network: "formal" }),
  partner({ id: "trained", name: "Politie", angle: "police", municipality: "GM9001", network: "formal" }),
  partner({ id: "fathers", name: "Vaders", angle: "civil-society", municipality: "GM9001", network: "informal" }),
  partner({ id: "stranger", name: "Vreemd", angle: "housing", municipality: "GM9001", network: "formal" }),
  {
    event: RegionPublished.make({
      region: Schema.decodeUnknownSync(Region)({
        id: "r1",
        name: { nl: "Regio", en: "Region" },
        municipalities: [
          { code: "GM9001", name: "Elzerveen", participation: "active" },
          { code: "GM9002", name: "Waterdam", participation: "active" }
        ]
      })
    }),
    subject: "r1",
    partitionkey: "r1"
  }
]

/** The events of a covenant with another status. */
export const withStatus = (id: string, status: CovenantStatus): ReadonlyArray<OutboxEntry> =>
  registryEvents.flatMap((entry) => {
    const { event } = entry
    if (event.type !== "nl.kruisverband.covenant.published.v1" || event.data.covenant !== id) return []
    const [first, ...rest] = event.data.versions
    return [{ ...entry, event: CovenantPublished.make({ ...event.data, versions: [{ ...first, status }, ...rest] }) }]
  })
