import { sql as raw } from "kysely"

/** Of `casework.user_grant` by this name: it has begun, and is not over. */
const heldOn = (name: string, today: string) =>
  raw`coalesce(${raw.ref(`${name}.first_day`)}, '') <= ${today} and coalesce(${raw.ref(`${name}.last_day`)}, '9999') >= ${today}`

/** The same, or it is still to begin. */
export const notOver = (name: string, today: string) =>
  raw`coalesce(${raw.ref(`${name}.last_day`)}, '9999') >= ${today}`

/**
 * Roles of the user in row `u` as a JSON array: held for good, and lent for today by who holds them still. `today` is the
 * local day. A stand-in keeps to the municipality of the own account, which the rules keep from being the wider one.
 */
export const heldGrants = (today: string) => raw<unknown>`coalesce((
  select jsonb_agg(jsonb_build_object('role', g.role, 'covenant', g.covenant) order by g.covenant, g.role)
  from (
    select own.role, own.covenant from casework.user_grant own where own.user_id = u.id and ${heldOn("own", today)}
    union
    select d.role, d.covenant from casework.delegation d
      join casework.user_grant h on h.user_id = d.holder and h.role = d.role and h.covenant = d.covenant
        and ${heldOn("h", today)}
      where d.stand_in = u.id and d.ended_at is null and d.first_day <= ${today} and d.last_day >= ${today}
  ) g), '[]')`
