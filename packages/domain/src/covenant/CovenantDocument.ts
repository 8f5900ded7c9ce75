import { Effect, Schema } from "effect"
import { CovenantId, MunicipalityCode, PartnerId } from "../ids.ts"
import { DisclosureLevel } from "../signal/Sharing.ts"
import { SignalKind } from "../signal/SignalFacts.ts"
import { Bilingual } from "../text.ts"
import { IsoDate } from "../time/IsoDate.ts"
import { Angle } from "../vocabulary/vocabulary.ts"

/** The same, or empty while a draft does not know it yet. */
const openDate = Schema.String.check(Schema.isPattern(/^(?:\d{4}-\d{2}-\d{2})?$/u))
/** ISO 8601 duration in whole days, weeks, months or years. */
const duration = Schema.String.check(Schema.isPattern(/^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/u))
const withDefault = <S extends Schema.Top>(schema: S, value: S["Encoded"]) =>
  schema.pipe(Schema.withDecodingDefaultKey(Effect.succeed(value)))

export const CovenantStatus = Schema.Literals(["draft", "active", "suspended", "ended"])
export type CovenantStatus = typeof CovenantStatus.Type

/** Kind of basis: statutory person-directed approach, partnership for organised data processing, GDPR alone, or reference index. */
export const BasisKind = Schema.Literals(["pga", "wgs", "avg", "vir"])

export const Identifier = Schema.Literals(["name", "birth-date", "address", "phone", "email", "handle", "bsn"])
export type Identifier = typeof Identifier.Type

/** What a decision under Wpg art. 20 has to say before police data may be shared (L06). */
export const PoliceDecision = Schema.Struct({
  /** The weighty public interest. */
  interest: Schema.String,
  purposes: Schema.Array(Schema.String),
  /** Details of a person that the police may bring in. */
  data: Schema.Array(Identifier),
  conditions: Schema.String,
  /** Who may be shown what the police bring in. */
  recipients: Schema.Array(Schema.Literals(["coordinator", "partners"]))
})
export type PoliceDecision = typeof PoliceDecision.Type

export const Basis = Schema.Struct({
  kind: BasisKind,
  law: Schema.optionalKey(Schema.String),
  /** `residualRisk`: what the assessment leaves after its measures; high asks for prior consultation (L04; AVG 36). */
  dpia: Schema.optionalKey(
    Schema.Struct({
      reference: Schema.String,
      date: openDate,
      residualRisk: Schema.optionalKey(Schema.Literals(["acceptable", "high"]))
    })
  ),
  registerEntry: Schema.optionalKey(Schema.String),
  notified: Schema.optionalKey(Schema.Struct({ body: Schema.String, reference: Schema.String })),
  /** Prior consultation of the supervisor (AVG 36). */
  consultation: Schema.optionalKey(Schema.Struct({ body: Schema.String, reference: Schema.String })),
  /** Reference of the joint controllers' arrangement (AVG 26). */
  arrangement: Schema.optionalKey(Schema.String),
  /** WGS: reference of the lawfulness advisory committee's advice (L09). */
  advice: Schema.optionalKey(Schema.String),
  /** Reference of the Wpg 20 decision that lets police data in (L06). */
  policeDecision: Schema.optionalKey(Schema.String),
  /** What that decision says. */
  police: Schema.optionalKey(PoliceDecision),
  /** Law and article that name the BSN for this use (L08; UAVG 46). */
  bsnLaw: Schema.optionalKey(Schema.String)
})

export const Party = Schema.Struct({
  partner: PartnerId,
  angle: Angle,
  /** Professions that may post; empty: any. */
  roles: withDefault(Schema.Array(Schema.String), []),
  defaultLevel: withDefault(DisclosureLevel, "full"),
  trainingRequired: withDefault(Schema.Boolean, false),
  /** Its own system may be given the linkage key, to encode persons where they are known (ADR 0008). Left out: it may not. */
  sealsAtSource: Schema.optionalKey(Schema.Boolean)
})
export type Party = typeof Party.Type

export const LinkRule = Schema.Struct({
  angles: withDefault(Schema.Int, 2),
  organisations: withDefault(Schema.Int, 2),
  withinMonths: withDefault(Schema.Int, 24)
})
export type LinkRule = typeof LinkRule.Type

