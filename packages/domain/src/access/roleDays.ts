import type { Role } from "../role/Role.ts"
import type { AccessRefusalCode } from "./accessRefusals.ts"

/** From when until when a role is held: local days, inclusive; absent: from now, or for good. */
export interface RoleDays {
  readonly firstDay?: string | undefined
  readonly lastDay?: string | undefined
}

/**
 * What is wrong with the days of a role, as of a local day. An administrator has no last day: a covenant keeps one at
 * least, and a leave has a stand-in.
 */
export const checkRoleDays = (
  role: Role,
  { firstDay, lastDay }: RoleDays,
  today: string
): Extract<AccessRefusalCode, "administrator-for-good" | "role-days-impossible"> | undefined => {
  if (lastDay === undefined) return undefined
  if (role === "administrator") return "administrator-for-good"
  return lastDay < today || (firstDay !== undefined && lastDay < firstDay) ? "role-days-impossible" : undefined
}
