import {
  AmbiguityEnd,
  AmbiguityId,
  CovenantId,
  Facet,
  FRESHNESS,
  MunicipalityCode,
  RequestId,
  SignalId
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { Explanation, RelatedLink, ReviewView, SignalContent, SignalView } from "./links.ts"

const session = { kind: "session" } as const
const text = (max: number) => Schema.String.check(Schema.isMaxLength(max))
const byAmbiguity = Schema.Struct({ id: AmbiguityId })
const Reasoned = Schema.NonEmptyString.check(Schema.isMaxLength(2000))

/** One of the things that the signal fits: a link, or a signal by itself. */
export const FitView = Schema.Struct({
  signals: Schema.Array(SignalView),
  /** The link that these signals are, where they are one that the viewer sees. */
  link: Schema.optionalKey(RelatedLink),
  /** Why the signal fits it. */
  explanation: Explanation
}).annotate({ identifier: "Fit" })
export type FitView = typeof FitView.Type

/** A signal that fits more than one link or signal equally well, and so is in none until a person says where it belongs. */
export const AmbiguityView = Schema.Struct({
  id: AmbiguityId,
  covenant: CovenantId,
  state: Schema.Literals(["open", "decided", "ended"]),
  facets: Schema.Array(Facet),
  municipalities: Schema.Array(MunicipalityCode),
  signal: SignalView,
  /** Two or more. */
  fits: Schema.Array(FitView),
  reviews: Schema.Array(ReviewView),
  ended: Schema.optionalKey(AmbiguityEnd),
  /** Decided, and by what the signals say now it would be put with one that it was parted from: to be looked at again. UTC instant. */
  againSince: Schema.optionalKey(Schema.String),
  foundAt: Schema.String,
  updatedAt: Schema.String,
  /** Rises with every change; sent back with a decision. */
  revision: Schema.Int,
  may: Schema.Array(Schema.Literals(["resolve", "keep", "ask", "open"]))
}).annotate({ identifier: "Ambiguity" })
export type AmbiguityView = typeof AmbiguityView.Type

const one = { status: 200, schema: AmbiguityView } as const

/** For who decides on links, in their area; latest change first. With those that are decided and to be looked at again. */
export const listAmbiguities = endpoint({
  id: "listAmbiguities",
  method: "GET",
  path: "/ambiguities",
  tag: "links",
  summary: { nl: "Signalen die bij meer dan één passen", en: "Signals that fit more than one" },
  auth: session,
  query: Schema.Struct({
    covenant: Schema.optionalKey(CovenantId),
    /** 1 to 100, default 50. */
    limit: Schema.optionalKey(
      Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 100 }))
    )
  }),
  success: { status: 200, schema: Schema.Struct({ ambiguities: Schema.Array(AmbiguityView), total: Schema.Int }) }
})

export const getAmbiguity = endpoint({
  id: "getAmbiguity",
  method: "GET",
  path: "/ambiguities/{id}",
  tag: "links",
  summary: { nl: "Een signaal dat bij meer dan één past", en: "A signal that fits more than one" },
  auth: session,
  params: byAmbiguity,
  success: one,
  problems: [404]
})

export const resolveAmbiguity = endpoint({
  id: "resolveAmbiguity",
  method: "POST",
  path: "/ambiguities/{id}/resolve",
  tag: "links",
  summary: { nl: "Uitmaken waar het signaal bij hoort", en: "Say where the signal belongs" },
  auth: session,
  params: byAmbiguity,
  body: Schema.Struct({
    /** The signals of one of the fits; none: it belongs to none of them. */
    together: Schema.Array(SignalId),
    reason: Reasoned,
    revision: Schema.Int
  }),
  success: one,
  problems: [404, 409]
})

/** Somebody looked again, and the decision stays as it was. */
export const keepResolution = endpoint({
  id: "keepResolution",
  method: "POST",
  path: "/ambiguities/{id}/keep",
  tag: "links",
  summary: { nl: "Opnieuw bekeken: blijft zo", en: "Looked at again: stays so" },
  auth: session,
  params: byAmbiguity,
  body: Schema.Struct({ reason: Reasoned, revision: Schema.Int }),
  success: one,
  problems: [404, 409]
})

export const undoResolution = endpoint({
  id: "undoResolution",
  method: "POST",
  path: "/ambiguities/{id}/undo",
  tag: "links",
  summary: { nl: "Ongedaan maken", en: "Undo" },
  auth: session,
  params: byAmbiguity,
  body: Schema.Struct({ review: Schema.String, reason: Schema.optionalKey(Reasoned) }),
  success: one,
  problems: [404, 409]
})

export const openAmbiguity = endpoint({
  id: "openAmbiguity",
  method: "POST",
  path: "/ambiguities/{id}/open",
  tag: "links",
  summary: { nl: "Inhoud van de signalen openen (wordt vastgelegd)", en: "Open the signals' content (recorded)" },
  auth: session,
  freshWithin: FRESHNESS.content,
  params: byAmbiguity,
  body: Schema.Struct({ purpose: Schema.optionalKey(text(60).check(Schema.isPattern(/\S/u))) }),
  success: { status: 200, schema: Schema.Struct({ contents: Schema.Array(SignalContent) }) },
  problems: [404]
})

export const askAboutAmbiguity = endpoint({
  id: "askAboutAmbiguity",
  method: "POST",
  path: "/ambiguities/{id}/ask",
  tag: "links",
  summary: { nl: "Navragen bij een melder", en: "Ask a poster" },
  auth: session,
  params: byAmbiguity,
  body: Schema.Struct({ signal: SignalId, question: Schema.NonEmptyString.check(Schema.isMaxLength(4000)) }),
  success: { status: 201, schema: Schema.Struct({ id: RequestId }) },
  problems: [404]
})
