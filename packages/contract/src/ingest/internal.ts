import { CovenantId, DisclosureLevel, ErasureCause, RequestId, SignalId, Subject, UserId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { RequestState } from "./signals.ts"

const ids = Schema.Array(SignalId).check(Schema.isMaxLength(1000))

/** Encodings of one signal, one per person in the order posted. `gone`: erased or withdrawn; skip it. Base64 of the wire form. */
export const EncodedSignal = Schema.Struct({
  id: SignalId,
  revision: Schema.Int,
  gone: Schema.Boolean,
  subjects: Schema.Array(Schema.String),
  /** Keyed tokens of group names and expressions, for links other than of persons. */
  groups: Schema.Array(Schema.String),
  expressions: Schema.Array(Schema.String),
  /** Postcode area or district as a keyed token: place finer than the municipality. */
  places: Schema.Array(Schema.String)
})
export type EncodedSignal = typeof EncodedSignal.Type

/** For the correlator alone: the encodings of a whole batch in one call. */
export const fetchEncodings = endpoint({
  id: "fetchEncodings",
  method: "POST",
  path: "/encodings",
  tag: "internal",
  summary: { nl: "Coderingen ophalen", en: "Fetch encodings" },
  auth: { kind: "client", scopes: ["encodings:read"] },
  body: Schema.Struct({ ids }),
  success: { status: 200, schema: Schema.Struct({ signals: Schema.Array(EncodedSignal) }) }
})

export const OpenedSeal = Schema.Struct({
  signal: SignalId,
  level: DisclosureLevel,
  observation: Schema.optionalKey(Schema.String),
  assessment: Schema.optionalKey(Schema.String),
  subjects: Schema.optionalKey(Schema.Array(Subject)),
  groups: Schema.optionalKey(Schema.Array(Schema.String)),
  expressions: Schema.optionalKey(Schema.Array(Schema.Struct({ type: Schema.String, value: Schema.String }))),
  /** District, postcode and description of the place, as far as written. */
  places: Schema.optionalKey(Schema.Array(Schema.String))
}).annotate({ identifier: "OpenedSeal" })
export type OpenedSeal = typeof OpenedSeal.Type

/** For casework alone, per viewer whom the policy allows: ingest checks the poster's level again and records who saw what. */
export const openSeals = endpoint({
  id: "openSeals",
  method: "POST",
  path: "/seals/open",
  tag: "internal",
  summary: { nl: "Verzegelde inhoud openen voor een kijker", en: "Open sealed content for a viewer" },
  auth: { kind: "client", scopes: ["seals:open"] },
  body: Schema.Struct({
    covenant: CovenantId,
    viewer: UserId,
    role: Schema.String,
    purpose: Schema.String,
    signals: Schema.Array(Schema.Struct({ id: SignalId, level: DisclosureLevel })).check(Schema.isMaxLength(300))
  }),
  success: { status: 200, schema: Schema.Struct({ seals: Schema.Array(OpenedSeal) }) }
})

const count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** What was erased, and when: ids and numbers only. */
export const ErasureReceipt = Schema.Struct({
  id: Schema.String,
  covenant: CovenantId,
  cause: ErasureCause,
  at: Schema.String,
  /** Signals of which everything was destroyed now; those gone before, of another covenant or unknown are not among them. */
  signals: Schema.Array(SignalId),
  destroyed: Schema.Struct({ dataKeys: count, seals: count, questions: count, answers: count, events: count })
}).annotate({ identifier: "ErasureReceipt" })
export type ErasureReceipt = typeof ErasureReceipt.Type

/** For casework: destroy everything of signals, after a decision on a request or an objection. Idempotent; each call has a receipt. */
export const eraseSignals = endpoint({
  id: "eraseSignals",
  method: "POST",
  path: "/erasures",
  tag: "internal",
  summary: { nl: "Signalen wissen", en: "Erase signals" },
  auth: { kind: "client", scopes: ["signals:erase"] },
  body: Schema.Struct({
    covenant: CovenantId,
    signals: ids,
    cause: ErasureCause,
    by: UserId,
    /** Number of the request or decision; never words about a person. */
    reference: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[\w./-]{1,100}$/u)))
  }),
  success: { status: 201, schema: ErasureReceipt }
})

export const StoredRequest = Schema.Struct({
  id: RequestId,
  signal: SignalId,
  state: RequestState,
  question: Schema.String,
  answer: Schema.optionalKey(Schema.String),
  askedAt: Schema.String
})

/** For casework: put a coordinator's question to the poster. Question and answer stay sealed here. */
export const askPoster = endpoint({
  id: "askPoster",
  method: "POST",
  path: "/requests",
  tag: "internal",
  summary: { nl: "Navraag doen bij de melder", en: "Ask the poster for more" },
  auth: { kind: "client", scopes: ["requests:write"] },
  body: Schema.Struct({
    signal: SignalId,
    covenant: CovenantId,
    by: UserId,
    question: Schema.NonEmptyString.check(Schema.isMaxLength(4000))
  }),
  success: { status: 201, schema: Schema.Struct({ id: RequestId }) },
  problems: [404]
})

/** For casework: questions with their answers, for the coordinator who asked. */
export const readRequests = endpoint({
  id: "readRequests",
  method: "POST",
  path: "/requests/read",
  tag: "internal",
  summary: { nl: "Navragen teruglezen", en: "Read questions back" },
  auth: { kind: "client", scopes: ["requests:write"] },
  body: Schema.Struct({ ids: Schema.Array(RequestId).check(Schema.isMaxLength(100)), viewer: UserId }),
  success: { status: 200, schema: Schema.Struct({ requests: Schema.Array(StoredRequest) }) }
})
