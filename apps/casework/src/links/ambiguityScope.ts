import { inForce } from "@kruisverband/domain"
import { type RawBuilder, sql as raw } from "kysely"
import { rolesIn, type Viewpoint, versionsOf } from "./Viewpoint.ts"

/** Who decides on links sees ambiguities, in their area; nobody else does, as none of it is a link yet (A3). */
export const ambiguityScope = (viewpoint: Viewpoint): RawBuilder<boolean> => {
  const { municipality } = viewpoint.viewer
  const covenants = [...viewpoint.covenants.keys()].filter((id) => {
    const roles = rolesIn(viewpoint, id)
    const reviews = roles.includes("coordinator") || roles.includes("lead-municipality")
    return reviews && inForce(versionsOf(viewpoint, id), viewpoint.now) !== undefined
  })
  return raw`a.covenant = any (${covenants}::text[])
    and ${municipality === undefined ? raw`true` : raw`${municipality} = any (a.areas)`}
    and not exists (
      select from unnest(a.signals) as needed (id) left join casework.signal s on s.id = needed.id and not s.withdrawn
        and not s.restricted
      where s.id is null)`
}

/** Somebody said where it belongs among those that it fits now, and did not take that back. */
export const AMBIGUITY_DECIDED = raw`exists (select from casework.review r where r.link = a.id and r.kind = 'resolve'
  and r.signals @> a.signals and not exists (select from casework.review u where u.undoes = r.id))`
