import { Schema } from "effect"

const uuid = (brand: string) =>
  Schema.String.check(Schema.isPattern(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u)).annotate({ title: brand })

/** UUID v7, made at receipt: rises with the moment of receipt. */
export const SignalId = uuid("SignalId").pipe(Schema.brand("SignalId"))
export type SignalId = typeof SignalId.Type

/** UUID v8 over (covenant, facet, anchor signal): the same set of signals always has the same link id. */
export const LinkId = uuid("LinkId").pipe(Schema.brand("LinkId"))
export type LinkId = typeof LinkId.Type

export const HubId = uuid("HubId").pipe(Schema.brand("HubId"))
export type HubId = typeof HubId.Type

/** UUID v8 over (covenant, facet, the signal that fits more than one): the same case always has the same id. */
export const AmbiguityId = uuid("AmbiguityId").pipe(Schema.brand("AmbiguityId"))
export type AmbiguityId = typeof AmbiguityId.Type

export const CaseId = uuid("CaseId").pipe(Schema.brand("CaseId"))
export type CaseId = typeof CaseId.Type

export const RequestId = uuid("RequestId").pipe(Schema.brand("RequestId"))
export type RequestId = typeof RequestId.Type

export const DeferralId = uuid("DeferralId").pipe(Schema.brand("DeferralId"))
export type DeferralId = typeof DeferralId.Type

/** A document of a request for openness; its data key has the same id. */
export const OpennessDocumentId = uuid("OpennessDocumentId").pipe(Schema.brand("OpennessDocumentId"))
export type OpennessDocumentId = typeof OpennessDocumentId.Type

export const RecipientNoticeId = uuid("RecipientNoticeId").pipe(Schema.brand("RecipientNoticeId"))
export type RecipientNoticeId = typeof RecipientNoticeId.Type

/** An entry of a covenant's vocabulary: a group or an expression with all its names. */
export const KnownNameId = uuid("KnownNameId").pipe(Schema.brand("KnownNameId"))
export type KnownNameId = typeof KnownNameId.Type

/** Under which the names of one version of an entry are sealed at ingest. */
export const NamesId = uuid("NamesId").pipe(Schema.brand("NamesId"))
export type NamesId = typeof NamesId.Type

const slug = /^[a-z0-9][a-z0-9-]{0,62}$/u

export const CovenantId = Schema.String.check(Schema.isPattern(slug)).pipe(Schema.brand("CovenantId"))
export type CovenantId = typeof CovenantId.Type

/** A partner organisation, party to covenants. */
export const PartnerId = Schema.String.check(Schema.isPattern(slug)).pipe(Schema.brand("PartnerId"))
export type PartnerId = typeof PartnerId.Type

/** A person who logs in. */
export const UserId = Schema.String.check(Schema.isPattern(slug)).pipe(Schema.brand("UserId"))
export type UserId = typeof UserId.Type

/** CBS municipality code, `GM` and four digits. */
export const MunicipalityCode = Schema.String.check(Schema.isPattern(/^GM\d{4}$/u)).pipe(
  Schema.brand("MunicipalityCode")
)
export type MunicipalityCode = typeof MunicipalityCode.Type
