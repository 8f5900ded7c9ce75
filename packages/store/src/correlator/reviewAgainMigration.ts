import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/** Pairs that people keep apart and that the machine by itself would not put together either, as last told. By ids, so that a rebuild keeps them. */
export const reviewAgain: Migration = {
  up: async (db) => {
    await sql`create table correlator.parted (
      covenant text not null, a uuid not null, b uuid not null, primary key (covenant, a, b))`.execute(db)
    await sql`create index parted_b on correlator.parted (covenant, b)`.execute(db)
    // What stands is told as it is judged now; every link is looked at once.
    await sql`insert into correlator.dirty (covenant, signal, reindex)
      select distinct s.covenant, s.key, false from correlator.verdict v join correlator.signal s
        on s.covenant = v.covenant and (s.id = v.a or s.id = v.b) where s.state = 'active' on conflict do nothing`.execute(
      db
    )
  }
}
