import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/** For evidence that would weigh otherwise under the same model: the correlator weighs all of it again, as after another model. */
export const weighAnew: Migration = {
  up: async (db) => {
    await sql`update correlator.covenant set model = null`.execute(db)
  }
}
