import { type CovenantDocument, mayDisclose, type Role, UserId, type VisibleLevel } from "@kruisverband/domain"
import { DateTime } from "effect"

type Party = CovenantDocument["parties"][number]

/** Viewers of the matrix; `poster` stands for the professionals of the other parties. */
export const viewers = [
  "coordinator",
  "poster",
  "desk-officer",
  "data-protection-officer",
  "policy-analyst"
] as const satisfies ReadonlyArray<Role>
export type MatrixViewer = (typeof viewers)[number]

export interface Visibility {
  readonly party: Party
  readonly sees: Readonly<Record<MatrixViewer, VisibleLevel>>
}

/**
 * Who sees what of each party's linked signals at this moment, when the poster leaves the party's default level as it
 * is. Asked of the very rule that guards the services, for every party and viewer: the matrix cannot say otherwise.
 */
export function visibilityOf(covenant: CovenantDocument, now: Date): ReadonlyArray<Visibility> {
  const municipality = covenant.municipalities[0]
  const kind = covenant.kinds[0]
  if (municipality === undefined || kind === undefined) return []
  const seenBy = (party: Party, role: Role) =>
    mayDisclose({
      viewer: { user: UserId.make("viewer"), grants: [{ role, covenant: covenant.id }] },
      signal: {
        partner: party.partner,
        covenant: covenant.id,
        angle: party.angle,
        level: party.defaultLevel,
        municipality,
        kind,
        network: "formal"
      },
      covenants: [covenant],
      relation: "link",
      now: DateTime.fromDateUnsafe(now)
    }).level
  return covenant.parties.map((party) => ({
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
