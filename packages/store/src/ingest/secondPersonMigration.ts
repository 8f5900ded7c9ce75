import { sql } from "kysely"
import type { Migration } from "kysely/migration"
import { careColumns } from "../log/careMigration.ts"

/** Holds on a whole covenant, what records of destruction say of holds, and what care's audit trails ask of the log. */
export const secondPerson: Migration = {
  up: async (db) => {
    for (const statement of [
      "alter table ingest.hold add column whole boolean not null default false",
      "create index hold_whole on ingest.hold (covenant) where whole",
      // Of those destroyed, how many a hold had kept longer than their clock.
      "alter table ingest.destruction add column held_longer integer not null default 0",
      ...careColumns("ingest")
    ])
      await sql.raw(statement).execute(db)
  }
}
