import {
  Agreement,
  AmbiguityId,
  Angle,
  Behaviour,
  Bilingual,
  CovenantId,
  DisclosureLevel,
  EvidenceField,
  Facet,
  FRESHNESS,
  LinkId,
  LinkState,
  MunicipalityCode,
  PartnerId,
  Reading,
  RegroupingKind,
  RequestId,
  RetractionReason,
  SignalId,
  SignalKind,
  Theme
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { RequestState } from "../ingest/signals.ts"

const text = (max: number) => Schema.String.check(Schema.isMaxLength(max))
const session = { kind: "session" } as const
const byLink = Schema.Struct({ id: LinkId })
const Reasoned = Schema.NonEmptyString.check(Schema.isMaxLength(2000))

/** A signal as far as this viewer may see it. `existence-only`: id, kind, angle and when it came; `without-source`: no partner. */
export const SignalView = Schema.Struct({
  id: SignalId,
  level: DisclosureLevel,
  kind: SignalKind,
  angle: Angle,
  receivedAt: Schema.String,
  municipality: Schema.optionalKey(MunicipalityCode),
  observedAt: Schema.optionalKey(Schema.String),
  behaviours: Schema.optionalKey(Schema.Array(Behaviour)),
  themes: Schema.optionalKey(Schema.Array(Theme)),
  partner: Schema.optionalKey(PartnerId),
  /** Latest question to its poster, if any. */
  request: Schema.optionalKey(Schema.Struct({ id: RequestId, state: RequestState }))
}).annotate({ identifier: "SignalView" })
export type SignalView = typeof SignalView.Type

export const ExplainedTerm = Schema.Struct({
  field: EvidenceField,
  agreement: Agreement,
  weight: Schema.Finite,
  note: Schema.optionalKey(Schema.String),
  text: Bilingual
})
export type ExplainedTerm = typeof ExplainedTerm.Type

/** A field with the sentence that tells of it. */
const Remark = Schema.Struct({ field: EvidenceField, text: Bilingual })
const OtherReading = Schema.Struct({ reading: Reading, text: Bilingual })

/** One comparison of two signals; `weight`, in bits, is exactly the sum of its terms from left to right. */
export const ExplainedPair = Schema.Struct({
  a: SignalId,
  b: SignalId,
  weight: Schema.Finite,
  /** In the order in which they were weighed: each counts for what it adds to those before it. */
  terms: Schema.Array(ExplainedTerm),
  /** What else the two may be. */
  otherReading: Schema.optionalKey(OtherReading)
}).annotate({ identifier: "ExplainedPair" })
export type ExplainedPair = typeof ExplainedPair.Type

/** Made where the weight is computed, from codes: no value of a person is in it. */
export const Explanation = Schema.Struct({
  /** Terms of the pair that carries the link most. */
  identity: Schema.Array(ExplainedTerm),
  /** One line: what it rests on. */
  why: Bilingual,
  /** A few plain sentences: what agrees, differs, is missing and does not count. */
  summary: Bilingual,
  /** What speaks against it, in any pair: strongest first. */
  against: Schema.Array(Remark),
  /** Not known on both sides of the pair that carries the link most. */
  missing: Schema.Array(Remark),
  /** Not counted there, and why. */
  notCounted: Schema.Array(Remark),
  otherReading: Schema.optionalKey(OtherReading),
  /** Strongest first. */
  pairs: Schema.Array(ExplainedPair),
  /** Compared pairs that were too many to show. */
  omitted: Schema.Int,
  /** Bits that a pair needed when the link was last told; absent where that was not recorded. */
  bar: Schema.optionalKey(Schema.Finite)
}).annotate({ identifier: "Explanation" })
export type Explanation = typeof Explanation.Type

export const ReviewView = Schema.Struct({
  id: Schema.String,
  /** `keep`: looked at again and left as it was decided. */
  kind: Schema.Literals(["confirm", "reject", "split", "keep-apart", "keep", "resolve", "undo"]),
  by: Schema.String,
  at: Schema.String,
  reason: Schema.String,
  undone: Schema.Boolean,
  /** How this viewer may take it back: its maker within a minute at once, any reviewer later with a reason; absent: not. */
  undo: Schema.optionalKey(Schema.Literals(["at-once", "with-reason"]))
}).annotate({ identifier: "Review" })
export type ReviewView = typeof ReviewView.Type

/** Another link that took part in a regrouping, as far as this viewer sees it. */
export const RelatedLink = Schema.Struct({
  id: LinkId,
  state: LinkState,
  angles: Schema.Array(Angle),
  signals: Schema.Int
}).annotate({ identifier: "RelatedLink" })
export type RelatedLink = typeof RelatedLink.Type

/** How the link's signals were grouped otherwise; the link itself is in neither list. */
export const RegroupingView = Schema.Struct({
  kind: RegroupingKind,
  at: Schema.String,
  before: Schema.Array(RelatedLink),
  after: Schema.Array(RelatedLink)
}).annotate({ identifier: "Regrouping" })
export type RegroupingView = typeof RegroupingView.Type

/** As people see it: `restricted` while somebody's objection is looked into, whatever it was before. */
export const ShownState = Schema.Literals([...LinkState.literals, "restricted"])
export type ShownState = typeof ShownState.Type

export const LinkView = Schema.Struct({
  id: LinkId,
  covenant: CovenantId,
  state: ShownState,
  facets: Schema.Array(Facet),
  angles: Schema.Array(Angle),
  municipalities: Schema.Array(MunicipalityCode),
  /** How many organisations; which ones shows per signal, as far as allowed. */
  organisations: Schema.Int,
  signals: Schema.Array(SignalView),
  /** Of a link in the state `restricted`: whose signals they are, and all else of it, is not shown. */
  restrictedSignals: Schema.optionalKey(Schema.Array(SignalId)),
  explanation: Explanation,
  /** Signals a person confirmed earlier, when the machine proposes more to them. */
  confirmedSignals: Schema.Array(SignalId),
  reviews: Schema.Array(ReviewView),
  /** What it came from and went on as, oldest first. */
  regroupings: Schema.Array(RegroupingView),
  /** Signals that fit this link and another, and so are in neither: each as an ambiguity that the viewer may look at. */
  torn: Schema.Array(AmbiguityId),
  retraction: Schema.optionalKey(RetractionReason),
  /**
   * A person confirmed it on a signal of an organisation that is no longer party: to be looked at again.
   * `covenant-changed`: the same, where naming it would give a shielded source away.
   */
  flagged: Schema.optionalKey(Schema.Literals(["party-left", "covenant-changed"])),
  /**
   * The machine's last word came to differ from people's decision after it: to be looked at again. `evidence-short`: confirmed, and only that
   * holds it together now. `signals-agree`: rejected, and by its evidence it would be proposed now. `parted-agree`: a signal that people split
   * off, kept apart or placed elsewhere would be put with it now; of a retracted link: two that people parted, and that are in no other. `since`: UTC instant.
   */
  again: Schema.optionalKey(
    Schema.Struct({ why: Schema.Literals(["evidence-short", "signals-agree", "parted-agree"]), since: Schema.String })
  ),
  proposedAt: Schema.String,
  updatedAt: Schema.String,
  /** Rises with every change; sent back with a decision, so that nobody decides on what has changed meanwhile. */
  revision: Schema.Int,
  /** What this viewer may do here. */
  may: Schema.Array(Schema.Literals(["confirm", "reject", "split", "keep", "ask", "undo", "open"]))
}).annotate({ identifier: "Link" })
export type LinkView = typeof LinkView.Type

export const listLinks = endpoint({
  id: "listLinks",
  method: "GET",
  path: "/links",
  tag: "links",
  summary: { nl: "Werkvoorraad van kruisverbanden", en: "Worklist of cross-links" },
  auth: session,
  query: Schema.Struct({
    /** Left out: every state but `restricted`, which has to be asked for. */
    state: Schema.optionalKey(ShownState),
    covenant: Schema.optionalKey(CovenantId),
    municipality: Schema.optionalKey(MunicipalityCode),
    angle: Schema.optionalKey(Angle),
    facet: Schema.optionalKey(Facet),
    /** Links of persons, or of places, groups and themes: a link is of one kind, never of both. */
    kind: Schema.optionalKey(SignalKind),
    /** Only what is to be looked at again, in any state, by who decides on it. */
    again: Schema.optionalKey(Schema.Literal("true")),
    /** 1 to 200, default 50. */
    limit: Schema.optionalKey(
      Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 200 }))
    ),
    cursor: Schema.optionalKey(text(200))
  }),
  success: {
    status: 200,
    schema: Schema.Struct({
      links: Schema.Array(LinkView),
      next: Schema.NullOr(Schema.String),
      /** Number of links in this filter that the viewer may see. */
      total: Schema.Int
    })
  }
})

