import {
  Agreement,
  Angle,
  Behaviour,
  CovenantId,
  DisclosureLevel,
  EvidenceField,
  PartnerId,
  PersonFit,
  RequestId,
  RightsOutcome,
  SignalId,
  Subject,
  Theme,
  UserId
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { ErasureReceipt } from "./internal.ts"

/** What is kept of one signal about a person who asked, and who looked at it: for the person's own file. */
export const KeptSignal = Schema.Struct({
  signal: SignalId,
  angle: Angle,
  /** Where its poster shields nothing. */
  partner: Schema.optionalKey(PartnerId),
  receivedAt: Schema.String,
  observedAt: Schema.String,
  behaviours: Schema.Array(Behaviour),
  themes: Schema.Array(Theme),
  /** Left out where the poster shares existence only: the person asks that organisation (secrecy, BW 7:457). */
  observation: Schema.optionalKey(Schema.String),
  assessment: Schema.optionalKey(Schema.String),
  /** As it was posted; left out where the signal is about others too. */
  about: Schema.optionalKey(Subject),
  persons: Schema.Int,
  views: Schema.Array(
    Schema.Struct({ at: Schema.String, viewer: Schema.String, role: Schema.String, level: DisclosureLevel })
  )
}).annotate({ identifier: "KeptSignal" })
export type KeptSignal = typeof KeptSignal.Type

const auth = { kind: "client", scopes: ["rights:handle"] } as const
const request = { covenant: CovenantId, request: RequestId, by: UserId }
const Signals = Schema.Array(SignalId).check(Schema.isMaxLength(1000))

const { bsn: _, ...identity } = Subject.fields
/** Who a person is, as the officer was shown: never with a citizen service number, which nothing is compared by. */
export const PersonDetails = Schema.Struct(identity).annotate({ identifier: "PersonDetails" })
export type PersonDetails = typeof PersonDetails.Type

/** A signal that fits a person: from which domain and when, and which fields agree. No value of anybody. */
export const PersonCandidate = Schema.Struct({
  signal: SignalId,
  angle: Angle,
  receivedAt: Schema.String,
  fit: PersonFit,
  agrees: Schema.Array(Schema.Struct({ field: EvidenceField, agreement: Agreement })),
  /** Signals of other persons too: erasing or restricting one is so for all of them. */
  persons: Schema.Int
}).annotate({ identifier: "PersonCandidate" })
export type PersonCandidate = typeof PersonCandidate.Type

/**
 * For casework, after a request whose identity was checked: signals of the covenant that fit the person. The details are
 * compared and forgotten. `restrict`: an objection; the person and the signals that fit are restricted in the same act.
 * The answer for somebody nobody knows has the same shape.
 */
export const findPerson = endpoint({
  id: "findPerson",
  method: "POST",
  path: "/rights/persons",
  tag: "internal",
  summary: { nl: "Signalen bij een persoon zoeken voor een verzoek", en: "Find a person's signals for a request" },
  auth,
  body: Schema.Struct({ ...request, person: PersonDetails, restrict: Schema.Boolean }),
  success: {
    status: 200,
    schema: Schema.Struct({ candidates: Schema.Array(PersonCandidate), restricted: Signals })
  },
  problems: [404, 409]
})

/** For casework, after a request for access: what is kept of these signals. That it was opened is recorded first. */
export const readKept = endpoint({
  id: "readKept",
  method: "POST",
  path: "/rights/kept",
  tag: "internal",
  summary: { nl: "Wat is vastgelegd, voor inzage", en: "What is kept, for access" },
  auth,
  body: Schema.Struct({ ...request, signals: Signals }),
  success: { status: 200, schema: Schema.Struct({ kept: Schema.Array(KeptSignal) }) }
})

/** For casework: these signals, and no others, are restricted because of the request. Idempotent. */
export const restrictSignals = endpoint({
  id: "restrictSignals",
  method: "POST",
  path: "/rights/restrictions",
  tag: "internal",
  summary: { nl: "Signalen beperken om een bezwaar", en: "Restrict signals because of an objection" },
  auth,
  body: Schema.Struct({ ...request, signals: Signals }),
  success: { status: 200, schema: Schema.Struct({ restricted: Signals }) },
  problems: [404]
})

/**
 * For casework: the objection is decided. Upheld, its signals are erased, and nothing new is recorded on the person;
 * `revoked` takes that back for what comes, and brings nothing back; else the restriction is lifted. Idempotent; each call that erases has a receipt.
 */
export const endRestriction = endpoint({
  id: "endRestriction",
  method: "POST",
  path: "/rights/restrictions/end",
  tag: "internal",
  summary: { nl: "Een beperking beëindigen na een besluit", en: "End a restriction after a decision" },
  auth,
  body: Schema.Struct({ ...request, outcome: Schema.Literals([...RightsOutcome.literals, "revoked"]) }),
  success: { status: 200, schema: Schema.Struct({ receipt: Schema.NullOr(ErasureReceipt) }) }
})
