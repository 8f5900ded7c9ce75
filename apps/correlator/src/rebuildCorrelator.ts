import { EventLog } from "@kruisverband/broker"
import { Ids, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { correlateAs, GROUP, TOPICS_READ } from "./correlate.ts"
import { AT_ONCE } from "./drain.ts"
import { beginRebuild, endRebuild } from "./store/rebuilding.ts"
import { sweepBy } from "./sweep.ts"
import { weighAfresh } from "./weighAfresh.ts"

/** Milliseconds after which the log is asked again whether it was read to its end, and that an event takes at the very least. */
const SOON = 100
const FASTEST = 0.05

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
  // The log counts what is left to read, which takes as long as there is much: it is asked the sooner the less there is.
  const finished = Effect.gen(function* () {
    for (;;) {
      const left = yield* log.lag("correlator", group, TOPICS_READ)
      if (left === 0) return
      yield* Effect.sleep(Math.max(SOON, (left ?? 0) * FASTEST))
    }
  })
  yield* Effect.raceFirst(correlateAs(group), finished)
  yield* weighAfresh
  yield* transaction(endRebuild(group, GROUP))
  yield* sweepBy(AT_ONCE)
})
