import type { DateTime } from "effect"
import { Schema } from "effect"
import { CovenantId } from "../ids.ts"
import type { Partner } from "../region/Region.ts"
import { angleLabels, identifierLabels, kindLabels } from "../vocabulary/labels.ts"
import { type CovenantDocument, CovenantStatus } from "./CovenantDocument.ts"
import { partiesOf } from "./partiesOf.ts"
import { matrixViewers, visibilityOf } from "./visibilityOf.ts"

/** An entry in the register of processing activities (L04; AVG 30(1)). Lists are in the covenant's own order; texts are Dutch: it is for the register. */
export const RegisterEntry = Schema.Struct({
  covenant: CovenantId,
  version: Schema.Int,
  status: CovenantStatus,
  /** What the processing is called. */
  name: Schema.String,
  registerEntry: Schema.String,
  /** a: who is responsible, and whom to turn to. */
  controllers: Schema.Array(Schema.String),
  contactPoint: Schema.String,
  arrangement: Schema.String,
  /** b. */
  purposes: Schema.Array(Schema.String),
  lawfulBasis: Schema.String,
  /** c: of whom, and what. */
  subjects: Schema.Array(Schema.String),
  dataCategories: Schema.Array(Schema.String),
  specialCategories: Schema.Array(Schema.String),
  /** d: kinds of recipients with the most they see. */
  recipients: Schema.Array(Schema.String),
  /** e: to third countries. */
  transfers: Schema.String,
  /** f: per state, ISO 8601 durations. */
  retention: Schema.Array(Schema.String),
  archive: Schema.String,
  /** g. */
  measures: Schema.String,
  dpia: Schema.String,
  notified: Schema.String,
  consultation: Schema.String,
  validFrom: Schema.String,
  validUntil: Schema.String
}).annotate({ identifier: "RegisterEntry" })
export type RegisterEntry = typeof RegisterEntry.Type

const NONE = "geen"
const MEASURES =
  "Versleuteld per signaal onder een sleutel per convenant; koppeling op codes zonder namen; rollen per convenant; niveaus van delen die de melder bepaalt; logboek met ketting van controlegetallen; bewaartermijnen die vanzelf aflopen."

const recipientNames = {
  coordinator: "regionaal coördinator en gemeente met regie",
  poster: "professionals van andere partijen, bij een bevestigd kruisverband met een eigen signaal",
  "desk-officer": "loketmedewerker",
  "data-protection-officer": "functionaris gegevensbescherming",
  "policy-analyst": "beleidsmedewerker"
} as const

const levelNames = {
  full: "volledig",
  "without-source": "zonder bron",
  "existence-only": "alleen dat het bestaat",
  none: "niets"
} as const

/** The entry a covenant version comes to. Recipients follow from the rule that guards disclosure, so the register cannot say otherwise. */
export function registerEntryOf(
  document: CovenantDocument,
  partners: ReadonlyArray<Partner>,
  now: DateTime.Utc
): RegisterEntry {
  const { basis, contactPoint, retention } = document
  const known = new Map<string, Partner>(partners.map((partner) => [partner.id, partner]))
  // Who belongs to an informal network is known to those who do, and to no one else (E2).
  const nameOf = (id: string) => (known.get(id)?.network === "informal" ? "informeel netwerk" : known.get(id)?.name)
  return {
    covenant: document.id,
    version: document.version,
    status: document.status,
    name: document.title.nl,
    registerEntry: basis.registerEntry ?? NONE,
    controllers: partiesOf(document).map(
      ({ partner, angle }) => `${nameOf(partner) ?? partner} (${angleLabels[angle].nl})`
    ),
    contactPoint: contactPoint === undefined ? NONE : `${contactPoint.organisation}, ${contactPoint.email}`,
    arrangement: basis.arrangement ?? NONE,
    purposes: document.purposes,
    lawfulBasis: basis.law ?? NONE,
    subjects: document.kinds.includes("radicalisation")
      ? [`personen vanaf ${document.minimumAge} jaar over wie een professional een zorg heeft`]
      : ["geen: signalen over plekken en groepen"],
    dataCategories: [
      ...document.kinds.map((kind) => `waarneming en inschatting over ${kindLabels[kind].nl}`),
      ...(document.kinds.includes("radicalisation") ? document.identifiers.map((one) => identifierLabels[one].nl) : [])
    ],
    specialCategories:
      document.specialCategories.length === 0
        ? [NONE]
        : document.specialCategories.map((one) => `${one.category}: ${one.exception}`),
    recipients: recipientsOf(document, now),
    transfers: NONE,
    retention: [
      `niet gekoppeld: ${retention.unlinked}`,
      `afgewezen verband: ${retention.rejected}`,
      `gekoppeld: ${retention.linked}`,
      `niet opgepakt: ${retention.notAdopted}`,
      `gesloten casus: ${retention.closedCase}`
    ],
    archive: document.archive === undefined ? NONE : `${document.archive.list}, ${document.archive.entry}`,
    measures: MEASURES,
    dpia: basis.dpia === undefined ? NONE : `${basis.dpia.reference}, ${basis.dpia.date}`,
    notified: basis.notified === undefined ? NONE : `${basis.notified.body}, ${basis.notified.reference}`,
    consultation:
      basis.consultation === undefined ? NONE : `${basis.consultation.body}, ${basis.consultation.reference}`,
    validFrom: document.validFrom,
    validUntil: document.validUntil
  }
}

const order = ["none", "existence-only", "without-source", "full"] as const

function recipientsOf(document: CovenantDocument, now: DateTime.Utc): ReadonlyArray<string> {
  const matrix = visibilityOf(document, now)
  const named = matrixViewers.flatMap((viewer) => {
    const most = order.findLast((level) => matrix.some((row) => row.sees[viewer] === level))
    return most === undefined || most === "none" ? [] : [`${recipientNames[viewer]}: ten hoogste ${levelNames[most]}`]
  })
  return named.length === 0 ? ["niemand: het convenant geldt nu niet"] : named
}
