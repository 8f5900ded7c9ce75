import { sql } from "kysely"
import type { Migration } from "kysely/migration"
import { newLog } from "../log/logMigrations.ts"
import type { Migrations } from "../Migrations.ts"
import { inboxDigestMigration } from "../messaging/inboxDigestMigration.ts"
import { dataKeyTables } from "../vault/vaultTables.ts"
import { wallChecks } from "../walls/wallChecks.ts"
import { access } from "./accessMigration.ts"
import { renewal } from "./renewalMigration.ts"
import { retention } from "./retentionMigration.ts"
import { rights } from "./rightsMigration.ts"
import { secondPerson } from "./secondPersonMigration.ts"

/**
 * Unique keys start with the partner or the covenant, so that a refused insert never tells of another one's row.
 * Random ids alone are looked up through indexes that are not unique.
 */
const intake: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    await run(`create table ingest.signal (
      partner text not null, id uuid not null, covenant text not null, covenant_version integer not null,
      purpose text not null, kind text not null, angle text not null, network text not null, municipality text not null,
      desk text not null, level text not null, observed_at text not null, observed_day text, received_at timestamptz not null,
      behaviours text[] not null, themes text[] not null, subjects integer not null, revision integer not null,
      informed text, posted_by text, withdrawn_at timestamptz,
      primary key (partner, id))`)
    await run("create index signal_id on ingest.signal (id)")
    await run(`create table ingest.vault (
      covenant text not null, signal uuid not null, key_id text not null, wrapped_key bytea not null,
      identity bytea not null, content bytea not null, primary key (covenant, signal))`)
    await run(`create table ingest.encoding (
      covenant text not null, signal uuid not null, subjects bytea[] not null, groups text[] not null,
      expressions text[] not null, places text[] not null, primary key (covenant, signal))`)
    // Sealed and keyed bytes look random: trying to compress them costs time and wins nothing.
    await run(
      "alter table ingest.vault alter column identity set storage external, alter column content set storage external"
    )
    await run("alter table ingest.encoding alter column subjects set storage external")
    await run(`create table ingest.history (
      covenant text not null, signal uuid not null, id uuid not null, at timestamptz not null, what text not null,
      primary key (covenant, signal, id))`)
    await run(`create table ingest.access (
      covenant text not null, signal uuid not null, id uuid not null, at timestamptz not null,
      viewer text not null, role text not null, purpose text not null, level text not null,
      primary key (covenant, signal, id))`)
    await run(`create table ingest.request (
      partner text not null, id uuid not null, covenant text not null, signal uuid not null, asked_by text not null,
      state text not null, asked_at timestamptz not null, answered_at timestamptz, key_id text not null,
      wrapped_key bytea not null, question bytea not null, answer bytea, primary key (partner, id))`)
    await run("create index request_id on ingest.request (id)")
    await run("create index request_signal on ingest.request (signal)")
    await run(`create table ingest.idempotency (
      partner text not null, client text not null, key text not null, fingerprint bytea not null, signal uuid not null,
      status integer not null, answer jsonb not null, expires_at timestamptz not null, primary key (partner, client, key))`)
    await run("create index idempotency_expires on ingest.idempotency (expires_at)")
    await run("create table ingest.covenant (covenant text primary key, versions jsonb not null)")
    await run("create table ingest.partner (partner text primary key, document jsonb not null)")
    await run(`create table ingest.municipality (
      region text not null, code text not null, name text not null, participation text not null, primary key (region, code))`)
    await run(`create table ingest.covenant_key (
      covenant text not null, key_id text not null, sealing bytea not null, linkage bytea not null,
      created_at timestamptz not null, primary key (covenant, key_id))`)
    await run(`create table ingest.restricted (
      covenant text not null, token text not null, since timestamptz not null, primary key (covenant, token))`)
  }
}

/**
 * Data keys get a table of their own, and encodings a seal. What lies open in `encoding` from before is sealed at the
 * next start, which has the keys; new encodings never lie open.
 */
const dataKeys: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    for (const statement of dataKeyTables("ingest")) await run(statement)
    await run(`insert into ingest.data_key (covenant, record, key_id, wrapped_key)
      select covenant, signal, key_id, wrapped_key from ingest.vault
      union all select covenant, id, key_id, wrapped_key from ingest.request`)
    for (const table of ["vault", "request"])
      await run(`alter table ingest.${table} drop column key_id, drop column wrapped_key`)
    // Written anew: a dropped column's bytes stay in its rows, and these are keys.
    await run("cluster ingest.vault using vault_pkey")
    await run("cluster ingest.request using request_pkey")
    await run("alter table ingest.vault add column encodings bytea")
    await run("alter table ingest.vault alter column encodings set storage external")
    await run("alter table ingest.covenant_key alter column linkage drop not null, add column retired_at timestamptz")
  }
}

/** Receipts of erasures, and the ways to all that belongs to a signal. */
const erasure: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    await run("alter table ingest.signal add column erased_as text")
    await run("update ingest.signal set erased_as = 'withdrawn' where withdrawn_at is not null")
    await run("create index idempotency_signal on ingest.idempotency (signal)")
    await run("create index outbox_subject on ingest.outbox (subject)")
    await run(`create table ingest.erasure (
      covenant text not null, id uuid not null, at timestamptz not null, cause text not null, asked_by text not null,
      reference text, signals uuid[] not null, destroyed jsonb not null, primary key (covenant, id))`)
  }
}

/** Sealed names of groups and expressions, a row for each version of an entry of a vocabulary. */
const names: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    await run(`create table ingest.name_set (
      covenant text not null, id uuid not null, entry uuid not null, facet text not null, type text,
      names bytea not null, primary key (covenant, id))`)
    await run("create index name_set_id on ingest.name_set (id)")
    await run("create index name_set_entry on ingest.name_set (covenant, entry)")
  }
}

/** Who read and wrote what, by ingest's own account. */
const log: Migration = {
  up: async (db) => {
    for (const statement of newLog("ingest")) await sql.raw(statement).execute(db)
  }
}

const walls: Migration = {
  up: async (db) => {
    for (const statement of wallChecks.ingest) await sql.raw(statement).execute(db)
  }
}

/** How far a signal has come, as far as its poster may know, and since when. */
const ladder: Migration = {
  up: async (db) => {
    await sql.raw("alter table ingest.signal add column told text, add column told_at timestamptz").execute(db)
  }
}

/** Nothing of its own: what stances see is said anew after every migration (`raiseWalls`). */
const posterWalls: Migration = { up: async () => undefined }

/** Forward only; a merged migration is never edited. */
export const ingestMigrations: Migrations = {
  "0001_intake": intake,
  "0002_data_keys": dataKeys,
  "0003_erasure": erasure,
  "0004_names": names,
  "0010_retention": retention,
  "0011_rights": rights,
  "0012_log": log,
  "0012_walls": walls,
  "0013_access": access,
  "0021_walls": posterWalls,
  "0022_second_person": secondPerson,
  "0025_ladder": ladder,
  "0026_renewal": renewal,
  "0028_inbox_digest": inboxDigestMigration("ingest")
}
