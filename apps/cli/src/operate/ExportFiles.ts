import { createHash, type Hash } from "node:crypto"
import { type FileHandle, mkdir, open, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { ExportRow, ExportSink } from "@kruisverband/casework"
import { csvLine } from "@kruisverband/domain"
import { Effect, Schema } from "effect"

export const EXPORT_FORMATS = ["ndjson", "csv"] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** The folder cannot be written: told by the system's code. */
export class ExportNotWritten extends Schema.TaggedError<ExportNotWritten>()("ExportNotWritten", {
  folder: Schema.String,
  code: Schema.String
}) {
  override get message(): string {
    return `${this.folder}: ${this.code}`
  }
}

const cellOf = (value: ExportRow[string] | undefined): string => {
  if (value === undefined || value === null) return ""
  return typeof value === "string" || typeof value === "number" ? String(value) : value.join("; ")
}

/** A row as it is written; CSV by RFC 4180, and no cell of it runs as a formula (ASVS 1.2.10). */
export const exportLine = (format: ExportFormat, columns: ReadonlyArray<string>, row: ExportRow): string =>
  format === "csv" ? csvLine(columns.map((column) => cellOf(row[column]))) : `${JSON.stringify(row)}\n`

interface Open {
  readonly file: FileHandle
  readonly hash: Hash
}

/**
 * Writes an export into a folder that has its name only once it is whole; of one that broke off nothing stays. Only the
 * own account may read it.
 */
export const exportFiles = (folder: string, name: string, format: ExportFormat, columns: ReadonlyArray<string>) => {
  const draft = `${folder}.unfinished`
  const file = `${name}.${format}`
  const attempt = <A>(work: () => Promise<A>) =>
    Effect.tryPromise({
      try: work,
      catch: (cause) => {
        const code: unknown = typeof cause === "object" && cause !== null ? Reflect.get(cause, "code") : undefined
        return new ExportNotWritten({ folder, code: typeof code === "string" ? code : "unknown" })
      }
    })
  let opened: Open | undefined
  const write = async (text: string) => {
    if (opened === undefined || text === "") return
    opened.hash.update(text)
    await opened.file.write(text)
  }
  const close = async () => {
    const { file: handle } = opened ?? {}
    opened = undefined
    await handle?.close()
  }
  const sink: ExportSink<ExportNotWritten> = {
    begin: attempt(async () => {
      await close()
      await rm(draft, { recursive: true, force: true })
      await mkdir(draft, { recursive: true, mode: 0o700 })
      opened = { file: await open(join(draft, file), "wx", 0o600), hash: createHash("sha256") }
      if (format === "csv") await write(csvLine(columns))
    }),
    add: (rows) => attempt(() => write(rows.map((row) => exportLine(format, columns, row)).join(""))),
    end: attempt(async () => {
      const sum = opened?.hash.digest("hex") ?? ""
      await opened?.file.sync()
      await close()
      return sum
    })
  }
  return {
    file,
    sink,
    /** Gives the folder its name, with what it holds beside the rows. */
    keep: (manifest: Readonly<Record<string, unknown>>) =>
      attempt(async () => {
        await writeFile(join(draft, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
        await rename(draft, folder)
      }),
    drop: Effect.ignore(
      attempt(async () => {
        await close()
        await rm(draft, { recursive: true, force: true })
      })
    )
  }
}
