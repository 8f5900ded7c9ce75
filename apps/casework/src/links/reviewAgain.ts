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

/** A rejected link of both shows the pair itself. */
const REJECTED = raw`exists (
  select from casework.link_signal n join casework.link k on k.id = n.link and k.state = 'rejected' and k.facets && l.facets
  join casework.link_signal o on o.link = k.id and o.signal = y.id where n.signal = x.id)`

/** The link that held either of the two last: a decision on no link has none of its own to come back with. */
const HELD_LAST = raw`(
  select k.id from casework.link_signal n join casework.link k on k.id = n.link
  where n.signal in (x.id, y.id) and k.state in ('retracted', 'rejected') and k.facets && l.facets
  order by k.updated_at desc, k.id desc limit 1)`

/**
 * Decisions that parted a signal of `casework.link l` from one that the machine by itself puts together with it, with the newest moment after
 * the decision and after the newest on the link at which that came to be so or one of the two was amended.
 * A link that was taken back or rejected holds one where neither signal is in another link: the one that was decided on, or, where none was, the one
 * that held either of the two last. Only as far as the viewer works on the other signal: else its coming back would tell of what is elsewhere.
 */
const parted = ({ viewer: { municipality } }: Viewpoint): RawBuilder<unknown> => raw`
  select r.id as review, moment.at from casework.link_signal m
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
    and coalesce(w.together, true) and moment.at > r.at and moment.at > coalesce(d.at, r.at)
    and case when l.state in ('retracted', 'rejected') then ${IN_NO_LINK}
        and ((l.state = 'retracted' and r.link = l.id) or (r.kind <> 'split' and not ${REJECTED} and l.id = ${HELD_LAST}))
      else not exists (select from casework.link_signal n where n.link = l.id and n.signal = y.id) end
    and ${municipality === undefined ? raw`true` : raw`y.facts ->> 'municipality' = ${municipality}`}`

/** Since when a signal of `casework.link l` and one that people parted from it agree, as `parted` says; null: they do not. */
export const partedSince = (viewpoint: Viewpoint): RawBuilder<unknown> =>
  raw`(select max(found.at) from (${parted(viewpoint)}) found)`

/** The decisions by which it comes back so: whoever looks again can take them back, also where they were taken on no link. */
export const partedReviews = (viewpoint: Viewpoint): RawBuilder<unknown> => raw`
  select r.* from casework.review r where r.id in (select found.review from (${parted(viewpoint)}) found)`

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
