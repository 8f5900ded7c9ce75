import { EventLog } from "@kruisverband/broker"
import { Sql } from "@kruisverband/store"
import { Clock, Effect } from "effect"
import { REGISTRY_GROUP, REGISTRY_TOPICS } from "./consumeRegistry.ts"

/** How long a start waits for the registry, milliseconds: a region may have none yet, and must still be able to begin. */
const PATIENCE = 30_000

/**
 * What is missing before this instance may take requests: nothing once the registry has been read to its end, was known
 * from before, or has kept us waiting long enough.
 */
export const registryReady: Effect.Effect<Effect.Effect<ReadonlyArray<string>>, never, EventLog | Sql> = Effect.gen(
  function* () {
    const log = yield* EventLog
    const store = yield* Sql
    const started = yield* Clock.currentTimeMillis
    let read = false

    const isKnown = store
      .run("Registry.isKnown", (db) => db.selectFrom("ingest.covenant").select("covenant").limit(1).executeTakeFirst())
      .pipe(
        Effect.map((row) => row !== undefined),
        Effect.orElseSucceed(() => false)
      )

    return Effect.gen(function* () {
      if (read) return []
      const late = (yield* Clock.currentTimeMillis) - started > PATIENCE
      const lag = yield* log.lag("ingest", REGISTRY_GROUP, REGISTRY_TOPICS)
      read = late || lag === 0 || (yield* isKnown)
      return read ? [] : ["registry-not-read"]
    })
  }
)
