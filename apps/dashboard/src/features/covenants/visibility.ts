import type { CovenantDocument, DisclosureLevel } from "@kruisverband/domain"

type Party = CovenantDocument["parties"][number]

/** From least to most shown. */
const order = ["existence-only", "without-source", "full"] as const

/** The lower of two levels: neither the covenant nor the poster can show what the other holds back. */
export const lower = (a: DisclosureLevel, b: DisclosureLevel): DisclosureLevel =>
  order.indexOf(a) <= order.indexOf(b) ? a : b

export interface Visibility {
  readonly party: Party
  readonly coordinator: DisclosureLevel
  readonly partners: DisclosureLevel
}

/** Who sees what of each party's signals when the poster leaves the party's default level as it is. */
export const visibilityOf = (covenant: CovenantDocument): ReadonlyArray<Visibility> =>
  covenant.parties.map((party) => {
    const own = covenant.levels.byAngle[party.angle]
    return {
      party,
      coordinator: lower(party.defaultLevel, own?.coordinator ?? covenant.levels.coordinator),
      partners: lower(party.defaultLevel, own?.partners ?? covenant.levels.partners)
    }
  })
