import { type FirstUse, unavailable } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Exit } from "effect"
import { sql } from "kysely"

const instant = (millis: number) => new Date(millis).toISOString()
/** Proofs live by their makers' wall clocks, which a simulated clock does not move. */
const now = () => performance.timeOrigin + performance.now()

/** Remembers used proofs for all instances of this service; of two uses at the same time one is refused. */
export const usedProofs: Effect.Effect<FirstUse, never, Sql> = Effect.gen(function* () {
  const store = yield* Sql
  const claim = (id: string, until: number) =>
    store.run("UsedProofs.claim", (db) =>
      db
        .insertInto("ingest.used_proof")
        .values({ id, until: instant(until) })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .returning("id")
        .executeTakeFirst()
    )
  return async (key, until) => {
    const exit = await Effect.runPromiseExit(claim(key, until))
    if (Exit.isFailure(exit)) throw unavailable()
    return exit.value !== undefined
  }
})

/** Forgets those that nobody can use again, as their time has passed. */
export const forgetUsedProofs = Effect.gen(function* () {
  const { run } = yield* Sql
  yield* run("UsedProofs.forget", (db) =>
    db
      .deleteFrom("ingest.used_proof")
      .where("until", "<=", sql<Date>`${instant(now())}::timestamptz`)
      .execute()
  )
})
