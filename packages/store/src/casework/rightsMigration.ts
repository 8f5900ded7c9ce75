import { sql } from "kysely"

/** Organisations that saw what was corrected or erased, and when each was told (AVG 19). */
export const rightsRecipients = [
  sql`create table casework.rights_recipient (
    request text not null references casework.rights_request, partner text not null, signals text[] not null,
    last_on text not null, told_on text, told_by text, primary key (request, partner))`
]

/** Persons' requests: ids, codes and days; what was written is sealed, a data key for each text. */
export const rights = [
  sql`create table casework.rights_request (
    id text primary key, covenant text not null, kind text not null, state text not null, received_on text not null,
    made_at text, asked_by text[] not null, incapable boolean not null, identity jsonb, acting jsonb,
    extension_told_on text, outcome text, told_on text, decided_by text, decided_at timestamptz, receipt jsonb,
    opened_by text not null, opened_at timestamptz not null, revision integer not null)`,
  sql`create index rights_request_list on casework.rights_request (covenant, opened_at desc, id desc)`,
  sql`create table casework.rights_signal (
    request text not null references casework.rights_request, signal text not null, candidate jsonb not null,
    chosen boolean not null, primary key (request, signal))`,
  sql`create index rights_signal_by_signal on casework.rights_signal (signal)`,
  sql`create table casework.rights_words (
    covenant text not null, id uuid not null, request text not null references casework.rights_request,
    about text not null, words bytea not null, primary key (covenant, id))`,
  sql`create index rights_words_request on casework.rights_words (request)`,
  sql`alter table casework.signal add column restricted boolean not null default false`
]
