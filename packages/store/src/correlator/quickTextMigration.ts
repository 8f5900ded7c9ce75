import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * What is told of a link is some kilobytes of JSON, kept twice and told anew with each signal that comes to it: PostgreSQL's own way to
 * compress takes longer than all else about it. A server that was built without the other way keeps its own.
 */
export const quickText: Migration = {
  up: async (db) => {
    await sql`do $$ begin
      alter table correlator.link alter column facts set compression lz4;
      alter table correlator.outbox alter column body set compression lz4;
    exception when feature_not_supported or syntax_error then null; end $$`.execute(db)
  }
}
