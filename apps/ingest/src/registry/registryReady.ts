import { EventLog } from "@kruisverband/broker"
import { Sql } from "@kruisverband/store"
import { Clock, Effect } from "effect"
import { REGISTRY_GROUP, REGISTRY_TOPICS } from "./consumeRegistry.ts"

/** How long a start waits for the registry, milliseconds: a region may have none yet, and must still be able to begin. */
const PATIENCE = 30_000

/**
 * What is missing before this instance may take requests: nothing once the registry has been read to its end, or has kept
 * us waiting long enough. A part of it is not enough: whoever posts under a covenant that is still to be read would hear
 * that it does not exist, and one that was suspended meanwhile would still count. Where the log cannot be asked, what was
 * known before this start will do: posting goes on without it.
 */
export const registryReady: Effect.Effect<Effect.Effect<ReadonlyArray<string>>, never, EventLog | Sql> = Effect.gen(
  function* () {
    const log = yield* EventLog
    const store = yield* Sql
    const started = yield* Clock.currentTimeMillis
    let read = false

    // Before anything is consumed: what comes in later is a part, however much it is.
    const wasKnown = yield* store
      .run("Registry.isKnown", (db) => db.selectFrom("ingest.covenant").select("covenant").limit(1).executeTakeFirst())
      .pipe(
        Effect.map((row) => row !== undefined),
        Effect.orElseSucceed(() => false)
      )

    return Effect.gen(function* () {
      if (read) return []
      const late = (yield* Clock.currentTimeMillis) - started > PATIENCE
      const lag = yield* log.lag("ingest", REGISTRY_GROUP, REGISTRY_TOPICS)
      read = late || lag === 0 || (lag === undefined && wasKnown)
      return read ? [] : ["registry-not-read"]
    })
  }
)
