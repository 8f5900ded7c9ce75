import { CovenantId, FRESHNESS, LinkId, SignalId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { HoldView, RetentionOverview, SignalEnd } from "../ingest/retention.ts"

const session = { kind: "session" } as const

/** When the signals of a link are destroyed, for who weighs it: those that the viewer sees. */
export const getLinkRetention = endpoint({
  id: "getLinkRetention",
  method: "GET",
  path: "/links/{id}/retention",
  tag: "links",
  summary: { nl: "Wanneer de signalen worden vernietigd", en: "When its signals are destroyed" },
  auth: session,
  params: Schema.Struct({ id: LinkId }),
  success: { status: 200, schema: Schema.Struct({ ends: Schema.Array(SignalEnd) }) },
  problems: [404]
})

/** How many days ahead the overview looks. */
export const OUTLOOK_DAYS = 30

/** For data protection officers and administrators, of their covenants: what goes within 30 days, what went, what is held. Numbers only. */
export const getRetention = endpoint({
  id: "getRetention",
  method: "GET",
  path: "/retention",
  tag: "covenants",
  summary: { nl: "Bewaren en vernietigen", en: "Retention and destruction" },
  auth: session,
  success: { status: 200, schema: RetentionOverview }
})

/** Destruction records as CSV (Archiefbesluit 1995 art. 8). */
export const exportDestructions = endpoint({
  id: "exportDestructions",
  method: "GET",
  path: "/retention/destructions/export",
  tag: "covenants",
  summary: { nl: "Verklaringen van vernietiging als CSV", en: "Destruction records as CSV" },
  auth: session,
  success: { status: 200, schema: Schema.String },
  produces: "text/csv"
})

/** Holds back the destruction of a link's signals, of one signal, or of all of a covenant. 404: nothing there to hold. */
export const holdBack = endpoint({
  id: "holdBack",
  method: "POST",
  path: "/holds",
  tag: "covenants",
  summary: { nl: "Vernietiging tegenhouden", en: "Hold back destruction" },
  auth: session,
  freshWithin: FRESHNESS.content,
  body: Schema.Struct({
    covenant: CovenantId,
    /** Id of a link, or of a signal; absent: the whole covenant. */
    of: Schema.optionalKey(Schema.Union([LinkId, SignalId])),
    reason: Schema.String.check(Schema.isMaxLength(2000)),
    /** Last local date on which it holds. */
    until: Schema.String.check(Schema.isMaxLength(10))
  }),
  success: { status: 201, schema: HoldView },
  problems: [404]
})

const change = (id: string, verb: string, freshWithin: number, summary: { nl: string; en: string }) =>
  endpoint({
    freshWithin,
    id,
    method: "POST",
    path: `/holds/{id}/${verb}`,
    tag: "covenants",
    summary,
    auth: session,
    params: Schema.Struct({ id: Schema.String.check(Schema.isUUID()) }),
    body: Schema.Struct({ covenant: CovenantId }),
    success: { status: 200, schema: HoldView },
    problems: [404]
  })

export const agreeToHold = change("agreeToHold", "confirm", FRESHNESS.weighty, {
  nl: "Het tegenhouden bevestigen, als tweede persoon",
  en: "Confirm a hold, as a second person"
})
export const endHold = change("endHold", "lift", FRESHNESS.content, {
  nl: "Niet langer tegenhouden",
  en: "Hold back no longer"
})

/** Until when a hold stops every clock of the covenant, for who works in it; null: none does. */
export const getCovenantHold = endpoint({
  id: "getCovenantHold",
  method: "GET",
  path: "/covenants/{id}/hold",
  tag: "covenants",
  summary: {
    nl: "Of de vernietiging van een convenant stilstaat",
    en: "Whether destruction of a covenant stands still"
  },
  auth: session,
  params: Schema.Struct({ id: CovenantId }),
  success: {
    status: 200,
    schema: Schema.Struct({
      hold: Schema.NullOr(
        Schema.Struct({
          /** Last local day on which it holds as it stands. */
          reaches: Schema.String,
          /** A second person agreed: it reaches to its end. */
          agreed: Schema.Boolean
        })
      )
    })
  },
  problems: [404]
})
