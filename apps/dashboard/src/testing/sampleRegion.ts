import { getRegistry, SessionView } from "@kruisverband/contract"
import { CovenantDocument, type Role } from "@kruisverband/domain"
import { Schema } from "effect"

/** Invented region, decoded by the contract's own schemas: a sample the services could not give does not load. */
const covenants = [
  {
    id: "merenland-radicalisering",
    version: 3,
    title: { nl: "Signalen van radicalisering in Merenland", en: "Signals of radicalisation in Merenland" },
    basis: {
      kind: "pga",
      law: "Gemeentewet",
      dpia: { reference: "DPIA-2025-11", date: "2025-11-01" },
      registerEntry: "VR-12",
      notified: { body: "AP", reference: "2025-0417" }
    },
    parties: [
      { partner: "school-de-linde", angle: "education", roles: ["teacher", "care-coordinator"] },
      { partner: "welzijn-elzerveen", angle: "welfare", defaultLevel: "without-source" },
      { partner: "politie-merenland", angle: "police" },
      { partner: "ggz-merenland", angle: "mental-health", defaultLevel: "existence-only" }
    ],
    contactPoint: { organisation: "gemeente-elzerveen", email: "regie@elzerveen.example" }
  },
  {
    id: "merenland-polarisatie",
    title: { nl: "Polarisatie in wijken en op school", en: "Polarisation in neighbourhoods and schools" },
    kinds: ["polarisation"],
    parties: [{ partner: "school-de-linde", angle: "education" }]
  },
  {
    id: "merenland-oud",
    status: "ended",
    validUntil: "2025-12-31",
    title: { nl: "Pilot 2025", en: "Pilot 2025" },
    parties: []
  }
].map((document) => Schema.decodeUnknownSync(CovenantDocument)(document))

export const sampleRegistry = Schema.decodeUnknownSync(getRegistry.success.schema)({
  municipalities: [
    { code: "GM9001", name: "Elzerveen", participation: "active" },
    { code: "GM9002", name: "Waterdam", participation: "active" },
    { code: "GM9003", name: "Oosterlee", participation: "watching" }
  ],
  partners: [
    { id: "school-de-linde", name: "School De Linde", angle: "education", municipality: "GM9001", network: "formal" },
    { id: "welzijn-elzerveen", name: "Welzijn Elzerveen", angle: "welfare", municipality: "GM9001", network: "formal" },
    { id: "politie-merenland", name: "Politie Merenland", angle: "police", municipality: "GM9002", network: "formal" },
    { id: "ggz-merenland", name: "GGZ Merenland", angle: "mental-health", municipality: "GM9001", network: "formal" }
  ],
  covenants
})

const people: Readonly<Record<string, { readonly name: string; readonly partner?: string }>> = {
  coordinator: { name: "C. Jansen" },
  poster: { name: "D. de Boer", partner: "school-de-linde" },
  administrator: { name: "B. Smit" },
  signatory: { name: "L. Kok", partner: "school-de-linde" },
  "policy-analyst": { name: "P. Visser" }
}

export const sampleSession = (role: Role): SessionView =>
  Schema.decodeUnknownSync(SessionView)({
    user: {
      id: role,
      displayName: people[role]?.name ?? role,
      ...(people[role]?.partner === undefined ? {} : { partner: people[role].partner, profession: "teacher" }),
      grants: [
        { role, covenant: "merenland-radicalisering" },
        { role, covenant: "merenland-polarisatie" }
      ]
    },
    csrf: "csrf-of-the-test",
    expiresAt: "2026-11-24T18:00:00.000Z",
    loggedInAt: "2026-11-24T08:00:00.000Z"
  })
