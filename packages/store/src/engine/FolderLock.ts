import { execFileSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { Effect, Schema, type Scope } from "effect"

/** Another process that is alive has this data folder open. Two on one folder would destroy it. */
export class DataFolderInUse extends Schema.TaggedError<DataFolderInUse>()("DataFolderInUse", {
  folder: Schema.String,
  pid: Schema.Int
}) {
  override get message(): string {
    return `The data folder ${this.folder} is in use by process ${this.pid}. Stop that process, or choose another folder.`
  }
}

const Holder = Schema.Struct({ pid: Schema.Int, started: Schema.String, token: Schema.String })
type Holder = typeof Holder.Type
const decodeHolder = Schema.decodeUnknownSync(Schema.fromJsonString(Holder))

/** What tells this process from a later one with the same number; empty where the system does not say. */
const startOf = (pid: number): string => {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
      // The name in brackets may hold blanks; field 22 of all is field 20 after it (proc(5)).
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ""
    }
    if (process.platform === "win32") return ""
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim()
  } catch {
    return ""
  }
}

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // EPERM: it lives, and is another user's.
    return typeof cause === "object" && cause !== null && Reflect.get(cause, "code") === "EPERM"
  }
}

const alive = (holder: Holder): boolean => {
  if (!exists(holder.pid)) return false
  const started = startOf(holder.pid)
  return started === "" || holder.started === "" || started === holder.started
}

const read = (file: string): Holder | undefined => {
  try {
    return decodeHolder(readFileSync(file, "utf8"))
  } catch {
    return undefined
  }
}

/** Creates the file with its contents in one step, or not at all. */
const create = (file: string, holder: Holder): boolean => {
  const draft = `${file}.${holder.token}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    linkSync(draft, file)
    return true
  } catch {
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

const ATTEMPTS = 5

const acquire = (folder: string): { readonly file: string; readonly holder: Holder } | DataFolderInUse => {
  const file = `${folder}.lock`
  mkdirSync(dirname(file), { recursive: true })
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), token: randomUUID() }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(file, holder)) return { file, holder }
    const other = read(file)
    if (other !== undefined && alive(other)) return new DataFolderInUse({ folder, pid: other.pid })
    // The holder is dead. Move its lock aside rather than delete it: whoever moves it is the one to look at it.
    const aside = `${file}.${holder.token}.dead`
    try {
      renameSync(file, aside)
    } catch {
      continue
    }
    const moved = read(aside)
    // A third process was faster and this is its lock, alive: give it back.
    if (moved !== undefined && moved.token !== other?.token) create(file, moved)
    rmSync(aside, { force: true })
  }
  return new DataFolderInUse({ folder, pid: read(file)?.pid ?? 0 })
}

/**
 * Holds `<folder>.lock` until the scope closes. The lock of a process that died is taken over; a live one's never is.
 * Process numbers are those of this machine: a folder shared between machines or containers is not protected.
 */
export const lockFolder = (folder: string): Effect.Effect<void, DataFolderInUse, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.suspend(() => {
      const lock = acquire(folder)
      return lock instanceof DataFolderInUse ? Effect.fail(lock) : Effect.succeed(lock)
    }),
    ({ file, holder }) =>
      Effect.sync(() => {
        if (read(file)?.token === holder.token) rmSync(file, { force: true })
      })
  ).pipe(Effect.asVoid)
