import { AgreedAct, AgreementState, CovenantId, DisclosureLevel, FRESHNESS, Role, SignalId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const session = { kind: "session" } as const
const AgreementId = Schema.String.check(Schema.isPattern(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u))
const Why = Schema.String.check(Schema.isPattern(/\S/u), Schema.isMaxLength(2000))

/** An act that takes two persons, asked for by one. */
export const AgreementView = Schema.Struct({
  id: AgreementId,
  act: AgreedAct,
  covenant: CovenantId,
  /** What it is done to: id of a signal, of a hold, a kind of export, the covenant. */
  object: Schema.String,
  /** Codes of what precisely was asked: a level, a purpose, a day. */
  detail: Schema.Record(Schema.String, Schema.String),
  /** Why, in words; absent: codes say enough, or it is over and its words are gone. */
  reason: Schema.optionalKey(Schema.String),
  /** Name of who asked. */
  askedBy: Schema.String,
  /** UTC. */
  askedAt: Schema.String,
  /** First moment at which it is over. */
  expiresAt: Schema.String,
  state: AgreementState,
  /** Name of who agreed, declined or took back. */
  settledBy: Schema.optionalKey(Schema.String),
  /** In which role the viewer may decide; absent: may not. */
  agreesAs: Schema.optionalKey(Role),
  /** The viewer asked for it. */
  own: Schema.Boolean
}).annotate({ identifier: "Agreement" })
export type AgreementView = typeof AgreementView.Type

/** Open ones first, those that are over for a month after them; of whoever asks or decides. */
export const listAgreements = endpoint({
  id: "listAgreements",
  method: "GET",
  path: "/agreements",
  tag: "agreements",
  summary: { nl: "Wat twee mensen vraagt, en wacht", en: "What takes two people, and waits" },
  auth: session,
  success: { status: 200, schema: Schema.Struct({ agreements: Schema.Array(AgreementView) }) }
})

/** Asks for an act that takes two persons. Holds ask by themselves, and commands for themselves. 404: not there, or not one's own. */
export const askAgreement = endpoint({
  id: "askAgreement",
  method: "POST",
  path: "/agreements",
  tag: "agreements",
  summary: { nl: "Akkoord van een tweede vragen", en: "Ask a second person to agree" },
  auth: session,
  freshWithin: FRESHNESS.content,
  body: Schema.Union([
    Schema.Struct({ act: Schema.Literal("covenant-end"), covenant: CovenantId, reason: Why }),
    Schema.Struct({
      act: Schema.Literal("sharing-raised"),
      signal: SignalId,
      level: DisclosureLevel,
      reason: Why
    })
  ]),
  success: { status: 201, schema: AgreementView },
  problems: [404, 409, 422]
})

const decide = (id: string, verb: string, summary: { readonly nl: string; readonly en: string }) =>
  endpoint({
    id,
    method: "POST",
    path: `/agreements/{id}/${verb}`,
    tag: "agreements",
    summary,
    auth: session,
    freshWithin: FRESHNESS.weighty,
    params: Schema.Struct({ id: AgreementId }),
    success: { status: 200, schema: AgreementView },
    problems: [404, 409, 422]
  })

/** By another person than asked. What the platform can do itself is done at once. */
export const giveAgreement = decide("giveAgreement", "agree", { nl: "Akkoord gaan", en: "Agree" })
export const declineAgreement = decide("declineAgreement", "decline", { nl: "Niet akkoord gaan", en: "Decline" })
/** By who asked. */
export const withdrawAgreement = decide("withdrawAgreement", "withdraw", {
  nl: "Een verzoek terugnemen",
  en: "Take a request back"
})
