import type {
  Attestation,
  BasisKind,
  CovenantDocument,
  DisclosureLevel,
  Identifier,
  Party,
  PoliceDecision,
  SignalKind
} from "@kruisverband/domain"
import { minorStates, type Period, periodOf, states, withoutBlankPeriods } from "./periods.ts"

/** How what comes from one angle is shown, where that is otherwise. */
export interface AngleLevels {
  readonly angle: string
  readonly partners: DisclosureLevel | ""
  readonly coordinator: DisclosureLevel | ""
}

/** A covenant as it is typed: texts may be empty while one is still writing. */
export interface DraftFields {
  readonly titleNl: string
  readonly titleEn: string
  readonly validFrom: string
  readonly validUntil: string
  readonly kind: (typeof BasisKind)["Type"]
  readonly law: string
  readonly dpiaReference: string
  readonly dpiaDate: string
  readonly residualRisk: "" | "acceptable" | "high"
  readonly consultationBody: string
  readonly consultationReference: string
  readonly registerEntry: string
  readonly notifiedBody: string
  readonly notifiedReference: string
  readonly arrangement: string
  readonly advice: string
  readonly bsnLaw: string
  readonly convenerOffice: string
  readonly convenerMunicipality: string
  readonly purposes: ReadonlyArray<string>
  readonly kinds: ReadonlyArray<SignalKind>
  readonly municipalities: ReadonlyArray<string>
  readonly minimumAge: string
  readonly contactOrganisation: string
  readonly contactEmail: string
  readonly parties: ReadonlyArray<Party>
  readonly sealedAttestations: ReadonlyArray<Attestation>
  readonly identifiers: ReadonlyArray<Identifier>
  readonly special: ReadonlyArray<{ readonly category: string; readonly exception: string }>
  readonly levelPartners: DisclosureLevel
  readonly levelCoordinator: DisclosureLevel
  /** Angles that are shown otherwise; empty: as the others. */
  readonly byAngle: ReadonlyArray<AngleLevels>
  readonly boundTokens: boolean
  readonly angles: string
  readonly organisations: string
  readonly withinMonths: string
  readonly hubLimit: string
  readonly coversExisting: boolean
  readonly retention: Readonly<Record<(typeof states)[number], Period>>
  /** Of minors; empty: the ordinary term. */
  readonly minors: Readonly<Record<(typeof minorStates)[number], Period>>
  readonly archiveList: string
  readonly archiveEntry: string
  readonly policeDecision: string
  readonly policeInterest: string
  readonly policeConditions: string
  readonly policeData: ReadonlyArray<Identifier>
  readonly policeRecipients: PoliceDecision["recipients"]
}

