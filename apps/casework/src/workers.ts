import { relay, runConsumer } from "@kruisverband/broker"
import type { Sql } from "@kruisverband/store"
import { ErasureJournal } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { erasedIn } from "./erasure/goneIn.ts"
import { project } from "./projection/project.ts"
import { PROJECTION_GROUP, PROJECTION_TOPICS } from "./projection/projection.ts"
import { watchRequests } from "./rights/expireRequests.ts"

/** Keeps the projection up to date with the log, and tells our own events: for ever. */
export const caseworkWorkers = Effect.all(
  [
    runConsumer<void, ErasureJournal | Sql>({
      owner: "casework",
      group: PROJECTION_GROUP,
      topics: PROJECTION_TOPICS,
      // In the journal first; a journal that cannot be written is waited for, with the batch.
      prepare: (received) =>
        Effect.gen(function* () {
          const at = DateTime.formatIso(yield* DateTime.now)
          const events = received.map(({ event }) => event)
          yield* (yield* ErasureJournal).append(erasedIn(events, at))
        }),
      handle: (received) => project(received.map(({ event }) => event))
    }),
    relay("casework"),
    watchRequests
  ],
  { concurrency: "unbounded" }
).pipe(Effect.andThen(Effect.never))
