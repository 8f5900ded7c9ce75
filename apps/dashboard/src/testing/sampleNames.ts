import { KnownNameView } from "@kruisverband/contract"
import { Schema } from "effect"

/** A group with an abbreviation and a slogan of some months, as the services give them. */
export const sampleNames = Schema.decodeUnknownSync(Schema.Array(KnownNameView))([
  {
    id: "0191e0d3-0000-7000-8000-00000000a001",
    covenant: "merenland-polarisatie",
    version: 2,
    facet: "group",
    values: ["Voorpost Noord", "VPN", "de Voorposters"],
    changedAt: "2026-10-12T09:00:00.000Z"
  },
  {
    id: "0191e0d3-0000-7000-8000-00000000a002",
    covenant: "merenland-polarisatie",
    version: 1,
    facet: "expression",
    type: "slogan",
    validFrom: "2026-07-01",
    validUntil: "2026-12-31",
    values: ["Wij eerst", "W1"],
    changedAt: "2026-08-02T09:00:00.000Z"
  }
])
