import { CovenantId, HubId, HubKind } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

/** A value that too many signals share to be a ground for a link, without the value and without the signals. */
export const HubView = Schema.Struct({
  id: HubId,
  covenant: CovenantId,
  kind: HubKind,
  /** At most so many signals share it, and more than half as many. */
  signals: Schema.Int,
  /** Links that were taken back because they rested on it. */
  withdrawn: Schema.Int,
  /** UTC, ISO 8601. */
  since: Schema.String
}).annotate({ identifier: "Hub" })
export type HubView = typeof HubView.Type

/** For coordinators, of their own covenants: the busiest first, then the longest standing. */
export const listHubs = endpoint({
  id: "listHubs",
  method: "GET",
  path: "/hubs",
  tag: "links",
  summary: {
    nl: "Gegevens die te veel signalen delen om op te koppelen",
    en: "Values that too many signals share to link on"
  },
  auth: { kind: "session" },
  query: Schema.Struct({ covenant: Schema.optionalKey(CovenantId) }),
  success: { status: 200, schema: Schema.Struct({ hubs: Schema.Array(HubView) }) }
})
