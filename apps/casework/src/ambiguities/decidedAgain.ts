import { type RawBuilder, sql as raw } from "kysely"

/**
 * Since when the machine by itself puts the signal of `casework.ambiguity a` together with one that a person parted from it, and is so after
 * that decision and after the newest word that it stays so, or with one of the two amended after it; null: it does not. Only where
 * neither was ever in a link: else the pair comes back with that (`partedSince`).
 */
export const AMBIGUITY_AGAIN: RawBuilder<unknown> = raw`(
  select max(moment.at) from casework.review r
  cross join lateral jsonb_array_elements(r.groups) as other (ids)
  cross join lateral jsonb_array_elements_text(other.ids) as apart (signal)
  join casework.signal x on x.id = r.about and not x.withdrawn and not x.restricted
  join casework.signal y on y.id = apart.signal and not y.withdrawn and not y.restricted
  left join casework.pair_word w on w.a = least(x.id, y.id) and w.b = greatest(x.id, y.id)
  left join lateral (
    select max(k.at) as at from casework.review k where k.link = a.id and k.kind = 'keep'
      and not exists (select from casework.review u where u.undoes = k.id)) kept on true
  cross join lateral (values (x.amended_at), (y.amended_at), (w.at)) as moment (at)
  where r.link = a.id and r.kind = 'resolve' and a.signals @> array[x.id, y.id] and not other.ids ? r.about
    and not exists (select from casework.review u where u.undoes = r.id)
    and coalesce(w.together, true) and moment.at > r.at and moment.at > coalesce(kept.at, r.at)
    and not exists (
      select from casework.link_signal n join casework.link k on k.id = n.link
      where n.signal in (x.id, y.id) and k.facets && r.facets))`
