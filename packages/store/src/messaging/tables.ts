import type { ColumnType, Generated } from "kysely"

/** bigint and count come back as strings from both engines. */
type BigInt64 = ColumnType<string, string | number | undefined, string | number>

/** Events of this owner, in the transaction that made them true. The log is read from here, and from nowhere else. */
export interface OutboxTable {
  readonly seq: Generated<BigInt64>
  /** The event's id, and with its source the key of every inbox. */
  readonly id: string
  /** The transaction that wrote the row: what makes reading in order safe. */
  readonly xid: Generated<string>
  readonly topic: string
  readonly partitionkey: string
  readonly subject: string
  /** The CloudEvent as JSON, but for `sequence`, which is `seq`. */
  readonly body: string
  readonly created_at: Date
  /** When Kafka acknowledged it; null for ever under the embedded log. */
  readonly published_at: Date | null
}

/** Events that have had their effect, per consumer group. Written in the transaction of the effect. */
export interface InboxTable {
  readonly group: string
  /** See `eventDigest`. */
  readonly event: string
  readonly received_at: Date
}

/** Aggregates set aside: the event that could not be handled, and all that came after it for the same aggregate. */
export interface ParkedTable {
  /** Order of arrival, and so of replay. */
  readonly ord: Generated<BigInt64>
  readonly group: string
  readonly topic: string
  readonly subject: string
  readonly source: string
  readonly id: string
  /** As received. */
  readonly body: string
  /** A code, never a message. `waiting`: nothing wrong with it, an earlier one is parked. */
  readonly reason: string
  readonly parked_at: Date
  /** How often a replay failed. */
  readonly tries: Generated<number>
  /** A person asked for a replay; the consumer does it. */
  readonly replay: Generated<boolean>
}

/** How far a group has read a topic of the embedded log; written in the transaction of the effect. */
export interface ConsumerOffsetTable {
  readonly group: string
  readonly topic: string
  readonly position: string
  readonly updated_at: Date
}

/** What each owner has in its own schema. */
export type MessagingTables<O extends string> = { readonly [K in `${O}.outbox`]: OutboxTable } & {
  readonly [K in `${O}.inbox`]: InboxTable
} & { readonly [K in `${O}.parked`]: ParkedTable } & { readonly [K in `${O}.consumer_offset`]: ConsumerOffsetTable }
