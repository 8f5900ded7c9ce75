import {
  Behaviour,
  Bilingual,
  CovenantId,
  Desk,
  DisclosureLevel,
  Reason,
  RefusalCode,
  RequestId,
  Sharing,
  SignalId,
  SignalInput,
  SignalKind,
  Subject,
  Theme
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { Problem } from "../endpoint/Problem.ts"
import { KeptUntil } from "./retention.ts"

const text = (max: number) => Schema.String.check(Schema.isMaxLength(max))
const write = { kind: "client", scopes: ["signals:write"] } as const
const read = { kind: "client", scopes: ["signals:read"] } as const
const bySignal = Schema.Struct({ id: SignalId })

export const SignalReceipt = Schema.Struct({
  id: SignalId,
  /** Short code a poster can read over the phone; says nothing of the content. */
  receipt: Schema.String,
  desk: Desk,
  /** What you can do now, whom to call, what happens next. */
  guidance: Schema.Array(Bilingual),
  sharing: Schema.Struct({ level: DisclosureLevel }),
  /** The covenant's version that let it in: another than a partner's system knew is a reason to look again. */
  covenantVersion: Schema.optionalKey(Schema.Int)
}).annotate({ identifier: "SignalReceipt" })
export type SignalReceipt = typeof SignalReceipt.Type

export const CheckVerdict = Schema.Struct({
  allowed: Schema.Boolean,
  reasons: Schema.Array(Reason),
  /** What posting would give; absent when it would be refused. */
  would: Schema.optionalKey(
    Schema.Struct({
      covenantVersion: Schema.Int,
      purpose: Schema.String,
      level: DisclosureLevel,
      desk: Desk,
      /** When it would be destroyed by itself; shorter of a minor, by a birth date or by what was stated of who is sealed. */
      kept: Schema.optionalKey(KeptUntil)
    })
  )
}).annotate({ identifier: "CheckVerdict" })
export type CheckVerdict = typeof CheckVerdict.Type

/** One line of a batch answer, in the order of the request's lines (from 1). */
export const BatchLine = Schema.Struct({
  line: Schema.Int,
  status: Schema.Int,
  signal: Schema.optionalKey(SignalReceipt),
  problem: Schema.optionalKey(Problem)
}).annotate({ identifier: "BatchLine" })
export type BatchLine = typeof BatchLine.Type

/** What became of a signal. `linked` shows only as far as the poster may know; `restricted`: somebody whom it is about objected. */
export const SignalStage = Schema.Literals([
  "received",
  "read",
  "linked",
  "discussed",
  "closed",
  "restricted",
  "withdrawn",
  "erased"
])

export const OwnSignal = Schema.Struct({
  id: SignalId,
  receipt: Schema.String,
  covenant: CovenantId,
  kind: SignalKind,
  desk: Desk,
  stage: SignalStage,
  sharing: Schema.Struct({ level: DisclosureLevel }),
  observedAt: Schema.String,
  receivedAt: Schema.String,
  behaviours: Schema.Array(Behaviour),
  themes: Schema.Array(Theme),
  observation: Schema.optionalKey(Schema.String),
  assessment: Schema.optionalKey(Schema.String),
  subjects: Schema.optionalKey(Schema.Array(Subject)),
  /** When it is destroyed by itself; only of one signal asked for, and no longer when it is gone. */
  kept: Schema.optionalKey(KeptUntil),
  history: Schema.Array(Schema.Struct({ at: Schema.String, what: Schema.String })),
  /** Who has seen it: role and organisation's purpose, never a person's name. */
  seenBy: Schema.Array(
    Schema.Struct({ at: Schema.String, role: Schema.String, purpose: Schema.String, level: DisclosureLevel })
  )
}).annotate({ identifier: "OwnSignal" })
export type OwnSignal = typeof OwnSignal.Type

/** A correction: what is given replaces what was. Sharing is raised or lowered by the poster alone. */
export const SignalPatch = Schema.Struct({
  sharing: Schema.optionalKey(Sharing),
  observation: Schema.optionalKey(text(10_000)),
  assessment: Schema.optionalKey(text(10_000)),
  behaviours: Schema.optionalKey(Schema.Array(Behaviour)),
  themes: Schema.optionalKey(Schema.Array(Theme)),
  subjects: Schema.optionalKey(Schema.Array(Subject).check(Schema.isMaxLength(10))),
  observedAt: Schema.optionalKey(text(40))
}).annotate({ identifier: "SignalPatch" })
export type SignalPatch = typeof SignalPatch.Type

/** Of what is asked for and not posted. */
const ofAsking: ReadonlyArray<RefusalCode> = ["sealing-not-permitted", "token-not-bound"]
const contentRefusals = RefusalCode.literals.filter((code) => !ofAsking.includes(code))

export const registerSignal = endpoint({
  id: "registerSignal",
  method: "POST",
  path: "/signals",
  tag: "signals",
  summary: { nl: "Een signaal melden", en: "Post a signal" },
  auth: write,
  body: SignalInput,
  success: { status: 201, schema: SignalReceipt },
  problems: [409, 422],
  refusals: contentRefusals,
  idempotent: true
})

/** NDJSON in, NDJSON out, a line per line; each line stands alone. */
export const registerBatch = endpoint({
  id: "registerBatch",
  method: "POST",
  path: "/signals/batch",
  tag: "signals",
  summary: { nl: "Veel signalen in een keer melden", en: "Post many signals at once" },
  auth: write,
  body: Schema.Unknown,
  accepts: "application/x-ndjson",
  success: { status: 200, schema: BatchLine },
  produces: "application/x-ndjson",
  problems: [409],
  idempotent: true
})

/** Says what posting would give; nothing is stored. */
export const checkSignal = endpoint({
  id: "checkSignal",
  method: "POST",
  path: "/signals/check",
  tag: "signals",
  summary: { nl: "Nagaan of een signaal gemeld mag worden", en: "Check whether a signal may be posted" },
  auth: write,
  body: SignalInput,
  success: { status: 200, schema: CheckVerdict }
})

export const listOwnSignals = endpoint({
  id: "listOwnSignals",
  method: "GET",
  path: "/signals",
  tag: "signals",
  summary: { nl: "Eigen signalen", en: "Own signals" },
  auth: read,
  query: Schema.Struct({ cursor: Schema.optionalKey(text(100)) }),
  success: {
    status: 200,
    schema: Schema.Struct({ signals: Schema.Array(OwnSignal), next: Schema.NullOr(Schema.String) })
  }
})

export const getOwnSignal = endpoint({
  id: "getOwnSignal",
  method: "GET",
  path: "/signals/{id}",
  tag: "signals",
  summary: { nl: "Een eigen signaal: wat ermee gebeurde, wie het zag", en: "An own signal: what happened, who saw it" },
  auth: read,
  params: bySignal,
  success: { status: 200, schema: OwnSignal },
  problems: [404]
})

export const amendSignal = endpoint({
  id: "amendSignal",
  method: "PATCH",
  path: "/signals/{id}",
  tag: "signals",
  summary: { nl: "Een eigen signaal verbeteren of anders delen", en: "Correct an own signal or change its sharing" },
  auth: write,
  params: bySignal,
  body: SignalPatch,
  success: { status: 200, schema: OwnSignal },
  problems: [404, 409, 422],
  refusals: contentRefusals
})

export const withdrawSignal = endpoint({
  id: "withdrawSignal",
  method: "POST",
  path: "/signals/{id}/withdraw",
  tag: "signals",
  summary: { nl: "Een eigen signaal intrekken", en: "Withdraw an own signal" },
  auth: write,
  params: bySignal,
  body: Schema.Struct({ reason: Schema.optionalKey(text(1000)) }),
  success: { status: 200, schema: OwnSignal },
  problems: [404, 409]
})

export const RequestState = Schema.Literals(["open", "answered", "declined", "conversation-proposed"])

/** A coordinator's question about an own signal. */
export const OwnRequest = Schema.Struct({
  id: RequestId,
  signal: SignalId,
  question: Schema.String,
  state: RequestState,
  askedAt: Schema.String,
  answeredAt: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "OwnRequest" })
export type OwnRequest = typeof OwnRequest.Type

const byRequest = Schema.Struct({ id: RequestId })
const respond = (id: string, verb: string, summary: { nl: string; en: string }) =>
  endpoint({
    id,
    method: "POST",
    path: `/requests/{id}/${verb}`,
    tag: "requests",
    summary,
    auth: write,
    params: byRequest,
    /** The words of the answer, of the proposal, or the reason for declining: only an answer needs them. */
    body: Schema.Struct({ text: Schema.optionalKey(text(10_000)) }),
    success: { status: 200, schema: OwnRequest },
    problems: [404, 409]
  })

export const listOwnRequests = endpoint({
  id: "listOwnRequests",
  method: "GET",
  path: "/requests",
  tag: "requests",
  summary: { nl: "Vragen over eigen signalen", en: "Questions about own signals" },
  auth: read,
  success: { status: 200, schema: Schema.Struct({ requests: Schema.Array(OwnRequest) }) }
})
export const answerRequest = respond("answerRequest", "answer", {
  nl: "Een vraag beantwoorden",
  en: "Answer a question"
})
export const declineRequest = respond("declineRequest", "decline", { nl: "Afzien van delen", en: "Decline to share" })
export const proposeConversation = respond("proposeConversation", "propose-conversation", {
  nl: "Liever een gesprek voorstellen",
  en: "Propose a conversation instead"
})
