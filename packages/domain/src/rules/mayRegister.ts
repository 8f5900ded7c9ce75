import { DateTime, Result } from "effect"
import type { CovenantDocument, Party } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import { partyOf } from "../covenant/partiesOf.ts"
import type { MunicipalityCode, PartnerId } from "../ids.ts"
import { policeReasons } from "../police/policeReasons.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { mergeReasons, Refused, reason } from "../refusal/Refused.ts"
import type { Municipality, Partner } from "../region/Region.ts"
import type { DisclosureLevel } from "../signal/Sharing.ts"
import type { Desk, Network, SignalKind } from "../signal/SignalFacts.ts"
import type { SignalInput } from "../signal/SignalInput.ts"
import type { Angle } from "../vocabulary/vocabulary.ts"
import { deskFor } from "./deskFor.ts"
import { observedReasons, observedUtc } from "./observed.ts"
import { contentReasons } from "./signalContent.ts"
import { subjectReasons } from "./signalSubjects.ts"

export type RegisterFacts = {
  readonly input: SignalInput
  /** Versions of the covenant the input names, in any order; versions of other covenants are passed over. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  /** The partner that posts; undefined when nobody by that id is known. */
  readonly partner: Partner | undefined
  /** Who posts for the partner. Left out, the input's own `author` counts; a role that nobody states is allowed. */
  readonly author?: { readonly role?: string | undefined; readonly trained?: boolean | undefined } | undefined
  /** Participation of the region's municipalities; one that is not listed counts as active. */
  readonly municipalities?: ReadonlyArray<Municipality> | undefined
  /** Whether an objection restricts this processing (AVG 18, 21); the service that holds the vault decides it. */
  readonly restricted?: boolean | undefined
  readonly now: DateTime.Utc
}

/** What is settled about a signal at its registration. */
export type Registration = {
  readonly covenantVersion: number
  readonly purpose: string
  readonly kind: SignalKind
  /** What others see. Left out by the poster: existence only for mental health care (L13), else the party's default. */
  readonly level: DisclosureLevel
  readonly desk: Desk
  /** The party's angle in this covenant. */
  readonly angle: Angle
  readonly network: Network
  readonly partner: PartnerId
  /** Where it was; the partner's own municipality when the signal says nothing. */
  readonly municipality: MunicipalityCode
  /** UTC instant with milliseconds; a day begins at local midnight. */
  readonly observedAt: string
}

/**
 * May this signal be recorded? Nothing is recorded outside a covenant version in force (L01; AVG 5(1)(b), 6), by who is
 * no party to it, or with content it does not cover (L05, L08, L10–L13; requirements A6, A7, E2). All independent
 * reasons are told at once; without a covenant in force there is nothing else to test against.
 */
export function mayRegister(facts: RegisterFacts): Result.Result<Registration, Refused> {
  const { input, now } = facts
  const found = covenantStanding(
    facts.covenants.filter((document) => document.id === input.covenant),
    now
  )
  if (found.standing === "unknown") return Result.fail(new Refused({ reasons: [reason("covenant-unknown")] }))
  if (found.standing === "suspended") return Result.fail(new Refused({ reasons: [reason("covenant-suspended")] }))
  if (found.standing !== "in-force") {
    return Result.fail(new Refused({ reasons: [notActive(found.standing, found.document)] }))
  }
  const covenant = found.document
  const party = partyOf(covenant, facts.partner?.id)
  const level = party === undefined ? "existence-only" : levelFor(input, party)
  const municipality = input.place?.municipality ?? facts.partner?.municipality
  const reasons = mergeReasons(
    facts.partner?.network === "informal" && input.kind === "radicalisation" ? [reason("informal-network")] : [],
    party === undefined ? [reason("partner-not-party")] : partyReasons(facts, party),
    covenantReasons(input, covenant, municipality),
    subjectReasons(input, covenant, now),
    party?.angle === "police" ? policeReasons(input, covenant) : [],
    contentReasons({ input, covenant, angle: party?.angle ?? facts.partner?.angle, level }),
    observedReasons(input.observedAt, covenant, now),
    facts.restricted === true ? [reason("restricted-by-objection")] : []
  )
  const [first, ...rest] = reasons
  if (first !== undefined) return Result.fail(new Refused({ reasons: [first, ...rest] }))
  const purpose = input.purpose ?? covenant.purposes[0]
  // With no reason found these three are known; the test keeps the types honest without a claim.
  if (party === undefined || facts.partner === undefined || purpose === undefined || municipality === undefined) {
    return Result.fail(new Refused({ reasons: [reason("partner-not-party")] }))
  }
  return Result.succeed({
    covenantVersion: covenant.version,
    purpose,
    kind: input.kind,
    level,
    desk: deskFor({
      behaviours: input.behaviours ?? [],
      text: input.observation,
      angle: party.angle,
      participation: facts.municipalities?.find((one) => one.code === municipality)?.participation
    }),
    angle: party.angle,
    network: facts.partner.network,
    partner: facts.partner.id,
    municipality,
    observedAt: DateTime.formatIso(observedUtc(input.observedAt))
  })
}

/** The level the signal will have: the poster's, or what the covenant has the poster's party start with. */
function levelFor(input: SignalInput, party: Party): DisclosureLevel {
  return input.sharing?.level ?? (party.angle === "mental-health" ? "existence-only" : party.defaultLevel)
}

function partyReasons(facts: RegisterFacts, party: Party): ReadonlyArray<Reason> {
  const author = facts.author ?? facts.input.author
  const roleRefused = party.roles.length > 0 && author?.role !== undefined && !party.roles.includes(author.role)
  return [
    ...(roleRefused ? [reason("role-not-allowed")] : []),
    ...(party.trainingRequired && author?.trained !== true ? [reason("training-required")] : [])
  ]
}

function covenantReasons(
  input: SignalInput,
  covenant: CovenantDocument,
  municipality: MunicipalityCode | undefined
): ReadonlyArray<Reason> {
  const purpose = input.purpose ?? covenant.purposes[0]
  return [
    ...(purpose === undefined || !covenant.purposes.includes(purpose) ? [reason("purpose-outside-covenant")] : []),
    ...(covenant.kinds.includes(input.kind) ? [] : [reason("kind-not-covered")]),
    ...(municipality === undefined || covenant.municipalities.includes(municipality)
      ? []
      : [reason("place-outside-covenant")])
  ]
}

function notActive(standing: "draft" | "not-yet-in-force" | "expired" | "ended", document: CovenantDocument): Reason {
  if (standing === "not-yet-in-force") {
    return reason("covenant-not-active", {
      text: {
        nl: `Dit convenant geldt pas vanaf ${document.validFrom}. Bewaar het signaal bij uzelf, of kies een convenant dat nu geldt.`,
        en: `This covenant is in force only from ${document.validFrom}. Keep the signal with you, or choose a covenant in force now.`
      }
    })
  }
  if (standing === "expired") {
    return reason("covenant-not-active", {
      text: {
        nl: `Dit convenant gold tot en met ${document.validUntil}. Er mag niets meer onder worden vastgelegd. Vraag het contactpunt welk convenant wel geldt.`,
        en: `This covenant was in force up to and including ${document.validUntil}. Nothing more may be recorded under it. Ask the contact point which covenant is in force.`
      }
    })
  }
  return reason("covenant-not-active")
}
