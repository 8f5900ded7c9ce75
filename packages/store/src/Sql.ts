import type { Owner } from "@kruisverband/events"
import { Context, Effect, Exit, Layer, Queue, Schedule, Stream } from "effect"
import { type ControlledTransaction, type Kysely, sql } from "kysely"
import { Engine } from "./engine/Engine.ts"
import { type StoreError, toStoreError } from "./StoreError.ts"
import type { DatabaseRole, Tables } from "./Tables.ts"
import { CurrentStance, roleOf, type Stance, settingsOf } from "./walls/Stance.ts"

/** What a query is written on: every table by its full name, as in `db.selectFrom("ingest.signal")`. */
export type Db = Kysely<Tables>

/** The database as one owner sees it. Every statement runs as the owner's role. */
export class Sql extends Context.Service<
  Sql,
  {
    readonly owner: Owner
    /**
     * Runs one query, or a few, as the owner. Joins the transaction it is called in; else it is one of its own.
     * `operation` names it in errors and spans: `Repository.method`.
     */
    readonly run: <A>(operation: string, work: (db: Db) => Promise<A>) => Effect.Effect<A, StoreError>
    /**
     * All or nothing; rolled back on failure, defect and interruption. Inside another it is a savepoint.
     * The outermost is run again, whole, up to 8 times when PostgreSQL asks for it (40001, 40P01): what it does
     * outside the database must bear that. Never wait in it for HTTP or another service.
     */
    readonly transaction: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | StoreError, R>
    /** Payloads of NOTIFY on a channel; an empty one after a lost connection, when some may have been missed. */
    readonly listen: (channel: string) => Stream.Stream<string, StoreError>
  }
>()("store/Sql") {}

interface Current {
  readonly engine: Engine["Service"]
  readonly role: DatabaseRole
  /** Of its stance: what policies read. */
  readonly settings: string
  readonly transaction: ControlledTransaction<Tables>
  savepoints: number
}

const CurrentTransaction = Context.Reference<Current | undefined>("store/CurrentTransaction", {
  defaultValue: () => undefined
})

/** A query that was sent is waited for, also by who is interrupted: the connection is not free before its answer. */
const attempt = <A>(operation: string, work: () => Promise<A>): Effect.Effect<A, StoreError> =>
  Effect.uninterruptible(Effect.tryPromise({ try: work, catch: toStoreError(operation) }))

const outermost = <A, E, R>(
  engine: Engine["Service"],
  role: DatabaseRole,
  settings: string,
  work: Effect.Effect<A, E, R>
): Effect.Effect<A, E | StoreError, R> =>
  Effect.acquireUseRelease(
    attempt("transaction.begin", () => engine.as(role, settings).startTransaction().execute()),
    (transaction) =>
      Effect.gen(function* () {
        const value = yield* Effect.provideService(work, CurrentTransaction, {
          engine,
          role,
          settings,
          transaction,
          savepoints: 0
        })
        // Once sent, a commit cannot be taken back: wait for the answer.
        yield* Effect.uninterruptible(attempt("transaction.commit", () => transaction.commit().execute()))
        return value
      }),
    (transaction) =>
      transaction.isCommitted
        ? Effect.void
        : Effect.promise(() =>
            transaction
              .rollback()
              .execute()
              .catch(() => undefined)
          )
  )

const nested = <A, E, R>(current: Current, work: Effect.Effect<A, E, R>): Effect.Effect<A, E | StoreError, R> =>
  Effect.suspend(() => {
    current.savepoints += 1
    const name = sql.id(`nested_${current.savepoints}`)
    const command = (statement: ReturnType<typeof sql>) =>
      attempt("transaction.savepoint", () => statement.execute(current.transaction))
    return Effect.uninterruptibleMask((restore) =>
      Effect.gen(function* () {
        yield* command(sql`savepoint ${name}`)
        const exit = yield* Effect.exit(restore(work))
        if (Exit.isSuccess(exit)) yield* command(sql`release savepoint ${name}`)
        // A lost connection cannot roll back, and need not.
        else yield* Effect.ignore(command(sql`rollback to savepoint ${name}`))
        return yield* exit
      })
    )
  })

const MAX_RETRIES = 8
const isConflict = (error: unknown): boolean =>
  typeof error === "object" && error !== null && Reflect.get(error, "conflict") === true

/** Whether what is to be done may be done inside this transaction: as the same role, for the same caller. */
const isOf = (current: Current, engine: Engine["Service"], role: DatabaseRole, settings: string) =>
  current.role === role && current.engine === engine && current.settings === settings

/** A transaction as any role; `Sql` is this for its owner. */
export const transactionAs = <A, E, R>(
  engine: Engine["Service"],
  role: DatabaseRole,
  work: Effect.Effect<A, E, R>,
  stance?: Stance
): Effect.Effect<A, E | StoreError, R> =>
  Effect.gen(function* () {
    const settings = settingsOf(stance)
    const current = yield* CurrentTransaction
    if (current === undefined) {
      return yield* outermost(engine, role, settings, work).pipe(
        Effect.retry({
          while: isConflict,
          times: MAX_RETRIES,
          schedule: Schedule.jittered(Schedule.exponential("5 millis"))
        })
      )
    }
    if (!isOf(current, engine, role, settings)) {
      return yield* Effect.die(new Error(`a transaction of ${role} was opened inside one of ${current.role}`))
    }
    return yield* nested(current, work)
  })

export const runAs = <A>(
  engine: Engine["Service"],
  role: DatabaseRole,
  operation: string,
  work: (db: Db) => Promise<A>,
  stance?: Stance
): Effect.Effect<A, StoreError> =>
  Effect.gen(function* () {
    const current = yield* CurrentTransaction
    if (current !== undefined && isOf(current, engine, role, settingsOf(stance))) {
      return yield* attempt(operation, () => work(current.transaction))
    }
    const query = Effect.gen(function* () {
      const own = yield* CurrentTransaction
      if (own === undefined) return yield* Effect.die(new Error("no transaction"))
      return yield* attempt(operation, () => work(own.transaction))
    })
    return yield* transactionAs(engine, role, query, stance)
  }).pipe(Effect.withSpan(operation))

const make = (owner: Owner) =>
  Effect.gen(function* () {
    const engine = yield* Engine
    /** The role of the stance that this is called in; an owner without such a stance must not be called in it. */
    const inStance = <A, E, R>(
      work: (role: DatabaseRole, stance: Stance | undefined) => Effect.Effect<A, E, R>
    ): Effect.Effect<A, E, R> =>
      Effect.gen(function* () {
        const stance = yield* CurrentStance
        const role = roleOf(owner, stance)
        if (role === undefined) return yield* Effect.die(new Error(`${owner} has no stance ${stance?.name}`))
        return yield* work(role, stance)
      })
    return Sql.of({
      owner,
      run: (operation, work) => inStance((role, stance) => runAs(engine, role, operation, work, stance)),
      transaction: (work) => inStance((role, stance) => transactionAs(engine, role, work, stance)),
      listen: (channel) =>
        Stream.callback<string, StoreError>((queue) =>
          engine.onNotify(channel, (payload) => {
            Queue.offerUnsafe(queue, payload)
          })
        )
    })
  })

/** The database as this owner sees it; keep it in a constant, one per service. */
export const sqlLayer = (owner: Owner): Layer.Layer<Sql, never, Engine> => Layer.effect(Sql, make(owner))
