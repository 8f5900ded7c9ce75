import { Schema } from "effect"
import { CovenantId, MunicipalityCode } from "../ids.ts"
import type { Partner } from "../region/Region.ts"
import { SignalKind } from "../signal/SignalFacts.ts"
import { Bilingual } from "../text.ts"
import { Angle } from "../vocabulary/vocabulary.ts"
import { BasisKind, type CovenantDocument, CovenantStatus, Identifier } from "./CovenantDocument.ts"
import { partiesOf } from "./partiesOf.ts"

/** The essence of the joint controllers' arrangement, for anyone (L03; AVG 26(2)). Names organisations, never a person. */
export const CovenantEssence = Schema.Struct({
  id: CovenantId,
  version: Schema.Int,
  status: CovenantStatus,
  title: Bilingual,
  validFrom: Schema.String,
  validUntil: Schema.String,
  basis: Schema.Struct({ kind: BasisKind, law: Schema.String }),
  purposes: Schema.Array(Schema.String),
  kinds: Schema.Array(SignalKind),
  municipalities: Schema.Array(MunicipalityCode),
  /** Formal parties by name; informal networks without (`name` absent): who belongs to one is nobody's business. */
  parties: Schema.Array(
    Schema.Struct({
      name: Schema.optionalKey(Schema.String),
      angle: Angle,
      /** Encodes persons in its own system, so that their names do not leave it. */
      sealsAtSource: Schema.optionalKey(Schema.Boolean)
    })
  ),
  identifiers: Schema.Array(Identifier),
  specialCategories: Schema.Array(Schema.String),
  minimumAge: Schema.Int,
  /** Terms as ISO 8601 durations. */
  retention: Schema.Struct({
    unlinked: Schema.String,
    rejected: Schema.String,
    linked: Schema.String,
    notAdopted: Schema.String,
    closedCase: Schema.String
  }),
  /** A request put to it counts as put to all controllers (L02; AVG 26(3)). */
  contactPoint: Schema.NullOr(Schema.Struct({ organisation: Schema.String, email: Schema.String })),
  convener: Schema.NullOr(Schema.String)
}).annotate({ identifier: "CovenantEssence" })
export type CovenantEssence = typeof CovenantEssence.Type

/** `partners`: of the region; a party that is not among them is named by its id. */
export function essenceOf(document: CovenantDocument, partners: ReadonlyArray<Partner>): CovenantEssence {
  const { basis, contactPoint, convener, retention } = document
  const known = new Map(partners.map((partner) => [partner.id, partner] as const))
  return {
    id: document.id,
    version: document.version,
    status: document.status,
    title: document.title,
    validFrom: document.validFrom,
    validUntil: document.validUntil,
    basis: { kind: basis.kind, law: basis.law ?? "" },
    purposes: document.purposes,
    kinds: document.kinds,
    municipalities: document.municipalities,
    parties: partiesOf(document).map(({ partner, angle, sealsAtSource }) => {
      const found = known.get(partner)
      if (found?.network === "informal") return { angle }
      const party = { name: found?.name ?? partner, angle }
      return sealsAtSource === true ? { ...party, sealsAtSource } : party
    }),
    identifiers: document.identifiers,
    specialCategories: document.specialCategories.map((one) => one.category),
    minimumAge: document.minimumAge,
    retention: {
      unlinked: retention.unlinked,
      rejected: retention.rejected,
      linked: retention.linked,
      notAdopted: retention.notAdopted,
      closedCase: retention.closedCase
    },
    contactPoint: contactPoint ?? null,
    convener: convener?.office ?? null
  }
}
