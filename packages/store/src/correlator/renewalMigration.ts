import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/** Where covenants stand with renewals of their encodings. What is there is looked at when the correlator next works on it. */
export const renewal: Migration = {
  up: async (db) => {
    await sql`alter table correlator.covenant add column encoding smallint,
      add column awaits boolean not null default false,
      add column renewal_begun integer not null default 0, add column renewal_done integer not null default 0`.execute(
      db
    )
  }
}
