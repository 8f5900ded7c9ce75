import { sql as raw } from "kysely"

/** Decisions on `casework.link l`: taken on this link, or speaking of two of its signals or more: these were taken on what it was before. */
export const LINK_REVIEWS = raw`
  select r.* from (select array_agg(m.signal) as ids from casework.link_signal m where m.link = l.id) own
  join casework.review r on r.link = l.id or r.signals && own.ids
  where r.link = l.id or ((r.facets = '{}' or r.facets && l.facets)
    and (select count(*) from unnest(r.signals) as spoken (id) where spoken.id = any (own.ids)) > 1)`
