import { Schema } from "effect"

/** What a backup holds, beside its files. */
export const Manifest = Schema.Struct({
  version: Schema.Literal(1),
  part: Schema.Literals(["data", "keys"]),
  /** UTC instant of the snapshot. */
  at: Schema.String,
  /** Migrations that had been applied, as `owner/name`. */
  migrations: Schema.Array(Schema.String),
  tables: Schema.Array(
    Schema.Struct({
      table: Schema.String,
      rows: Schema.Int,
      /** Of the file `<table>.ndjson.gz`, hexadecimal. */
      sha256: Schema.String
    })
  )
})
export type Manifest = typeof Manifest.Type

export const MANIFEST_FILE = "manifest.json"
export const fileOf = (table: string): string => `${table}.ndjson.gz`

/** A backup that cannot be used: what is wrong with it, by file or table name. */
export class BackupUnusable extends Schema.TaggedError<BackupUnusable>()("BackupUnusable", {
  folder: Schema.String,
  found: Schema.String,
  wanted: Schema.String
}) {
  override get message(): string {
    return `backup ${this.folder}: found ${this.found}; wanted ${this.wanted}`
  }
}
