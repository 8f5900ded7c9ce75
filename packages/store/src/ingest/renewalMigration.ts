import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * Of which version encodings are, so that it can be told without opening them: null for what is from before, until it is
 * looked at. And which renewal a covenant's encodings are in, or have had.
 */
export const renewal: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    await run("alter table ingest.vault add column encoded smallint[], add column at_source smallint")
    await run(`alter table ingest.covenant add column renewal integer not null default 0,
      add column renewing boolean not null default false, add column renewed smallint`)
  }
}
