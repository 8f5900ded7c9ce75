import { SignalInput } from "@kruisverband/domain"
import { endpoint } from "../endpoint/endpoint.ts"
import {
  amendSignal,
  answerRequest,
  CheckVerdict,
  declineRequest,
  getOwnSignal,
  listOwnRequests,
  listOwnSignals,
  proposeConversation,
  registerSignal,
  SignalReceipt,
  withdrawSignal
} from "../ingest/signals.ts"

const session = { kind: "session" } as const

/** A professional posts for the own organisation; casework passes it on to ingest, whose rules decide. */
export const postSignal = endpoint({
  id: "postSignal",
  method: "POST",
  path: "/signals",
  tag: "posting",
  summary: { nl: "Een signaal melden", en: "Post a signal" },
  auth: session,
  body: SignalInput,
  success: { status: 201, schema: SignalReceipt },
  problems: [409, 422],
  refusals: registerSignal.refusals,
  idempotent: true
})

export const checkDraft = endpoint({
  id: "checkDraft",
  method: "POST",
  path: "/signals/check",
  tag: "posting",
  summary: { nl: "Een concept nagaan", en: "Check a draft" },
  auth: session,
  body: SignalInput,
  success: { status: 200, schema: CheckVerdict }
})

export const mySignals = { ...listOwnSignals, id: "mySignals", tag: "posting", auth: session }
export const mySignal = { ...getOwnSignal, id: "mySignal", tag: "posting", auth: session }
export const amendMySignal = { ...amendSignal, id: "amendMySignal", tag: "posting", auth: session }
export const withdrawMySignal = { ...withdrawSignal, id: "withdrawMySignal", tag: "posting", auth: session }
export const myRequests = { ...listOwnRequests, id: "myRequests", tag: "posting", auth: session }
export const answerMyRequest = { ...answerRequest, id: "answerMyRequest", tag: "posting", auth: session }
export const declineMyRequest = { ...declineRequest, id: "declineMyRequest", tag: "posting", auth: session }
export const proposeMyConversation = {
  ...proposeConversation,
  id: "proposeMyConversation",
  tag: "posting",
  auth: session
}
