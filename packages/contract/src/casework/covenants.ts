import {
  Bilingual,
  CovenantDocument,
  CovenantEssence,
  CovenantId,
  CovenantStatus,
  FRESHNESS,
  PartnerId,
  RegisterEntry
} from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const session = { kind: "session" } as const
const byCovenant = Schema.Struct({ id: CovenantId })
const Reason = Schema.String.check(Schema.isMaxLength(2000))
/** SHA-256 of a version's canonical text, 64 lower-case hex digits: what a signature is put under. */
const TextDigest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u))

/** Which version, and the state it is in now. A version that parties still have to sign is a `draft`. */
export const CovenantAnswer = Schema.Struct({ id: CovenantId, version: Schema.Int, status: CovenantStatus })
export type CovenantAnswer = typeof CovenantAnswer.Type

/**
 * A new covenant or a new version. `status: draft` saves a text to write on; `active` (also when left out) offers it for
 * signature: it is then fixed, and stays a draft until every party has signed and a second person activates it. A
 * required field missing is a 422 that names each.
 */
export const publishCovenant = endpoint({
  id: "publishCovenant",
  method: "POST",
  path: "/covenants",
  tag: "covenants",
  summary: { nl: "Een convenant of nieuwe versie vastleggen", en: "Publish a covenant or a new version" },
  auth: session,
  query: Schema.Struct({
    /** Revision of the draft one has read: nobody writes over what another saved meanwhile. */
    revision: Schema.optionalKey(Schema.FiniteFromString.check(Schema.isInt()))
  }),
  body: CovenantDocument,
  success: { status: 201, schema: CovenantAnswer },
  problems: [409, 422]
})

/** `active` resumes what is suspended, or activates the version that waits; `version` says which where both could be meant. */
export const setCovenantStatus = endpoint({
  id: "setCovenantStatus",
  method: "POST",
  path: "/covenants/{id}/status",
  tag: "covenants",
  summary: { nl: "Opschorten, hervatten, in werking zetten of beëindigen", en: "Suspend, resume, activate or end" },
  auth: session,
  params: byCovenant,
  body: Schema.Struct({
    status: CovenantStatus,
    version: Schema.optionalKey(Schema.Int),
    reason: Schema.optionalKey(Reason)
  }),
  success: { status: 200, schema: CovenantAnswer },
  problems: [404, 409, 422]
})

const FindingView = Schema.Struct({ field: Schema.String, law: Schema.String, text: Bilingual })

export const SignatureView = Schema.Struct({
  partner: PartnerId,
  /** User id of who signed. */
  by: Schema.String,
  at: Schema.String
})
export type SignatureView = typeof SignatureView.Type

/** An adopted version: its text does not change any more. */
export const AdoptedView = Schema.Struct({
  document: Schema.toType(CovenantDocument),
  text: TextDigest,
  adoptedAt: Schema.String,
  /** Who activated it; null: it came with the region, signed on paper. */
  adoptedBy: Schema.NullOr(Schema.String),
  signatures: Schema.Array(SignatureView),
  /** Every state it was in, oldest first. */
  states: Schema.Array(
    Schema.Struct({
      status: CovenantStatus,
      at: Schema.String,
      by: Schema.NullOr(Schema.String),
      reason: Schema.NullOr(Schema.String)
    })
  )
}).annotate({ identifier: "AdoptedVersion" })
export type AdoptedView = typeof AdoptedView.Type

/** The next version, before it is adopted. */
export const ProposalView = Schema.Struct({
  document: Schema.toType(CovenantDocument),
  text: TextDigest,
  offered: Schema.Boolean,
  drafters: Schema.Array(Schema.String),
  revision: Schema.Int,
  savedAt: Schema.String,
  /** What keeps it from being offered and activated. */
  missing: Schema.Array(FindingView),
  /** What it had better say. */
  advice: Schema.Array(FindingView),
  signatures: Schema.Array(SignatureView),
  /** Parties whose signature is still awaited. */
  unsigned: Schema.Array(PartnerId)
}).annotate({ identifier: "CovenantProposal" })
export type ProposalView = typeof ProposalView.Type

export const CovenantAct = Schema.Literals([
  "draft",
  "offer",
  "reopen",
  "discard",
  "sign",
  "activate",
  "suspend",
  "resume",
  "end",
  "leave",
  "have-leave"
])
export type CovenantAct = typeof CovenantAct.Type

