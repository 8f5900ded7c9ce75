import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * A clock per signal, what was destroyed by it, and what stops it. `minor` is null for signals from before: their seals
 * are opened once, in the background, and until then they have no end.
 */
export const retention: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    await run(`alter table ingest.signal
      add column kept_state text not null default 'unlinked', add column kept_since text,
      add column kept_confirmed boolean not null default false, add column kept_revision integer not null default 0,
      add column minor boolean, add column leaves_on text, add column ends_on text`)
    await run("create index signal_ends on ingest.signal (ends_on, id) where withdrawn_at is null")
    await run("create index signal_unclocked on ingest.signal (id) where withdrawn_at is null and minor is null")
    await run(`create table ingest.destruction (
      covenant text not null, covenant_version integer not null, state text not null, list text not null,
      entry text not null, destroyed_on text not null, received_from text not null, received_until text not null,
      count integer not null,
      primary key (covenant, destroyed_on, covenant_version, state, list, entry))`)
    await run(`create table ingest.hold (
      covenant text not null, id uuid not null, reason bytea not null, set_on text not null, until text not null, reaches text not null,
      set_by text not null, confirmed_by text, lifted_by text, lifted_on text, primary key (covenant, id))`)
    await run("create index hold_id on ingest.hold (id)")
    await run(`create table ingest.hold_signal (
      covenant text not null, signal uuid not null, hold uuid not null, primary key (covenant, signal, hold))`)
    await run("create index hold_signal_hold on ingest.hold_signal (covenant, hold)")
  }
}
