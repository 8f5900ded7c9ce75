import type { DateTime } from "effect"
import { UserId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import { mayDisclose } from "../rules/mayDisclose.ts"
import type { VisibleLevel } from "../signal/Sharing.ts"
import type { CovenantDocument, Party } from "./CovenantDocument.ts"
import { partiesOf } from "./partiesOf.ts"

/** Viewers of the matrix; `poster` stands for the professionals of the other parties. */
export const matrixViewers = [
  "coordinator",
  "poster",
  "desk-officer",
  "data-protection-officer",
  "policy-analyst"
] as const satisfies ReadonlyArray<Role>
export type MatrixViewer = (typeof matrixViewers)[number]

export type Visibility = {
  readonly party: Party
  readonly sees: Readonly<Record<MatrixViewer, VisibleLevel>>
}

/**
 * Who sees what of each party's linked signals at this moment, when the poster leaves the party's default level as it
 * is. Asked of the very rule that guards the services, for every party and viewer: the matrix cannot say otherwise.
 * Of a draft it says what would hold once the version is in force.
 */
export function visibilityOf(covenant: CovenantDocument, now: DateTime.Utc): ReadonlyArray<Visibility> {
  const [municipality] = covenant.municipalities
  const [kind] = covenant.kinds
  if (municipality === undefined || kind === undefined) return []
  const asked: CovenantDocument = covenant.status === "draft" ? { ...covenant, ...inForceAlways } : covenant
  const seenBy = (party: Party, role: Role) =>
    mayDisclose({
      viewer: { user: viewer, grants: [{ role, covenant: covenant.id }] },
      signal: {
        partner: party.partner,
        covenant: covenant.id,
        angle: party.angle,
        level: party.defaultLevel,
        municipality,
        kind,
        network: "formal"
      },
      covenants: [asked],
      relation: "link",
      now
    }).level
  return partiesOf(covenant).map((party) => ({
    party,
    sees: {
      coordinator: seenBy(party, "coordinator"),
      poster: seenBy(party, "poster"),
      "desk-officer": seenBy(party, "desk-officer"),
      "data-protection-officer": seenBy(party, "data-protection-officer"),
      "policy-analyst": seenBy(party, "policy-analyst")
    }
  }))
}

const viewer = UserId.make("viewer")
const inForceAlways = { status: "active", validFrom: "0001-01-01", validUntil: "9999-12-31" } as const
