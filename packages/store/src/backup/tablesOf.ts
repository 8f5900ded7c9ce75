import { type Kysely, sql } from "kysely"
import { OWNERS } from "../ownerMigrations.ts"
import type { Tables } from "../Tables.ts"

/**
 * `data`: what cannot be made again, sealed where it is of persons. `keys`: covenant and data keys, wrapped; in a backup
 * of their own that is kept for a shorter time, since without them the seals in older backups open to nobody.
 */
export type BackupPart = "data" | "keys"

/** What only one part of the tables can be made again from, or is nobody's to bring back. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  // Logged in people log in again.
  "casework.session",
  "casework.login",
  // Proofs outlive a use by a minute.
  "ingest.used_proof"
])

/** The correlator's index is rebuilt from the log and the seals; what it told must be kept, or it would be told anew. */
const KEPT_OF_CORRELATOR: ReadonlySet<string> = new Set([
  "ambiguity",
  "link",
  "outbox",
  "inbox",
  "parked",
  "parted",
  "pause",
  "consumer_offset"
])

const isKeys = (name: string) => name === "covenant_key" || name === "data_key"

const belongs = (part: BackupPart, schema: string, name: string): boolean => {
  if (name === "migration" || LEFT_OUT.has(`${schema}.${name}`)) return false
  if (schema === "correlator" && !KEPT_OF_CORRELATOR.has(name)) return false
  return isKeys(name) === (part === "keys")
}

/** Tables of a part by full name, each after those that its foreign keys point to. New tables are in without being named. */
export const tablesOf = async (db: Kysely<Tables>, part: BackupPart): Promise<ReadonlyArray<string>> => {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema = any(${OWNERS}) and table_type = 'BASE TABLE' order by 1, 2`.execute(db)
  const { rows: references } = await sql<{ source: string; target: string }>`
    select c.conrelid::regclass::text as source, c.confrelid::regclass::text as target
    from pg_constraint c where c.contype = 'f'`.execute(db)
  const tables = rows
    .filter(({ name, schema }) => belongs(part, schema, name))
    .map(({ name, schema }) => `${schema}.${name}`)
  return inOrder(tables, references)
}

const inOrder = (
  tables: ReadonlyArray<string>,
  references: ReadonlyArray<{ readonly source: string; readonly target: string }>
): ReadonlyArray<string> => {
  const ordered: Array<string> = []
  const visit = (table: string) => {
    if (ordered.includes(table) || !tables.includes(table)) return
    for (const { source, target } of references) if (source === table && target !== table) visit(target)
    ordered.push(table)
  }
  for (const table of tables) visit(table)
  return ordered
}
