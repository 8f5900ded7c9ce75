import type { Owner, Topic } from "@kruisverband/events"
import type { Sql, StoreError } from "@kruisverband/store"
import { Context, type Effect, Schema } from "effect"
import type { ConsumerState, RelayStatus } from "./ConsumerStatus.ts"
import type { LogRecord } from "./LogRecord.ts"

/** Another instance of the group went on with this batch: leave it. */
export class Fenced extends Schema.TaggedError<Fenced>()("Fenced", { group: Schema.String }) {}

/** Records in the order of the log, of one group. */
export interface Batch {
  readonly records: ReadonlyArray<LogRecord>
  /** Remembers, in the transaction of the effect where the log allows it, that the batch is done. */
  readonly checkpoint: Effect.Effect<void, StoreError | Fenced, Sql>
}

export interface Subscription<R> {
  readonly owner: Owner
  readonly group: string
  readonly topics: ReadonlyArray<Topic>
  readonly state: ConsumerState
  /** Done when the batch has had its effect; the next one is read after that. Interrupted at the end. */
  readonly deliver: (batch: Batch) => Effect.Effect<void, never, R>
}

/** Gives a running consumer a batch beside what it reads itself; the state counts what came of it. */
export type Offer = (state: ConsumerState, batch: Batch) => Effect.Effect<void>

/**
 * The log between services: events of one key in order, to each group on its own, at least once. `runConsumer` makes
 * that once, in effect.
 */
export class EventLog extends Context.Service<
  EventLog,
  {
    /** Reads on behalf of a group until interrupted; whatever goes wrong with the log is tried again for ever. */
    readonly consume: <R>(subscription: Subscription<R>) => Effect.Effect<never, never, R | Sql>
    /** Brings an owner's outbox into the log until interrupted. */
    readonly relay: (owner: Owner) => Effect.Effect<never>
    /** Events that a group has not had. */
    readonly lag: (owner: Owner, group: string, topics: ReadonlyArray<Topic>) => Effect.Effect<number | undefined>
    /** The relays of this process. */
    readonly relays: Effect.Effect<ReadonlyArray<RelayStatus>>
    /** The consumers of this process; entered by `runConsumer`. */
    readonly consumers: Map<ConsumerState, Offer>
  }
>()("broker/EventLog") {}
