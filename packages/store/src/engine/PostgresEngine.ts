import { Effect, Layer, Redacted, type Scope } from "effect"
import { sql } from "kysely"
import pg from "pg"
import { type StoreError, toStoreError } from "../StoreError.ts"
import { Engine } from "./Engine.ts"
import { postgresListener } from "./postgresListener.ts"
import { isStance, roleKyselys } from "./roleKyselys.ts"

export interface PostgresOptions {
  /** The services' login: a member of its role and of `log`, and of nothing else; without `callerUrl` of its stances too. */
  readonly url: Redacted.Redacted<string>
  /**
   * A login of its own for what is done for callers: a member of the stances' roles alone, so that no statement in a
   * caller's transaction can take the service's own role.
   */
  readonly callerUrl?: Redacted.Redacted<string>
  /** May create roles, schemas and tables; default the services' login. Used while migrating only. */
  readonly migrationsUrl?: Redacted.Redacted<string>
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string
  /** Connections at most per login, besides one for NOTIFY. Default 8. */
  readonly connections?: number
}

const SECOND = 1000

const attempt = <A>(operation: string, work: () => Promise<A>): Effect.Effect<A, StoreError> =>
  Effect.tryPromise({ try: work, catch: toStoreError(operation) })

/** Every wait has an end: to connect, for a statement, for an answer, and for a transaction left open. */
const settings = (url: Redacted.Redacted<string>, options: PostgresOptions): pg.ClientConfig => ({
  connectionString: Redacted.value(url),
  application_name: options.applicationName ?? "kruisverband",
  connectionTimeoutMillis: 5 * SECOND,
  statement_timeout: 30 * SECOND,
  lock_timeout: 20 * SECOND,
  query_timeout: 40 * SECOND,
  idle_in_transaction_session_timeout: 60 * SECOND,
  // Statements here are short. One that is planned with an index it cannot use is taken for dear, and was compiled for a tenth of a second.
  options: "-c jit=off",
  keepAlive: true,
  keepAliveInitialDelayMillis: 10 * SECOND
})

const makePool = (config: pg.PoolConfig): Effect.Effect<pg.Pool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const pool = new pg.Pool(config)
      // A connection that breaks while nobody uses it is an event, not a reason to end the process.
      pool.on("error", () => undefined)
      pool.on("connect", (client) => client.on("error", () => undefined))
      return pool
    }),
    (pool) => Effect.promise(() => pool.end().catch(() => undefined))
  )

/** Holds a session-level advisory lock on a connection of its own: the lock ends with the session. */
const exclusive = (config: pg.ClientConfig, name: string) =>
  Effect.gen(function* () {
    let lose: () => void = () => undefined
    const ended = new Promise<void>((resolve) => {
      lose = resolve
    })
    const client = yield* Effect.acquireRelease(
      Effect.sync(() => {
        // Waiting for the holder to go has no time limit.
        const { statement_timeout: _s, lock_timeout: _l, query_timeout: _q, ...rest } = config
        const made = new pg.Client(rest)
        made.on("error", () => lose())
        made.on("end", () => lose())
        return made
      }),
      (made) => Effect.promise(() => made.end().catch(() => undefined))
    )
    yield* attempt("Engine.exclusive", () => client.connect())
    yield* attempt("Engine.exclusive", () => client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]))
    return { lost: Effect.promise(() => ended) }
  })

const make = (options: PostgresOptions) =>
  Effect.gen(function* () {
    const config = settings(options.url, options)
    const most = { max: options.connections ?? 8, idleTimeoutMillis: 30 * SECOND }
    const pool = yield* makePool({ ...config, ...most })
    const apart =
      options.callerUrl === undefined ? pool : yield* makePool({ ...settings(options.callerUrl, options), ...most })
    const { as, plain } = roleKyselys(pool, apart)
    const callers = roleKyselys(apart).plain
    const onNotify = yield* postgresListener(config)

    return Engine.of({
      kind: "postgres",
      as,
      loginOf: (role) =>
        attempt("Engine.login", async () => {
          const { rows } = await sql<{ login: string }>`select current_user as login`.execute(
            isStance(role) ? callers : plain
          )
          return rows[0]?.login ?? ""
        }),
      migrator: Effect.gen(function* () {
        const {
          statement_timeout: _s,
          query_timeout: _q,
          ...rest
        } = settings(options.migrationsUrl ?? options.url, options)
        const own = yield* makePool({ ...rest, lock_timeout: 60 * SECOND, max: 1 })
        return roleKyselys(own).plain
      }),
      migrated: Effect.void,
      onNotify,
      exclusive: (name) => exclusive(config, name)
    })
  })

/** PostgreSQL 15 or later, over a pool that finds its way back after a restart of the database. */
export const PostgresEngine = {
  layer: (options: PostgresOptions): Layer.Layer<Engine> => Layer.effect(Engine, make(options))
}
