import { sql } from "kysely"

/** What a covenant has before it is adopted, who signed which text, and who left. */
export const covenantLife = [
  // The next version of a covenant before it is adopted: one at a time, written on until it is offered for signature.
  sql`create table casework.covenant_draft (
    covenant text primary key, version integer not null, document jsonb not null, source jsonb not null,
    drafters text[] not null, offered_at timestamptz, revision integer not null, saved_at timestamptz not null)`,
  sql`create table casework.covenant_signature (
    seq bigint generated always as identity, covenant text not null, version integer not null, text text not null,
    partner text not null, by text not null, at timestamptz not null,
    primary key (covenant, version, text, partner))`,
  sql`create table casework.covenant_departure (
    covenant text not null, version integer not null, partner text not null, left_on text not null,
    reason text, by text not null, at timestamptz not null,
    primary key (covenant, partner, version))`,
  sql`revoke update, delete, truncate on casework.covenant_signature, casework.covenant_departure from casework`,
  // Drafts were versions before: they become texts that can be written on again.
  sql`insert into casework.covenant_draft (covenant, version, document, source, drafters, revision, saved_at)
    select v.covenant, v.version, v.document, v.document,
      case when v.published_by is null then '{}' else array[v.published_by] end, 1, v.published_at
    from casework.covenant_version v
    where v.version = (select max(o.version) from casework.covenant_version o where o.covenant = v.covenant)
      and 'draft' = (select s.status from casework.covenant_status s
        where s.covenant = v.covenant and s.version = v.version order by s.seq desc limit 1)`,
  sql`delete from casework.covenant_status s using casework.covenant_draft d
    where s.covenant = d.covenant and s.version = d.version`,
  sql`delete from casework.covenant_version v using casework.covenant_draft d
    where v.covenant = d.covenant and v.version = d.version`
]
