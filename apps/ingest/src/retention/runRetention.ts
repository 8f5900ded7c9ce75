import { EventLog } from "@kruisverband/broker"
import { Effect, Result, Schedule } from "effect"
import { DESTRUCTION_BATCH, destroyDue } from "./destroyDue.ts"
import { fillKeptFacts } from "./fillKeptFacts.ts"
import { STANDING_GROUP, STANDING_TOPICS } from "./hearStandings.ts"
import { forgetHolds } from "./holds.ts"

/** How often clocks are looked at. Terms end at midnight; nothing is kept an hour longer than that. */
const EVERY = "1 hour"

/** How long a run waits for the last word on where signals stand, and how often it looks. */
const PATIENCE = "1 minute"
const LOOK = "50 millis"

/** Whether all that casework told of signals has been heard: before, nothing may be destroyed. */
const allHeard = Effect.gen(function* () {
  const log = yield* EventLog
  const lag = log.lag("ingest", STANDING_GROUP, STANDING_TOPICS)
  return yield* lag.pipe(
    Effect.repeat({ until: (behind) => behind === 0, schedule: Schedule.spaced(LOOK) }),
    Effect.as(true),
    Effect.timeoutOrElse({ duration: PATIENCE, orElse: () => Effect.succeed(false) })
  )
})

/**
 * Destroys what is over until nothing more is, in batches of their own: whoever stops it stops it between two of them,
 * and the next run goes on. Any number of instances may run it at once. How many signals it took in hand.
 */
export const runRetention = (batch: number = DESTRUCTION_BATCH) =>
  Effect.gen(function* () {
    if (!(yield* allHeard)) return 0
    while ((yield* fillKeptFacts) > 0) yield* Effect.yieldNow
    let taken = 0
    for (let some = yield* destroyDue(batch); some > 0; some = yield* destroyDue(batch)) taken += some
    yield* forgetHolds
    return taken
  }).pipe(Effect.withSpan("runRetention"))

/** The same by itself, for ever: at the start, and then every hour. What fails is tried again the next time. */
export const watchRetention = (batch?: number) =>
  Effect.gen(function* () {
    const taken = yield* Effect.result(runRetention(batch))
    if (Result.isFailure(taken)) yield* Effect.logWarning("retention failed", { error: taken.failure._tag })
    else if (taken.success > 0) yield* Effect.logInfo("retention", { destroyed: taken.success })
  }).pipe(Effect.repeat(Schedule.spaced(EVERY)))
