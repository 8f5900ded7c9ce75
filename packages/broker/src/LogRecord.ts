import type { Topic } from "@kruisverband/events"

/** What the log hands over, not yet believed. */
export interface LogRecord {
  readonly topic: Topic
  /** Its place in the log: the same at every delivery. */
  readonly place: string
  /** The record's key where the log has one of its own (Kafka); must be the event's `partitionkey`. */
  readonly key?: string
  /** Undefined: a tombstone, which says that older events of its key may go; it has no effect of its own. */
  readonly value?: Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
}
