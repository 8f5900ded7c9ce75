import { readdir, rm, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import { engineLayer, type PlatformConfig } from "@kruisverband/standalone"
import { migrate, writeBackup } from "@kruisverband/store"
import { Clock, Effect } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { readFlags } from "./readFlags.ts"

export const BACKUP_HELP = `kv backup --to FOLDER --keys-to OTHER_FOLDER [--keep-keys DAYS]
  Writes the data into a new folder below FOLDER, and the wrapped keys into one below OTHER_FOLDER: from one moment of
  the whole database. Backups of keys older than DAYS (default 7) are removed; those of data are yours to keep and
  remove. Without a key that was still there, what was erased opens in no backup. Not in it: the master key, and the
  erasure journal, which must lie elsewhere and be newer.
  On the embedded database the platform must be stopped. On PostgreSQL it may go on.`

const OPTIONS = {
  to: { type: "string" },
  "keys-to": { type: "string" },
  "keep-keys": { type: "string", default: "7" }
} as const

const DAY_MS = 86_400_000

/** `20261126T001500Z`: sorts as it counts, and is a name everywhere. */
const nameOf = (millis: number) => `${new Date(millis).toISOString().replaceAll(/[-:]|\.\d+/gu, "")}`
const NAME = /^\d{8}T\d{6}Z$/u

/** Removes backups of keys that are older than they may get; never the newest. */
const expire = (folder: string, newest: string, before: number) =>
  Effect.promise(async () => {
    const names = (await readdir(folder)).filter((name) => NAME.test(name) && name !== newest && name < nameOf(before))
    for (const name of names) {
      if ((await stat(join(folder, name))).isDirectory()) await rm(join(folder, name), { recursive: true })
    }
    return names.length
  })

const program = (to: string, keysTo: string, days: number) => (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* migrate()
    const now = yield* Clock.currentTimeMillis
    const name = nameOf(now)
    const folders = { data: join(resolve(to), name), keys: join(resolve(keysTo), name) }
    const { data, keys } = yield* writeBackup(folders)
    const rows = data.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`${folders.data}  ${data.tables.length} tabellen / tables  ${rows} rijen / rows`)
    console.log(`${folders.keys}  ${keys.tables.reduce((sum, table) => sum + table.rows, 0)} sleutels / keys`)
    const removed = yield* expire(resolve(keysTo), name, now - days * DAY_MS)
    if (removed > 0) console.log(`${removed} oude sleutelkopieën verwijderd / old backups of keys removed`)
    return 0
  }).pipe(Effect.provide(engineLayer(config)))

/** Exit code: 0 written, 1 failed, 2 called wrongly. */
export const runBackup = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const { to, "keys-to": keysTo, "keep-keys": keep } = flags?.values ?? {}
  const apart = to !== undefined && keysTo !== undefined && resolve(to) !== resolve(keysTo)
  if (!apart || flags?.words.length !== 0 || !/^\d{1,4}$/u.test(keep ?? "")) {
    console.log(BACKUP_HELP)
    return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
  }
  return runCommand(program(to, keysTo, Number(keep)))
}
