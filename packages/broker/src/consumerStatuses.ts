import type { Owner } from "@kruisverband/events"
import { Parked, Sql } from "@kruisverband/store"
import { Effect, Option } from "effect"
import type { ConsumerStatus, RelayStatus } from "./ConsumerStatus.ts"
import { EventLog } from "./EventLog.ts"

/** How this owner's consumers in this process are doing; asks the database and the log. */
export const consumerStatuses: Effect.Effect<ReadonlyArray<ConsumerStatus>, never, EventLog | Sql> = Effect.gen(
  function* () {
    const log = yield* EventLog
    const { owner } = yield* Sql
    const own = [...log.consumers.keys()].filter((state) => state.owner === owner)
    return yield* Effect.forEach(own, (state) =>
      Effect.gen(function* () {
        const lag = yield* log.lag(owner, state.group, state.topics)
        const standing = yield* Effect.option(Parked.count(state.group))
        const { failure, ...rest } = state
        return {
          ...rest,
          ...(failure === undefined ? {} : { failure }),
          lag,
          standing: Option.getOrElse(standing, () => 0)
        }
      })
    )
  }
)

/** How this owner's relay in this process is doing; none under the embedded log. */
export const relayStatuses = (owner: Owner): Effect.Effect<ReadonlyArray<RelayStatus>, never, EventLog> =>
  Effect.gen(function* () {
    const log = yield* EventLog
    return (yield* log.relays).filter((status) => status.owner === owner)
  })

/** Brings an owner's outbox into the log, for ever; one process at a time does, the others stand by. */
export const relay = (owner: Owner): Effect.Effect<never, never, EventLog> =>
  Effect.flatMap(EventLog, (log) => log.relay(owner))
