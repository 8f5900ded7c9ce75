import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * For an index that would come out otherwise than the one that is kept: with another budget of candidates (ADR 0006) records follow other tokens. The correlator
 * makes it again from the records: `hub_limit` says that nothing is indexed, and every signal waits. Links stay, and what was told of hubs.
 */
export const indexAnew: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    for (const table of ["token", "crowd", "follow", "edge"]) await run(`delete from correlator.${table}`)
    await run("update correlator.hub set signals = null")
    await run(`insert into correlator.dirty (covenant, signal, reindex)
      select covenant, key, true from correlator.signal where state = 'active'
      on conflict (covenant, signal) do update set reindex = true`)
    await run("update correlator.covenant set hub_limit = null, model = null")
  }
}
