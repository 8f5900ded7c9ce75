import { inForce } from "@kruisverband/domain"
import { type RawBuilder, sql as raw } from "kysely"
import { LINK_REVIEWS } from "./linkReviews.ts"
import { rolesIn, type Viewpoint, versionsOf } from "./Viewpoint.ts"

/** Newest decision in force about the link: its kind and instant. */
const DECIDED = raw`
  select r.kind, r.at from (${LINK_REVIEWS}) r
  where r.kind <> 'undo' and not exists (select from casework.review u where u.undoes = r.id)
  order by r.seq desc limit 1`

/** Newest amendment of one of its signals after the decision. */
const AMENDED = raw`
  select max(s.amended_at) from casework.link_signal m join casework.signal s on s.id = m.signal
  where m.link = l.id and not s.withdrawn and not s.restricted and s.amended_at > d.at`

/** Newest moment after the decision at which two of its signals, that the machine by itself puts together, came to be so or were amended. */
const AGREE = raw`
  select max(moment.at) from casework.link_signal m join casework.signal x on x.id = m.signal and not x.withdrawn and not x.restricted
  join casework.link_signal n on n.link = m.link and n.signal > m.signal
  join casework.signal y on y.id = n.signal and not y.withdrawn and not y.restricted
  left join casework.pair_word w on w.a = x.id and w.b = y.id
  cross join lateral (values (x.amended_at), (y.amended_at), (w.at)) as moment (at)
  where m.link = l.id and coalesce(w.together, true) and moment.at > d.at`

/**
 * Since when the machine's last word on `casework.link l` is another than people's decision, and is so after that decision; null: it is not.
 * Confirmed: only decisions hold it together, since they were taken (what fitted two was so from the start) or with a signal amended after.
 * Rejected: two of its signals would be put together, since that decision or with one of them amended after it.
 */
export const AGAIN_SINCE: RawBuilder<unknown> = raw`(
  select case
    when l.state = 'confirmed' and l.held_since > d.at and d.kind <> 'resolve' then l.held_since
    when l.state = 'confirmed' and l.held_since is not null then (${AMENDED})
    when l.state = 'rejected' then (${AGREE}) end
  from (${DECIDED}) d)`

/** Neither of the two is in a link that stands: there the pair would come back. */
const IN_NO_LINK = raw`not exists (
  select from casework.link_signal n join casework.link k on k.id = n.link
  where n.signal in (x.id, y.id) and k.facets && l.facets and k.state in ('proposed', 'confirmed'))`

/**
 * Since when the machine by itself puts a signal of `casework.link l` together with one that people parted from it, and is so after that
 * decision and after the newest on the link, or with one of the two amended after it; null: it does not. No rejected link holds such a pair.
 * A link that was taken back holds one where neither signal is in another link, and it is the one that was decided on.
 * Only as far as the viewer works on the other signal: else its coming back would tell of what is elsewhere.
 */
export const partedSince = ({ viewer: { municipality } }: Viewpoint): RawBuilder<unknown> => raw`(
  select max(moment.at) from casework.link_signal m
  join casework.signal x on x.id = m.signal and not x.withdrawn and not x.restricted
  join casework.review r on r.signals && array[m.signal] and r.kind in ('split', 'resolve', 'keep-apart')
    and (r.facets = '{}' or r.facets && l.facets)
    and not exists (select from casework.review u where u.undoes = r.id)
  cross join lateral jsonb_array_elements(r.groups) as other (ids)
  cross join lateral jsonb_array_elements_text(other.ids) as apart (signal)
  join casework.signal y on y.id = apart.signal and not y.withdrawn and not y.restricted
  left join casework.pair_word w on w.a = least(x.id, y.id) and w.b = greatest(x.id, y.id)
  left join lateral (${DECIDED}) d on true
  cross join lateral (values (x.amended_at), (y.amended_at), (w.at)) as moment (at)
  where m.link = l.id and not other.ids ? m.signal and (r.about is null or r.about in (x.id, y.id))
    and case l.state
      when 'retracted' then r.link = l.id and ${IN_NO_LINK}
      when 'rejected' then false
      else not exists (select from casework.link_signal n where n.link = l.id and n.signal = y.id) end
    and ${municipality === undefined ? raw`true` : raw`y.facts ->> 'municipality' = ${municipality}`}
    and coalesce(w.together, true) and moment.at > r.at and moment.at > coalesce(d.at, r.at))`

/** Links that come back to who decides on them, in their area; nobody else is told what waits for a decision. */
export const againScope = (viewpoint: Viewpoint): RawBuilder<boolean> => {
  const { municipality } = viewpoint.viewer
  const covenants = [...viewpoint.covenants.keys()].filter((id) => {
    const roles = rolesIn(viewpoint, id)
    const reviews = roles.includes("coordinator") || roles.includes("lead-municipality")
    return reviews && inForce(versionsOf(viewpoint, id), viewpoint.now) !== undefined
  })
  return raw`l.covenant = any (${covenants}::text[])
    and ${municipality === undefined ? raw`true` : raw`${municipality} = any (l.municipalities)`}
    and (((l.state = 'rejected' or l.held_since is not null) and ${AGAIN_SINCE} is not null)
      or ${partedSince(viewpoint)} is not null)`
}
