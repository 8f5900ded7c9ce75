import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { createPgConfig } from "@electric-sql/pglite/node-postgres"
import { Effect, Layer, type Scope, Semaphore } from "effect"
import pg from "pg"
import { StoreError, toStoreError } from "../StoreError.ts"
import { Engine } from "./Engine.ts"
import { type DataFolderInUse, lockFolder } from "./FolderLock.ts"
import { Listeners } from "./Listeners.ts"
import { readTemplate, writeTemplate } from "./pgliteTemplate.ts"
import { roleKyselys } from "./roleKyselys.ts"

/** A folder for the database files, or `memory`, which keeps nothing. */
export interface PgliteOptions {
  readonly dataDir: string
  /** Starts from scratch even where a migrated template is at hand. */
  readonly template?: boolean
}

const attempt = <A>(operation: string, work: () => Promise<A>): Effect.Effect<A, StoreError> =>
  Effect.tryPromise({ try: work, catch: toStoreError(operation) })

const createAt = async (dataDir: string | undefined, template: boolean): Promise<PGlite> => {
  const loadDataDir = template ? readTemplate() : undefined
  return PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(loadDataDir === undefined ? {} : { loadDataDir })
  })
}

/**
 * Opens the folder, made first if it is not there: a kill during the first initialisation leaves a folder that never
 * opens again, so that is done in a sibling folder which then takes the name.
 */
const openFolder = async (folder: string, template: boolean): Promise<PGlite> => {
  if (existsSync(join(folder, "PG_VERSION"))) return PGlite.create({ dataDir: folder })
  const parent = dirname(folder)
  const prefix = `${basename(folder)}.new-`
  mkdirSync(parent, { recursive: true })
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  const draft = join(parent, `${prefix}${process.pid}`)
  const fresh = await createAt(draft, template)
  await fresh.close()
  // Only an empty folder is replaced; one with anything in it makes the rename fail.
  renameSync(draft, folder)
  return PGlite.create({ dataDir: folder })
}

const open = (options: PgliteOptions): Effect.Effect<PGlite, StoreError | DataFolderInUse, Scope.Scope> =>
  Effect.gen(function* () {
    const template = options.template ?? true
    const folder = options.dataDir === "memory" ? undefined : resolve(options.dataDir)
    if (folder !== undefined) yield* lockFolder(folder)
    return yield* Effect.acquireRelease(
      Effect.tryPromise({
        try: () => (folder === undefined ? createAt(undefined, template) : openFolder(folder, template)),
        catch: () => new StoreError({ operation: "PgliteEngine.open", code: "58030" })
      }),
      (database) => Effect.promise(() => database.close().catch(() => undefined))
    )
  })

const make = (options: PgliteOptions) =>
  Effect.gen(function* () {
    const database = yield* open(options)
    const listeners = new Listeners()
    const pool = yield* Effect.acquireRelease(
      // One session is all that PGlite has: a second connection would share its transactions.
      Effect.sync(() => new pg.Pool({ ...createPgConfig(database), max: 1, idleTimeoutMillis: 0 })),
      (made) => Effect.promise(() => made.end().catch(() => undefined))
    )
    pool.on("error", () => undefined)
    pool.on("connect", (client) => {
      client.on("error", () => undefined)
      client.on("notification", (message) => listeners.notify(message.channel, message.payload ?? ""))
    })
    const { as, plain } = roleKyselys(pool)
    const names = new Map<string, Semaphore.Semaphore>()

    return Engine.of({
      kind: "pglite",
      as,
      loginOf: () => Effect.succeed("postgres"),
      migrator: Effect.succeed(plain),
      migrated: Effect.promise(() => writeTemplate(database)),
      onNotify: (channel, callback) =>
        Effect.acquireRelease(
          Effect.sync(() => listeners.add(channel, callback)),
          (remove) => Effect.sync(remove)
        ).pipe(
          // Through the pool, so that it cannot fall into someone's transaction and be rolled back with it.
          Effect.andThen(attempt("Engine.onNotify", () => pool.query(`listen ${pg.escapeIdentifier(channel)}`))),
          Effect.asVoid
        ),
      exclusive: (name) =>
        Effect.gen(function* () {
          const semaphore = names.get(name) ?? Semaphore.makeUnsafe(1)
          names.set(name, semaphore)
          // The folder lock keeps other processes out; what is left is this one.
          yield* Effect.acquireRelease(Semaphore.take(semaphore, 1), () => Semaphore.release(semaphore, 1), {
            interruptible: true
          })
          return { lost: Effect.never }
        })
    })
  })

/**
 * PostgreSQL inside this process. PGlite writes without fsync: it survives the death of the process, but a power
 * failure may lose or damage what was just written. For trials and small installations, not for production.
 */
export const PgliteEngine = {
  layer: (options: PgliteOptions): Layer.Layer<Engine, StoreError | DataFolderInUse> =>
    Layer.effect(Engine, make(options))
}
