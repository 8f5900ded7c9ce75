import { sql } from "kysely"

/** What was taken out of the platform, for whom and why (append-only): whoever must be told of a correction or erasure is found by it. */
export const operator = [
  sql`create table casework.export (
    id text primary key, covenant text not null, at timestamptz not null, what text not null,
    asked_by text not null, agreed_by text, reason text not null, reference text not null, purpose text not null,
    rows integer not null, sha256 text not null, log text not null)`,
  sql`create index export_by_covenant on casework.export (covenant, at)`,
  sql`revoke update, delete, truncate on casework.export from casework`
]