/** `unstated`: states whose term the document does not say itself: shown empty, not at their default (L16). */
export function fieldsOf(document: CovenantDocument, unstated: ReadonlySet<string> = new Set()): DraftFields {
  const { basis, contactPoint, convener, levels, linkRule, archive } = document
  return {
    titleNl: document.title.nl,
    titleEn: document.title.en,
    validFrom: document.validFrom,
    validUntil: document.validUntil,
    kind: basis.kind,
    law: basis.law ?? "",
    dpiaReference: basis.dpia?.reference ?? "",
    dpiaDate: basis.dpia?.date ?? "",
    residualRisk: basis.dpia?.residualRisk ?? "",
    consultationBody: basis.consultation?.body ?? "",
    consultationReference: basis.consultation?.reference ?? "",
    registerEntry: basis.registerEntry ?? "",
    notifiedBody: basis.notified?.body ?? "",
    notifiedReference: basis.notified?.reference ?? "",
    arrangement: basis.arrangement ?? "",
    advice: basis.advice ?? "",
    bsnLaw: basis.bsnLaw ?? "",
    convenerOffice: convener?.office ?? "",
    convenerMunicipality: convener?.municipality ?? "",
    purposes: document.purposes,
    kinds: document.kinds,
    municipalities: document.municipalities,
    minimumAge: String(document.minimumAge),
    contactOrganisation: contactPoint?.organisation ?? "",
    contactEmail: contactPoint?.email ?? "",
    parties: document.parties,
    sealedAttestations: document.sealedAttestations ?? [],
    identifiers: document.identifiers,
    special: document.specialCategories,
    levelPartners: levels.partners,
    levelCoordinator: levels.coordinator,
    byAngle: Object.entries(levels.byAngle).map(([angle, own]) => ({
      angle,
      partners: own.partners ?? "",
      coordinator: own.coordinator ?? ""
    })),
    boundTokens: document.boundTokens ?? false,
    angles: String(linkRule.angles),
    organisations: String(linkRule.organisations),
    withinMonths: String(linkRule.withinMonths),
    hubLimit: String(document.hubLimit),
    coversExisting: document.coversExisting,
    retention: {
      unlinked: periodOf(document.retention.unlinked, unstated.has("unlinked")),
      rejected: periodOf(document.retention.rejected, unstated.has("rejected")),
      linked: periodOf(document.retention.linked, unstated.has("linked")),
      notAdopted: periodOf(document.retention.notAdopted, unstated.has("notAdopted")),
      closedCase: periodOf(document.retention.closedCase, unstated.has("closedCase")),
      necessityReview: periodOf(document.retention.necessityReview, unstated.has("necessityReview"))
    },
    minors: minorsOf(document),
    archiveList: archive?.list ?? "",
    archiveEntry: archive?.entry ?? "",
    policeDecision: basis.policeDecision ?? "",
    policeInterest: basis.police?.interest ?? "",
    policeConditions: basis.police?.conditions ?? "",
    policeData: basis.police?.data ?? [],
    policeRecipients: basis.police?.recipients ?? []
  }
}

type Encoded = (typeof CovenantDocument)["Encoded"]

/** The document as it is written: what is empty is left out, so that its absence is named. */
export function documentOf(fields: DraftFields, base: CovenantDocument, status: "draft" | "active"): Encoded {
  const { departures: _, archive: __, convener: ___, contactPoint: ____, ...others } = base
  const { boundTokens: _____, sealedAttestations: ______, ...kept } = others
  const aboutPersons = fields.kinds.includes("radicalisation")
  return {
    ...kept,
    status,
    title: { nl: fields.titleNl.trim(), en: fields.titleEn.trim() },
    ...given("validFrom", fields.validFrom),
    ...given("validUntil", fields.validUntil),
    basis: basisOf(fields),
    purposes: fields.purposes,
    kinds: fields.kinds,
    municipalities: fields.municipalities,
    parties: fields.parties.map((party) => partyOf(party, aboutPersons)),
    ...(fields.boundTokens ? { boundTokens: true } : {}),
    identifiers: aboutPersons ? fields.identifiers : [],
    ...(aboutPersons && fields.sealedAttestations.length > 0 ? { sealedAttestations: fields.sealedAttestations } : {}),
    specialCategories: fields.special,
    levels: levelsOf(fields),
    ...numbers(fields),
    retention: retentionOf(fields),
    coversExisting: fields.coversExisting,
    ...whole("contactPoint", { organisation: fields.contactOrganisation, email: fields.contactEmail }),
    ...(fields.kind === "pga"
      ? whole("convener", { office: fields.convenerOffice, municipality: fields.convenerMunicipality })
      : {}),
    ...whole("archive", { list: fields.archiveList, entry: fields.archiveEntry })
  }
}

