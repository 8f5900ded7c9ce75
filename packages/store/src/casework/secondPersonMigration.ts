import { sql } from "kysely"

/** Requests for acts that take two persons; and roles that are held from and until a day. */
export const secondPerson = [
  // `reason`: sealed, and gone with its key once the request is over. `detail`: codes of what precisely was asked.
  sql`create table casework.second_person (
    id uuid primary key, covenant text not null, act text not null, object text not null, partner text,
    detail jsonb not null, reason bytea, asked_by text not null, asked_at timestamptz not null,
    expires_at timestamptz not null, state text not null, settled_by text, settled_at timestamptz, done_at timestamptz,
    check (settled_by is null or state in ('declined', 'withdrawn') or settled_by <> asked_by))`,
  sql`create index second_person_open on casework.second_person (covenant, expires_at) where state in ('pending', 'agreed')`,
  sql`create index second_person_object on casework.second_person (covenant, act, object)`,
  sql`revoke delete, truncate on casework.second_person from casework`,
  // Local days, inclusive; null: from the beginning, or for good.
  sql`alter table casework.user_grant add column first_day text, add column last_day text`
]
