import { randomBytes } from "node:crypto"
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { EngineFailed } from "./EngineFailed.ts"
import { findPostgres } from "./findPostgres.ts"
import { freePorts } from "./freePorts.ts"
import { type Launched, launch, logTail } from "./launch.ts"
import { run } from "./run.ts"
import { type Account, letReach, unprivilegedAccount } from "./unprivileged.ts"
import { waitUntil } from "./waitUntil.ts"

/** What recovery after a crash may take. */
const START_MS = 60_000
const STOP_MS = 30_000

export interface PostgresOptions {
  /** Gets `cluster/`, `password` and `postgres.log`. Made when missing; an existing cluster is taken up again. */
  readonly dataDir: string
  /** Left out: a free one. */
  readonly port?: number
  /** More `name=value` settings for this run, such as `wal_level=logical`. */
  readonly settings?: readonly string[]
}

/** How to stop: wait for clients, disconnect them, or crash (recovery at the next start). */
export type StopMode = "fast" | "immediate" | "smart"

export interface Postgres {
  /** Superuser's connection string, password included. */
  readonly url: string
  /** The same for another role and database. */
  readonly urlFor: (role: { readonly user: string; readonly password: string; readonly database?: string }) => string
  readonly port: number
  /** The folder with psql, pg_dump and the like. */
  readonly bin: string
  /** Process id of the postmaster; changes at each restart. */
  readonly pid: () => number
  readonly isRunning: () => boolean
  /** Resolves when this run of it has ended, whoever ended it. */
  readonly ended: () => Promise<void>
  /** Default: fast. */
  readonly stop: (mode?: StopMode) => Promise<void>
  /** `kill -9` of the postmaster. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same port and data, after a fast stop when it still runs. */
  readonly restart: () => Promise<void>
}

const SIGNAL = { smart: "SIGTERM", fast: "SIGINT", immediate: "SIGQUIT" } as const satisfies Record<StopMode, string>

/**
 * Failed statements are not logged at all (`log` stands above `error`; whoever sent one is told), and the three after it
 * hold should that be changed: the default writes "Key (family_name)=(…) already exists" and the statement with its literals.
 */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=on",
  "synchronous_commit=on",
  "max_connections=100",
  "shared_buffers=64MB",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_min_messages=log",
  "log_error_verbosity=terse",
  "log_min_error_statement=panic",
  "log_parameter_max_length_on_error=0",
  // A recycled log segment would keep what was erased from the tables.
  "wal_recycle=off"
]

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false
  )

interface Place {
  readonly bin: string
  readonly account: Account | undefined
  readonly cluster: string
  readonly passwordFile: string
  readonly logFile: string
}

/** Makes the cluster in a folder beside it and renames that: a run that is killed half-way leaves nothing that looks whole. */
async function initialise({ bin, account, cluster, passwordFile }: Place): Promise<void> {
  const fresh = `${cluster}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 })
  await chmod(passwordFile, 0o600)
  if (account !== undefined) {
    await chown(fresh, account.uid, account.gid)
    await chown(passwordFile, account.uid, account.gid)
  }
  const made = await run(
    join(bin, "initdb"),
    [
      ...["-D", fresh, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`],
      // Byte order, as in the embedded engine: lists come out the same on both.
      ...["--encoding=UTF8", "--locale=C", "--data-checksums"]
    ],
    { ...account, cwd: "/", env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" } }
  )
  if (made.code !== 0) throw new EngineFailed("postgresql", "initdb failed", made.output.trim())
  await rename(fresh, cluster)
}

/** The postmaster writes its state on line 8 of its pid file; `pg_ctl -w` reads the same. */
async function isReady(cluster: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n")
  return lines[0]?.trim() === String(pid) && lines[7]?.trim() === "ready"
}

async function start(place: Place, port: number, settings: readonly string[], triesLeft = 10): Promise<Launched> {
  const { bin, account, cluster, logFile } = place
  const before = (await stat(logFile).catch(() => undefined))?.size ?? 0
  const process = await launch({
    engine: "postgresql",
    command: join(bin, "postgres"),
    args: ["-D", cluster, ...[...SETTINGS, `port=${port}`, ...settings].flatMap((setting) => ["-c", setting])],
    logFile,
    // KILL would leave its helpers to find out for themselves; QUIT takes them along.
    lastSignal: "QUIT",
    ...(account === undefined ? {} : { as: account })
  })
  await waitUntil(async () => !process.isRunning() || (await isReady(cluster, process.pid)), { timeoutMs: START_MS })
  if (process.isRunning() && (await isReady(cluster, process.pid))) return process
  await process.end("SIGQUIT", 5_000)
  const told = (await readFile(logFile, "utf8")).slice(before)
  // After kill -9 of the postmaster its helpers need a moment to notice and let go of the shared memory.
  if (triesLeft > 0 && /shared memory block .* is still in use/.test(told)) {
    await sleep(300)
    return start(place, port, settings, triesLeft - 1)
  }
  throw new EngineFailed("postgresql", `did not start on port ${port}`, await logTail(logFile))
}

/**
 * Starts a private PostgreSQL on loopback with checksums, fsync and passwords, and resolves when it takes connections.
 * Run by root, it becomes an unprivileged user. It ends with this process, however that ends.
 * Rejects with MissingEngine or EngineFailed.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const bin = await findPostgres()
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true })
  const cluster = join(dataDir, "cluster")
  const account = await unprivilegedAccount(cluster)
  if (account !== undefined) await letReach(dataDir, account)
  const place: Place = {
    ...{ bin, account, cluster },
    passwordFile: join(dataDir, "password"),
    logFile: join(dataDir, "postgres.log")
  }
  if (!(await exists(join(cluster, "PG_VERSION")))) await initialise(place)

  const port = options.port ?? (await freePort())
  const settings = options.settings ?? []
  const password = await readFile(place.passwordFile, "utf8")
  const urlFor: Postgres["urlFor"] = ({ user, password, database = "postgres" }) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  let process = await start(place, port, settings)
  const stop = (mode: StopMode = "fast") => process.end(SIGNAL[mode], STOP_MS)
  return {
    ...{ port, bin, urlFor, stop },
    url: urlFor({ user: "postgres", password }),
    pid: () => process.pid,
    isRunning: () => process.isRunning(),
    ended: () => process.ended,
    kill: () => process.end("SIGKILL", 0),
    restart: async () => {
      if (process.isRunning()) await stop()
      process = await start(place, port, settings)
    }
  }
}

async function freePort(): Promise<number> {
  const [port] = await freePorts(1)
  if (port === undefined) throw new EngineFailed("postgresql", "no free port", "")
  return port
}
