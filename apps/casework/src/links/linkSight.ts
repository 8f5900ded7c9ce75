import { inForce, worksOn } from "@kruisverband/domain"
import type { LinkWhole } from "./belongings.ts"
import { rolesIn, type Viewpoint, versionsOf } from "./Viewpoint.ts"

/** `link`: looks at it as part of the work; `supervision`: sees that it is there; `none`: it does not exist for this viewer. */
export type Sight = "link" | "supervision" | "none"

/**
 * Whether a person sees a link at all. Coordinators and lead municipalities see every link in their area; partners and
 * case participants only what a person confirmed, and partners only with a signal of their own in it: the machine
 * proposes and stops, it discloses nothing (L25; A3). The data protection officer sees that links exist.
 */
export const linkSight = ({ record, signals }: LinkWhole, viewpoint: Viewpoint): Sight => {
  const { covenant, municipalities } = record.facts
  if (inForce(versionsOf(viewpoint, covenant), viewpoint.now) === undefined) return "none"
  if (signals.length === 0) return "none"
  const { viewer } = viewpoint
  const roles = rolesIn(viewpoint, covenant)
  const reviews = roles.includes("coordinator") || roles.includes("lead-municipality")
  if (reviews && worksOn(viewer, municipalities)) return "link"
  if (record.state === "confirmed") {
    if (roles.includes("case-participant")) return "link"
    if (roles.includes("poster") && signals.some(({ facts }) => facts.partner === viewer.partner)) return "link"
  }
  return roles.includes("data-protection-officer") ? "supervision" : "none"
}