function basisOf(fields: DraftFields): NonNullable<Encoded["basis"]> {
  const police = fields.parties.some((party) => party.angle === "police")
  const told = fields.policeInterest + fields.policeConditions !== "" || fields.policeData.length > 0
  return {
    kind: fields.kind,
    ...given("law", fields.law),
    ...(fields.dpiaReference === "" && fields.dpiaDate === ""
      ? {}
      : {
          dpia: {
            reference: fields.dpiaReference.trim(),
            date: fields.dpiaDate,
            ...(fields.residualRisk === "" ? {} : { residualRisk: fields.residualRisk })
          }
        }),
    ...given("registerEntry", fields.registerEntry),
    ...whole("notified", { body: fields.notifiedBody, reference: fields.notifiedReference }),
    ...(fields.residualRisk === "high"
      ? whole("consultation", { body: fields.consultationBody, reference: fields.consultationReference })
      : {}),
    ...given("arrangement", fields.arrangement),
    ...(fields.kind === "wgs" ? given("advice", fields.advice) : {}),
    ...(fields.identifiers.includes("bsn") ? given("bsnLaw", fields.bsnLaw) : {}),
    ...(police ? given("policeDecision", fields.policeDecision) : {}),
    ...(police && told
      ? {
          police: {
            interest: fields.policeInterest.trim(),
            purposes: fields.purposes,
            data: fields.policeData.filter((one) => fields.identifiers.includes(one)),
            conditions: fields.policeConditions.trim(),
            recipients: fields.policeRecipients
          }
        }
      : {})
  }
}

const given = <Name extends string>(name: Name, text: string) => (text.trim() === "" ? {} : { [name]: text.trim() })

/** A part of which something is filled in; the rest of it is then named as missing. */
const whole = <Name extends string>(name: Name, parts: Readonly<Record<string, string>>) =>
  Object.values(parts).every((text) => text.trim() === "") ? {} : { [name]: trimmed(parts) }
const trimmed = (parts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parts).map(([key, text]) => [key, text.trim()]))

const numbers = ({ minimumAge, angles, organisations, withinMonths, hubLimit }: DraftFields) => ({
  minimumAge: whole0(minimumAge),
  hubLimit: whole0(hubLimit),
  linkRule: { angles: whole0(angles), organisations: whole0(organisations), withinMonths: whole0(withinMonths) }
})

/** Without blank roles, and without a linkage key where there is nobody to seal. */
const partyOf = ({ sealsAtSource, ...party }: Party, aboutPersons: boolean): Party => ({
  ...party,
  roles: party.roles.map((role) => role.trim()).filter((role) => role !== ""),
  ...(sealsAtSource === true && aboutPersons ? { sealsAtSource } : {})
})

/** A whole number; what is none counts as 0, which no rule takes. */
const whole0 = (text: string) => (/^\d{1,4}$/u.test(text.trim()) ? Number(text) : 0)

const minorsOf = ({ retention }: CovenantDocument): DraftFields["minors"] => {
  const period = (state: (typeof minorStates)[number]) => {
    const own = retention.minors?.[state]
    return periodOf(own ?? retention[state], own === undefined)
  }
  return {
    unlinked: period("unlinked"),
    rejected: period("rejected"),
    linked: period("linked"),
    notAdopted: period("notAdopted"),
    closedCase: period("closedCase")
  }
}

const retentionOf = ({ minors, retention }: DraftFields): NonNullable<Encoded["retention"]> => {
  const shorter = withoutBlankPeriods(minorStates, minors)
  const own = withoutBlankPeriods(states, retention)
  return Object.keys(shorter).length === 0 ? own : { ...own, minors: shorter }
}

const levelsOf = ({ byAngle, levelCoordinator, levelPartners }: DraftFields): NonNullable<Encoded["levels"]> => ({
  partners: levelPartners,
  coordinator: levelCoordinator,
  byAngle: Object.fromEntries(
    byAngle.flatMap(({ angle, coordinator, partners }) =>
      partners === "" && coordinator === ""
        ? []
        : [
            [
              angle,
              { ...(partners === "" ? {} : { partners }), ...(coordinator === "" ? {} : { coordinator }) }
            ] as const
          ]
    )
  )
})
