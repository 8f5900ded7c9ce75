import { sql } from "kysely"
import type { Migration } from "kysely/migration"
import { indexAnew } from "./anewMigration.ts"

/**
 * A record keeps how common each of its tokens is beside what it follows, and each list of holders which of a holder's tokens it is
 * for: so a record chooses again without counting its other tokens. Made anew with it: evidence is weighed by the thousandth of a bit.
 */
export const choices: Migration = {
  up: async (db) => {
    await indexAnew.up(db)
    await sql`alter table correlator.follow drop column load, drop column mask, add column choices bytea not null`.execute(
      db
    )
  }
}
