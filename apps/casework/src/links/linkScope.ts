import { inForce } from "@kruisverband/domain"
import { type RawBuilder, sql as raw } from "kysely"
import { rolesIn, sightIn, type Viewpoint, versionsOf } from "./Viewpoint.ts"

/** A signal of `casework.link l` is restricted by an objection: the link shows as that, and is on no worklist. */
export const RESTRICTED_LINK = raw<boolean>`exists (
  select from casework.link_signal m join casework.signal s on s.id = m.signal where m.link = l.id and s.restricted)`

/**
 * `linkSight` as SQL on `casework.link l` (tested against each other), so that counts and pages hold nothing that is
 * hidden. Besides, nobody sees a link of which a signal is not known here yet.
 */
export const linkScope = (viewpoint: Viewpoint): RawBuilder<boolean> => {
  const covenants = [...viewpoint.covenants.keys()].filter(
    (id) => inForce(versionsOf(viewpoint, id), viewpoint.now) !== undefined
  )
  const parts = covenants.flatMap((id) => scopeIn(viewpoint, id) ?? [])
  if (parts.length === 0) return raw`false`
  return raw`(${raw.join(parts, raw` or `)})
    and not exists (
      select from casework.link_signal m left join casework.signal s on s.id = m.signal
      where m.link = l.id and s.id is null)
    and exists (
      select from casework.link_signal m join casework.signal s on s.id = m.signal
      where m.link = l.id and not s.withdrawn)`
}

const scopeIn = (viewpoint: Viewpoint, covenant: string): RawBuilder<boolean> | undefined => {
  const { municipality, partner } = viewpoint.viewer
  const sight = sightIn(viewpoint, covenant)
  const here = raw<boolean>`l.covenant = ${covenant}`
  const inArea =
    municipality === undefined ? here : raw<boolean>`(${here} and ${municipality} = any (l.municipalities))`
  const confirmed = raw<boolean>`(${here} and l.state = 'confirmed')`
  const ours = raw<boolean>`(${here} and l.state = 'confirmed' and exists (
    select from casework.link_signal m join casework.signal s on s.id = m.signal
    where m.link = l.id and not s.withdrawn and s.partner = ${partner ?? ""}))`
  const roles = rolesIn(viewpoint, covenant)
  const parts = [
    ...(roles.includes("coordinator") || roles.includes("lead-municipality") ? [inArea] : []),
    ...(roles.includes("data-protection-officer") ? [here] : []),
    ...(roles.includes("case-participant") ? [confirmed] : []),
    ...(roles.includes("poster") ? [ours] : [])
  ]
  return sight === undefined || parts.length === 0 ? undefined : raw<boolean>`(${raw.join(parts, raw` or `)})`
}
