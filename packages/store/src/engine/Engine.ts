import { Context, type Effect, type Scope } from "effect"
import type { Kysely } from "kysely"
import type { StoreError } from "../StoreError.ts"
import type { DatabaseRole, Tables } from "../Tables.ts"

/** A database that is up: PGlite in this process, or PostgreSQL. Services use it through `Sql`. */
export class Engine extends Context.Service<
  Engine,
  {
    readonly kind: "pglite" | "postgres"
    /**
     * Every transaction begun on it acts as that role, with these settings (statements that end with the transaction; not
     * a caller's words). Use it only through transactions.
     */
    readonly as: (role: DatabaseRole, settings?: string) => Kysely<Tables>
    /** Name of the login that takes on this role, and must be a member of it: stances may have one of their own. */
    readonly loginOf: (role: string) => Effect.Effect<string, StoreError>
    /** A session that may create roles, schemas and tables. */
    readonly migrator: Effect.Effect<Kysely<Tables>, StoreError, Scope.Scope>
    /** Told when every owner's migrations have just run on an empty database: the engine may keep a copy to start from. */
    readonly migrated: Effect.Effect<void>
    /**
     * Calls back for each NOTIFY on the channel; active when the effect is done, until the scope closes.
     * After a lost connection it calls back with an empty payload: something may have been missed.
     */
    readonly onNotify: (
      channel: string,
      callback: (payload: string) => void
    ) => Effect.Effect<void, StoreError, Scope.Scope>
    /**
     * Waits until this process alone, of all on this database, holds the name; lets go when the scope closes.
     * The inner effect ends when the hold is lost, as when the database restarts.
     */
    readonly exclusive: (name: string) => Effect.Effect<{ readonly lost: Effect.Effect<void> }, StoreError, Scope.Scope>
  }
>()("store/engine/Engine") {}
