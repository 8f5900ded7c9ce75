import { type CovenantDocument, inForce, type Role, type User, type Viewer } from "@kruisverband/domain"
import { DateTime, Effect } from "effect"
import { type Covenants, readCovenants } from "../registry/Registry.ts"

/** From where a person looks: who they are, the covenants as they are now, and the moment. */
export interface Viewpoint {
  readonly viewer: Viewer
  readonly covenants: Covenants
  readonly now: DateTime.Utc
}

/** Read anew for each request and each event of a stream, so that a changed role or covenant holds at once (ASVS 8.3.2). */
export const readViewpoint = Effect.fn("Viewpoint.read")(function* (user: User) {
  const covenants = yield* readCovenants()
  const viewpoint: Viewpoint = {
    viewer: { user: user.id, grants: user.grants, partner: user.partner, municipality: user.municipality },
    covenants,
    now: yield* DateTime.now
  }
  return viewpoint
})

export const rolesIn = (viewpoint: Viewpoint, covenant: string): ReadonlyArray<Role> =>
  viewpoint.viewer.grants.filter((grant) => grant.covenant === covenant).map((grant) => grant.role)

export const versionsOf = (viewpoint: Viewpoint, covenant: string): ReadonlyArray<CovenantDocument> =>
  viewpoint.covenants.get(covenant) ?? []

/** Roles by which a person sees links at all, the one that shows most first. The others work on signals or on figures. */
const BY_SIGHT = [
  "coordinator",
  "lead-municipality",
  "data-protection-officer",
  "case-participant",
  "poster"
] as const satisfies ReadonlyArray<Role>

/** In which role a person looks at links of a covenant; undefined: in none. */
export const sightIn = (viewpoint: Viewpoint, covenant: string): Role | undefined => {
  const roles = rolesIn(viewpoint, covenant)
  return BY_SIGHT.find((role) => roles.includes(role))
}

/** Sees the evidence and the reasons of decisions: who decides, and who supervises. */
export const seesGrounds = (viewpoint: Viewpoint, covenant: string): boolean => {
  const sight = sightIn(viewpoint, covenant)
  return sight === "coordinator" || sight === "lead-municipality" || sight === "data-protection-officer"
}

/** The covenant's first purpose: what a link is read for unless the viewer says otherwise (L05). */
export const purposeOf = (viewpoint: Viewpoint, covenant: string): string =>
  inForce(versionsOf(viewpoint, covenant), viewpoint.now)?.purposes[0] ?? ""
