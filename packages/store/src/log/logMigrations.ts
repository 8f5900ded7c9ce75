import type { Owner } from "@kruisverband/events"

/** Writers that find one chain's end taken go on with another: a burst of posts does not queue at one row. */
const LANES = 16

/** An owner's own processing log, from nothing. Append-only by the role's rights. */
export const newLog = (owner: Owner): ReadonlyArray<string> => [
  `create table ${owner}.processing_log (
    lane smallint not null, seq bigint not null, id text not null unique, parent text, at timestamptz not null,
    who text not null, role text not null, action text not null, object_kind text not null, object text not null,
    covenant text not null, purpose text not null, clause text not null, level text not null, trace text not null,
    previous text not null, hash text not null, subject text, via text, primary key (lane, seq))`,
  `create index processing_log_by_object on ${owner}.processing_log (object, id)`,
  `create table ${owner}.log_head (lane smallint primary key, seq bigint not null, hash text not null)`,
  `insert into ${owner}.log_head (lane, seq, hash)
    select lane, 0, lpad(lane::text, 64, '0') from generate_series(0, ${LANES - 1}) as lane`,
  `revoke update, delete, truncate on ${owner}.processing_log from ${owner}`,
  `revoke insert, delete, truncate on ${owner}.log_head from ${owner}`
]

/** Casework's log was there before: one chain, and lines without a pseudonym of their own. */
export const widenCaseworkLog: ReadonlyArray<string> = [
  "alter table casework.processing_log add column lane smallint not null default 0, add column subject text, add column via text",
  "alter table casework.log_head drop constraint log_head_id_check",
  "alter table casework.log_head rename column id to lane",
  "alter table casework.log_head alter column lane type smallint",
  "update casework.log_head set lane = 0"
]
