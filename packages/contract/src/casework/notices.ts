import {
  Angle,
  Consideration,
  CovenantId,
  DeferralGround,
  DeferralId,
  LinkId,
  noticeHows,
  PartnerId,
  SignalId,
  UserId
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const session = { kind: "session" } as const
/** Local date. */
const Day = Schema.String.check(Schema.isPattern(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u))
const Words = Schema.NonEmptyString.check(Schema.isMaxLength(4000))
const Signals = Schema.NonEmptyArray(SignalId).check(Schema.isMaxLength(100))

/** A signal of which the persons have to be told (AVG 14), by codes and days: never who they are. */
export const NoticeLine = Schema.Struct({
  signal: SignalId,
  covenant: CovenantId,
  angle: Angle,
  /** Number of persons it is about. */
  persons: Schema.Int,
  /** Local date of first storing: the month runs from here. */
  storedOn: Schema.String,
  /** Last day for the notice, or for the review of its deferral; for a notice that was given, the day on which it was. */
  by: Schema.String,
  standing: Schema.Literals(["given", "waiting", "late", "deferred", "review-late"]),
  /** A confirmed link that it is in: its signals are of the same person, to be told once. */
  link: Schema.optionalKey(LinkId),
  /** The deferral that stands. */
  deferral: Schema.optionalKey(DeferralId),
  ground: Schema.optionalKey(DeferralGround),
  /** Who is to review it. */
  reviewer: Schema.optionalKey(UserId),
  how: Schema.optionalKey(Schema.Literals(noticeHows)),
  toldBy: Schema.optionalKey(PartnerId)
}).annotate({ identifier: "NoticeLine" })
export type NoticeLine = typeof NoticeLine.Type

/** Somebody who may review a deferral of a covenant. */
export const Reviewer = Schema.Struct({ covenant: CovenantId, user: UserId, name: Schema.String })
export type Reviewer = typeof Reviewer.Type

/**
 * What is due first comes first. `due`: those to be told; `deferred`: those that wait, for the officer, and for a reviewer
 * those that are theirs; `given`: newest first. Nothing is written for a signal until somebody acts on it.
 */
export const listNotices = endpoint({
  id: "listNotices",
  method: "GET",
  path: "/notices",
  tag: "rights",
  summary: { nl: "Wie nog te informeren is", en: "Who is still to be told" },
  auth: session,
  query: Schema.Struct({
    show: Schema.optionalKey(Schema.Literals(["due", "deferred", "given"])),
    covenant: Schema.optionalKey(CovenantId),
    cursor: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200)))
  }),
  success: {
    status: 200,
    schema: Schema.Struct({
      notices: Schema.Array(NoticeLine),
      /** Others than who asks. */
      reviewers: Schema.Array(Reviewer),
      next: Schema.NullOr(Schema.String)
    })
  },
  problems: [400]
})

const Done = Schema.Struct({ notices: Schema.Array(NoticeLine) })

/** The persons of these signals were told: on which day, how, and by whom (absent: the contact point). */
export const recordNotice = endpoint({
  id: "recordNotice",
  method: "POST",
  path: "/notices/given",
  tag: "rights",
  summary: { nl: "Vastleggen dat de persoon is geïnformeerd", en: "Record that the person was told" },
  auth: session,
  body: Schema.Struct({
    covenant: CovenantId,
    signals: Signals,
    on: Day,
    how: Schema.Literals(noticeHows),
    by: Schema.optionalKey(PartnerId)
  }),
  success: { status: 200, schema: Done },
  problems: [404, 422]
})

const Considered = Schema.Struct({
  a: Schema.optionalKey(Words),
  b: Schema.optionalKey(Words),
  c: Schema.optionalKey(Words),
  d: Schema.optionalKey(Words),
  e: Schema.optionalKey(Words),
  f: Schema.optionalKey(Words),
  g: Schema.optionalKey(Words),
  h: Schema.optionalKey(Words)
})

export const DeferralView = Schema.Struct({
  id: DeferralId,
  covenant: CovenantId,
  /** Those of which the persons still wait. */
  signals: Schema.Array(SignalId),
  ground: DeferralGround,
  /** Absent once destroyed. */
  considerations: Schema.optionalKey(Schema.Record(Consideration, Schema.String)),
  tellable: Schema.Boolean,
  proposedBy: UserId,
  reviewer: UserId,
  decidedOn: Schema.String,
  reviewOn: Schema.String,
  endedOn: Schema.optionalKey(Schema.String),
  /** Oldest first. */
  reviews: Schema.Array(
    Schema.Struct({
      outcome: Schema.Literals(["extend", "end"]),
      by: UserId,
      on: Schema.String,
      reviewOn: Schema.optionalKey(Schema.String),
      reason: Schema.optionalKey(Schema.String)
    })
  ),
  /** Sent back with a review. */
  revision: Schema.Int,
  may: Schema.Array(Schema.Literals(["extend", "end"]))
}).annotate({ identifier: "Deferral" })
export type DeferralView = typeof DeferralView.Type

const oneDeferral = { status: 200, schema: DeferralView } as const
const byDeferral = Schema.Struct({ id: DeferralId })

/** The notice waits, on a ground of UAVG 41(1), with its eight considerations, until a review within three months. */
export const deferNotice = endpoint({
  id: "deferNotice",
  method: "POST",
  path: "/notices/deferrals",
  tag: "rights",
  summary: { nl: "Informeren uitstellen", en: "Defer the notice" },
  auth: session,
  body: Schema.Struct({
    covenant: CovenantId,
    signals: Signals,
    ground: DeferralGround,
    considerations: Considered,
    tellable: Schema.Boolean,
    reviewer: UserId,
    reviewOn: Day
  }),
  success: { status: 201, schema: DeferralView },
  problems: [404, 422]
})

export const getDeferral = endpoint({
  id: "getDeferral",
  method: "GET",
  path: "/notices/{id}",
  tag: "rights",
  summary: { nl: "Een uitstel met zijn afwegingen", en: "A deferral with its considerations" },
  auth: session,
  params: byDeferral,
  success: oneDeferral,
  problems: [404]
})

/** Goes on with a fresh reason, by another than who proposed it; or ends, and then the notice is due within a week. */
export const reviewDeferral = endpoint({
  id: "reviewDeferral",
  method: "POST",
  path: "/notices/{id}/review",
  tag: "rights",
  summary: { nl: "Een uitstel herbeoordelen", en: "Review a deferral" },
  auth: session,
  params: byDeferral,
  body: Schema.Struct({
    outcome: Schema.Literals(["extend", "end"]),
    reason: Words,
    reviewOn: Schema.optionalKey(Day),
    revision: Schema.Int
  }),
  success: oneDeferral,
  problems: [404, 409, 422]
})
