import { EventLog } from "@kruisverband/broker"
import { Ids, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { correlateAs, GROUP, TOPICS_READ } from "./correlate.ts"
import { beginRebuild, endRebuild } from "./store/rebuilding.ts"
import { sweepAll, weighAfresh } from "./sweep.ts"

/**
 * Drops the derived state and replays the whole log. Meanwhile nothing is published; afterwards only what came out
 * differently is, which is nothing where the state was sound. May be done beside a running consumer, and again after
 * it broke off.
 */
export const rebuildCorrelator = Effect.gen(function* () {
  const log = yield* EventLog
  const { transaction } = yield* Sql
  const group = `${GROUP}-rebuild-${yield* (yield* Ids).uuid7}`
  yield* transaction(beginRebuild(group))
  const finished = Effect.gen(function* () {
    while ((yield* log.lag("correlator", group, TOPICS_READ)) !== 0) yield* Effect.sleep("100 millis")
  })
  yield* Effect.raceFirst(correlateAs(group), finished)
  yield* weighAfresh
  yield* transaction(endRebuild(group, GROUP))
  yield* sweepAll
})
