import { Sql, type StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import type { RawBuilder } from "kysely"

/** Runs one statement in the caller's transaction and gives its rows. */
export const query = <A>(
  operation: string,
  statement: RawBuilder<A>
): Effect.Effect<ReadonlyArray<A>, StoreError, Sql> =>
  Effect.flatMap(Sql, ({ run }) => run(operation, async (db) => (await statement.execute(db)).rows))

/** Lets timers and other connections have their turn: long computing must not keep heartbeats waiting. */
export const breathe: Effect.Effect<void> = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

/** Splits into parts of at most `size`. */
export const chunksOf = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
