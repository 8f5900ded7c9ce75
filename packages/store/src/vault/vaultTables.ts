import type { Owner } from "@kruisverband/events"

/** Statements that make one owner's data keys and journal position: see `tables.ts`. */
export const dataKeyTables = (owner: Owner): ReadonlyArray<string> => [
  `create table ${owner}.data_key (
    covenant text not null, record uuid not null, key_id text not null, wrapped_key bytea not null,
    primary key (covenant, record))`,
  `create table ${owner}.journal_position (journal uuid primary key, position bigint not null)`
]

export const covenantKeyTable = (owner: Owner): string =>
  `create table ${owner}.covenant_key (
    covenant text not null, key_id text not null, sealing bytea not null, linkage bytea,
    created_at timestamptz not null, retired_at timestamptz, primary key (covenant, key_id))`
