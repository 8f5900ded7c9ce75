import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * Persons who objected, each sealed under a data key that is the request's, and the signals that are restricted because of
 * them. What was there before held a token in the open, and nothing filled it.
 */
export const rights: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    await run("drop table ingest.restricted")
    await run(`create table ingest.restricted (
      covenant text not null, request uuid not null, since timestamptz not null, standing text not null,
      person bytea not null, primary key (covenant, request))`)
    await run(`create table ingest.restricted_signal (
      covenant text not null, signal uuid not null, request uuid not null, primary key (covenant, signal, request))`)
    await run("create index restricted_signal_request on ingest.restricted_signal (covenant, request)")
  }
}