export const Levels = Schema.Struct({
  partners: withDefault(DisclosureLevel, "existence-only"),
  coordinator: withDefault(DisclosureLevel, "full"),
  byAngle: withDefault(
    Schema.Record(
      Schema.String,
      Schema.Struct({ partners: Schema.optionalKey(DisclosureLevel), coordinator: Schema.optionalKey(DisclosureLevel) })
    ),
    { "mental-health": { coordinator: "existence-only" } }
  )
})
export type Levels = typeof Levels.Type

export const Retention = Schema.Struct({
  unlinked: withDefault(duration, "P180D"),
  rejected: withDefault(duration, "P180D"),
  linked: withDefault(duration, "P730D"),
  notAdopted: withDefault(duration, "P90D"),
  closedCase: withDefault(duration, "P5Y"),
  necessityReview: withDefault(duration, "P1Y"),
  /**
   * Terms for who is under eighteen when the signal comes in, as far as the birth date tells (L17). A state left out: the
   * ordinary term. What parties do not write down nobody can read in their covenant, so there is no default here: the
   * templates propose half or less, and a covenant without it is advised to have it.
   */
  minors: Schema.optionalKey(
    Schema.Struct({
      unlinked: Schema.optionalKey(duration),
      rejected: Schema.optionalKey(duration),
      linked: Schema.optionalKey(duration),
      notAdopted: Schema.optionalKey(duration),
      closedCase: Schema.optionalKey(duration)
    })
  )
})
export type Retention = typeof Retention.Type

/** A party that has left. State, not text: it holds for this version and all before it, and no signature falls with it. */
export const Departure = Schema.Struct({ partner: PartnerId, on: IsoDate })
export type Departure = typeof Departure.Type

export const SpecialCategory = Schema.Struct({ category: Schema.String, exception: Schema.String })

/** What a party can state of a person whom it sealed at the source. */
export const Attestation = Schema.Literals(["minimum-age", "minor", "identifiers"])
export type Attestation = typeof Attestation.Type

/** The executable covenant: one version, immutable. `validUntil` is inclusive; dates are local (Europe/Amsterdam). */
export const CovenantDocument = Schema.Struct({
  id: CovenantId,
  version: withDefault(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 })), 1),
  status: withDefault(CovenantStatus, "active"),
  title: withDefault(Bilingual, { nl: "", en: "" }),
  basis: withDefault(Basis, { kind: "avg" }),
  purposes: withDefault(Schema.Array(Schema.String), ["early-signalling", "person-directed-approach"]),
  validFrom: withDefault(IsoDate, "2026-01-01"),
  validUntil: withDefault(IsoDate, "2027-12-31"),
  kinds: withDefault(Schema.Array(SignalKind), ["radicalisation"]),
  municipalities: withDefault(Schema.Array(MunicipalityCode), ["GM9001", "GM9002", "GM9003"]),
  contactPoint: Schema.optionalKey(Schema.Struct({ organisation: Schema.String, email: Schema.String })),
  /** Person-directed approach: who calls the parties together, the mayor of a municipality of residence (L02). */
  convener: Schema.optionalKey(Schema.Struct({ office: Schema.String, municipality: Schema.String })),
  parties: withDefault(Schema.Array(Party), []),
  identifiers: withDefault(Schema.Array(Identifier), ["name", "birth-date", "address", "phone", "email"]),
  specialCategories: withDefault(Schema.Array(SpecialCategory), []),
  minimumAge: withDefault(Schema.Int, 12),
  linkRule: withDefault(LinkRule, {}),
  hubLimit: withDefault(Schema.Int, 20),
  levels: withDefault(Levels, {}),
  retention: withDefault(Retention, {}),
  /** Whether an amendment also governs signals recorded under earlier versions. */
  coversExisting: withDefault(Schema.Boolean, false),
  /** Selection list and its entry along which is destroyed (L19; Archiefwet 1995 art. 3 and 5). */
  archive: Schema.optionalKey(Schema.Struct({ list: Schema.String, entry: Schema.String })),
  /** Parties' systems must prove at each call that their token is their own (RFC 9449, RFC 8705; standards §4). */
  boundTokens: Schema.optionalKey(Schema.Boolean),
  /** What must be stated of every person sealed at the source, as the platform cannot see it. Left out: nothing. */
  sealedAttestations: Schema.optionalKey(Schema.Array(Attestation)),
  departures: Schema.optionalKey(Schema.Array(Departure))
})
export type CovenantDocument = typeof CovenantDocument.Type
