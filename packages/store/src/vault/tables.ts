import type { ColumnType } from "kysely"

/** Written as an ISO 8601 instant; read as a Date. */
type Instant = ColumnType<Date, string, string>
type MaybeInstant = ColumnType<Date | null, string | null | undefined, string | null>

/** Versions of a covenant's keys, wrapped by the master key. Older ones are there while a data key is still under them. */
export interface CovenantKeyTable {
  readonly covenant: string
  readonly key_id: string
  readonly sealing: Uint8Array
  /** Null: this service encodes nobody, or the linkage key is destroyed. */
  readonly linkage: Uint8Array | null
  readonly created_at: Instant
  /** The covenant has ended: nothing new is sealed under it, and it goes with its last data key. */
  readonly retired_at: MaybeInstant
}

/**
 * The data key of each sealed record, wrapped by a covenant key. Apart from the seals, so that these keys can have a
 * backup of their own that is kept for a shorter time. Deleting a row erases the record, wherever copies of it lie.
 */
export interface DataKeyTable {
  readonly covenant: string
  readonly record: string
  readonly key_id: string
  readonly wrapped_key: Uint8Array
}

/** How far an erasure journal has been applied to this database. Restored with it, and so behind the journal then. */
export interface JournalPositionTable {
  readonly journal: string
  /** Bytes of the journal. */
  readonly position: ColumnType<string, string | number, string | number>
}

/** What each owner with sealed records has in its own schema. */
export type VaultTables<O extends string> = { readonly [K in `${O}.covenant_key`]: CovenantKeyTable } & {
  readonly [K in `${O}.data_key`]: DataKeyTable
} & { readonly [K in `${O}.journal_position`]: JournalPositionTable }
