import { sql } from "kysely"

/** Accounts that are shut, when somebody logged in last and how, and roles lent during leave. */
export const access = [
  // `opened_at`: since when days without a log-in count; of accounts that were there, and in backups from before, since now.
  sql`alter table casework.app_user
    add column opened_at timestamptz not null default now(), add column last_login_at timestamptz,
    add column blocked_at timestamptz, add column blocked_as text`,
  // Of open sessions nobody knows: everybody logs in again.
  sql`delete from casework.session`,
  sql`alter table casework.session add column logged_in_at timestamptz not null, add column acr text`,
  sql`create table casework.delegation (
    id uuid primary key, covenant text not null, role text not null,
    holder text not null references casework.app_user on delete cascade,
    stand_in text not null references casework.app_user on delete cascade,
    first_day text not null, last_day text not null, by text not null, at timestamptz not null,
    ended_at timestamptz, ended_by text)`,
  sql`create index delegation_by_stand_in on casework.delegation (stand_in) where ended_at is null`,
  sql`create index delegation_by_holder on casework.delegation (holder)`,
  // Each change of access with its reason; `log`: its line in the processing log.
  sql`create table casework.access_change (
    log text primary key, action text not null, person text not null, covenant text not null, reason text not null,
    by text not null, at timestamptz not null)`,
  sql`create index access_change_by_person on casework.access_change (person, at)`,
  sql`revoke update, delete, truncate on casework.access_change from casework`
]
