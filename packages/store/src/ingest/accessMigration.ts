import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/** Proofs of possession that were used, by digest: each is good once, on whichever instance. They live two minutes. */
export const access: Migration = {
  up: async (db) => {
    await sql.raw("create table ingest.used_proof (id text primary key, until timestamptz not null)").execute(db)
    await sql.raw("create index used_proof_until on ingest.used_proof (until)").execute(db)
  }
}
