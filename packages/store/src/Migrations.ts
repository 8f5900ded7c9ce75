import type { Migration } from "kysely/migration"

/**
 * Migrations of one owner by name (`0001_…`), run in the order of the names, forward only, each once.
 * Tables are created schema-qualified (`create table ingest.signal …`). The owner's role gets select, insert, update
 * and delete on every new table by default; a migration may revoke (an append-only table: `revoke update, delete`).
 */
export type Migrations = Readonly<Record<`${number}_${string}`, Migration>>
