import type { Owner, Topic } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import type { Handler } from "./attempt.ts"
import { newConsumerState } from "./ConsumerStatus.ts"
import { EventLog } from "./EventLog.ts"
import { replayLoop } from "./replay.ts"
import { settle } from "./settle.ts"

export interface ConsumerOptions<P, R> extends Handler<P, R> {
  readonly owner: Owner
  /** Groups read on their own; instances of one group share the work. */
  readonly group: string
  readonly topics: ReadonlyArray<Topic>
}

/**
 * Reads topics for a group, for ever. Each event has its effect once: the inbox, the effect and what it appends to the
 * outbox are one transaction. What fails for want of a database or a neighbour is tried again until it works. An event
 * that cannot be read or handled is set aside with all later ones of its aggregate (its `subject`); everything else
 * goes on. Interrupted, it lets the running transaction end, 10 seconds at most.
 */
export const runConsumer = <P = unknown, R = never>(
  options: ConsumerOptions<P, R>
): Effect.Effect<never, never, EventLog | Sql | R> =>
  Effect.gen(function* () {
    const { owner, group, topics } = options
    const sql = yield* Sql
    if (sql.owner !== owner) return yield* Effect.die(new Error(`the consumer ${group} is not ${sql.owner}'s`))
    const log = yield* EventLog
    const services = yield* Effect.context<Sql | R>()
    const state = newConsumerState(owner, group, topics)
    return yield* Effect.acquireUseRelease(
      Effect.sync(() => {
        for (const old of log.consumers.keys()) {
          if (old.group === group && old.owner === owner && old.state === "stopped") log.consumers.delete(old)
        }
        log.consumers.set(state, (counted, batch) => Effect.provideContext(settle(counted, options, batch), services))
      }),
      () =>
        Effect.raceFirst(
          log.consume({ owner, group, topics, state, deliver: (batch) => settle(state, options, batch) }),
          replayLoop(state, options)
        ),
      () =>
        Effect.sync(() => {
          state.state = "stopped"
        })
    )
  })