export const getLink = endpoint({
  id: "getLink",
  method: "GET",
  path: "/links/{id}",
  tag: "links",
  summary: { nl: "Een kruisverband met toelichting", en: "A cross-link with its explanation" },
  auth: session,
  params: byLink,
  success: { status: 200, schema: LinkView },
  problems: [404]
})

/** What the posters wrote, as far as each shares it. Opened on purpose and logged; `existence-only` is never opened. */
export const SignalContent = Schema.Struct({
  signal: SignalId,
  level: DisclosureLevel,
  observation: Schema.optionalKey(Schema.String),
  assessment: Schema.optionalKey(Schema.String),
  /** Names as the posters wrote them, one line a person, for the eye only. */
  persons: Schema.optionalKey(Schema.Array(Schema.String)),
  groups: Schema.optionalKey(Schema.Array(Schema.String)),
  expressions: Schema.optionalKey(Schema.Array(Schema.String)),
  /** Where it was, finer than the municipality, as the poster wrote it. */
  places: Schema.optionalKey(Schema.Array(Schema.String)),
  requests: Schema.Array(
    Schema.Struct({
      id: RequestId,
      state: RequestState,
      question: Schema.String,
      answer: Schema.optionalKey(Schema.String),
      askedAt: Schema.String
    })
  )
}).annotate({ identifier: "SignalContent" })
export type SignalContent = typeof SignalContent.Type

