import { HubView } from "@kruisverband/contract"
import { Schema } from "effect"

/** A school's phone and a block of flats, as the services tell of them. */
export const sampleHubs = Schema.decodeUnknownSync(Schema.Array(HubView))([
  {
    id: "5f1c9e0a-0000-8000-9000-000000000001",
    covenant: "merenland-radicalisering",
    kind: "postcode-number",
    signals: 64,
    withdrawn: 3,
    since: "2026-09-14T08:00:00.000Z"
  },
  {
    id: "5f1c9e0a-0000-8000-9000-000000000002",
    covenant: "merenland-radicalisering",
    kind: "landline",
    signals: 32,
    withdrawn: 0,
    since: "2026-10-01T08:00:00.000Z"
  }
])