export const CovenantLife = Schema.Struct({
  id: CovenantId,
  /** Adopted versions, oldest first. */
  versions: Schema.Array(AdoptedView),
  /** For who drafts, signs or activates; left out for others. */
  proposal: Schema.optionalKey(ProposalView),
  departures: Schema.Array(
    Schema.Struct({ partner: PartnerId, on: Schema.String, reason: Schema.NullOr(Schema.String) })
  ),
  /** What this viewer may do here now. `leave`: take the own organisation out; `have-leave`: take any party out. */
  may: Schema.Array(CovenantAct)
}).annotate({ identifier: "CovenantLife" })
export type CovenantLife = typeof CovenantLife.Type

export const getCovenant = endpoint({
  id: "getCovenant",
  method: "GET",
  path: "/covenants/{id}",
  tag: "covenants",
  summary: {
    nl: "Een convenant met zijn versies en handtekeningen",
    en: "A covenant with its versions and signatures"
  },
  auth: session,
  params: byCovenant,
  success: { status: 200, schema: CovenantLife },
  problems: [404]
})

/** The signatory of a party signs the text they read; another text lies there meanwhile: 409. */
export const signCovenant = endpoint({
  id: "signCovenant",
  method: "POST",
  path: "/covenants/{id}/signatures",
  tag: "covenants",
  summary: { nl: "Ondertekenen voor de eigen organisatie", en: "Sign for the own organisation" },
  auth: session,
  params: byCovenant,
  body: Schema.Struct({ text: TextDigest }),
  success: { status: 201, schema: SignatureView },
  problems: [404, 409, 422]
})

/** A second person puts the version into force that every party has signed. */
export const activateCovenant = endpoint({
  id: "activateCovenant",
  method: "POST",
  path: "/covenants/{id}/activate",
  tag: "covenants",
  summary: { nl: "In werking zetten", en: "Put into force" },
  auth: session,
  freshWithin: FRESHNESS.weighty,
  params: byCovenant,
  body: Schema.Struct({ text: Schema.optionalKey(TextDigest) }),
  success: { status: 200, schema: CovenantAnswer },
  problems: [404, 409, 422]
})

const onProposal = (id: string, verb: string, summary: { readonly nl: string; readonly en: string }) =>
  endpoint({
    id,
    method: "POST",
    path: `/covenants/{id}/${verb}`,
    tag: "covenants",
    summary,
    auth: session,
    params: byCovenant,
    body: Schema.Struct({}),
    success: { status: 200, schema: Schema.Struct({ id: CovenantId }) },
    problems: [404, 409]
  })

export const reopenCovenant = onProposal("reopenCovenant", "reopen", {
  nl: "Een aangeboden tekst terughalen; de handtekeningen vervallen",
  en: "Take an offered text back; its signatures lapse"
})
export const discardCovenant = onProposal("discardCovenant", "discard", {
  nl: "Een concept weggooien",
  en: "Discard a draft"
})

/** At once: its signals are no longer linked, and links that rest on them are taken back. */
export const leaveCovenant = endpoint({
  id: "leaveCovenant",
  method: "POST",
  path: "/covenants/{id}/departures",
  tag: "covenants",
  summary: { nl: "Een partij laten uitstappen", en: "Have a party leave" },
  auth: session,
  params: byCovenant,
  body: Schema.Struct({ partner: PartnerId, reason: Schema.optionalKey(Reason) }),
  success: { status: 201, schema: Schema.Struct({ partner: PartnerId, on: Schema.String }) },
  problems: [404, 409, 422]
})

/** AVG 26(2): for anyone, without logging in. Of a covenant that was never adopted there is none. */
export const getEssence = endpoint({
  id: "getEssence",
  method: "GET",
  path: "/covenants/{id}/essence",
  tag: "covenants",
  summary: { nl: "De kern van een convenant, voor iedereen", en: "The essence of a covenant, for anyone" },
  auth: { kind: "public" },
  params: byCovenant,
  success: {
    status: 200,
    schema: Schema.Struct({
      ...CovenantEssence.fields,
      /** Names of its municipalities, in the covenant's order. */
      municipalityNames: Schema.Array(Schema.String)
    })
  },
  problems: [404]
})

/** AVG 30, of the covenants one administers or supervises, as they govern now. */
export const getProcessingRegister = endpoint({
  id: "getProcessingRegister",
  method: "GET",
  path: "/processing-register",
  tag: "covenants",
  summary: { nl: "Register van verwerkingen", en: "Register of processing activities" },
  auth: session,
  success: { status: 200, schema: Schema.Struct({ entries: Schema.Array(RegisterEntry) }) }
})

export const exportProcessingRegister = endpoint({
  id: "exportProcessingRegister",
  method: "GET",
  path: "/processing-register/export",
  tag: "covenants",
  summary: { nl: "Register van verwerkingen als CSV", en: "Register of processing activities as CSV" },
  auth: session,
  success: { status: 200, schema: Schema.String },
  produces: "text/csv"
})