export const openLink = endpoint({
  id: "openLink",
  method: "POST",
  path: "/links/{id}/open",
  tag: "links",
  summary: { nl: "Inhoud van de signalen openen (wordt vastgelegd)", en: "Open the signals' content (recorded)" },
  auth: session,
  freshWithin: FRESHNESS.content,
  params: byLink,
  body: Schema.Struct({ purpose: Schema.optionalKey(text(60).check(Schema.isPattern(/\S/u))) }),
  success: { status: 200, schema: Schema.Struct({ contents: Schema.Array(SignalContent) }) },
  problems: [404]
})

const decision = { reason: Reasoned, revision: Schema.optionalKey(Schema.Int) }
const decide = <B extends Schema.Codec<unknown, unknown>>(
  id: string,
  verb: string,
  summary: { nl: string; en: string },
  body: B
) =>
  endpoint({
    id,
    method: "POST",
    path: `/links/{id}/${verb}`,
    tag: "links",
    summary,
    auth: session,
    params: byLink,
    body,
    success: { status: 200, schema: LinkView },
    problems: [404, 409]
  })

export const confirmLink = decide(
  "confirmLink",
  "confirm",
  { nl: "Bevestigen", en: "Confirm" },
  Schema.Struct(decision)
)
export const rejectLink = decide(
  "rejectLink",
  "reject",
  { nl: "Niet dezelfde", en: "Not the same" },
  Schema.Struct(decision)
)
/** Looked at again: what was decided stays. Only for what came back. */
export const keepLink = decide("keepLink", "keep", { nl: "Blijft zo", en: "Stays so" }, Schema.Struct(decision))
export const splitLink = decide(
  "splitLink",
  "split",
  { nl: "Splitsen", en: "Split" },
  Schema.Struct({
    ...decision,
    /** Each signal of the link in exactly one group; at least two groups. */
    groups: Schema.Array(Schema.Array(SignalId).check(Schema.isMinLength(1))).check(Schema.isMinLength(2))
  })
)
export const undoReview = decide(
  "undoReview",
  "undo",
  { nl: "Ongedaan maken", en: "Undo" },
  Schema.Struct({
    review: Schema.String,
    /** Needed once the minute of who took it is over, and for anybody else. */
    reason: Schema.optionalKey(Reasoned)
  })
)

export const askAboutLink = endpoint({
  id: "askAboutLink",
  method: "POST",
  path: "/links/{id}/ask",
  tag: "links",
  summary: { nl: "Navragen bij een melder", en: "Ask a poster" },
  auth: session,
  params: byLink,
  body: Schema.Struct({ signal: SignalId, question: Schema.NonEmptyString.check(Schema.isMaxLength(4000)) }),
  success: { status: 201, schema: Schema.Struct({ id: RequestId }) },
  problems: [404]
})

/** These signals concern different subjects, whether a link was proposed or not. */
export const keepApart = endpoint({
  id: "keepApart",
  method: "POST",
  path: "/separations",
  tag: "links",
  summary: { nl: "Signalen uit elkaar houden", en: "Keep signals apart" },
  auth: session,
  body: Schema.Struct({
    covenant: CovenantId,
    signals: Schema.Array(SignalId).check(Schema.isMinLength(2)),
    reason: Reasoned
  }),
  success: { status: 201, schema: Schema.Struct({ review: Schema.String }) },
  problems: [404]
})

/** Server-sent events `link` `{ id, state, covenant, revision }`, only of links the viewer may see. */
export const streamLinks = endpoint({
  id: "streamLinks",
  method: "GET",
  path: "/stream",
  tag: "links",
  summary: { nl: "Wijzigingen volgen", en: "Follow changes" },
  auth: session,
  success: {
    status: 200,
    schema: Schema.Struct({ id: LinkId, state: ShownState, covenant: CovenantId, revision: Schema.Int })
  },
  produces: "text/event-stream"
})
