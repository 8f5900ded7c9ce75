import type { CovenantId } from "../ids.ts"
import type { Role, RoleGrant } from "../role/Role.ts"

/** Works on figures only: no row about a person, whatever is asked (F2, L07, L29). */
const FIGURES: ReadonlySet<Role> = new Set<Role>(["policy-analyst"])

/**
 * Covenants of which somebody's requests may reach rows about persons at all: those in which they have a role other than
 * on figures. The outer wall, for the database; what they see of a row is for `mayDisclose`.
 */
export function coveredByGrants(grants: ReadonlyArray<RoleGrant>): ReadonlyArray<CovenantId> {
  return [...new Set(grants.filter(({ role }) => !FIGURES.has(role)).map(({ covenant }) => covenant))]
}
