import { type Owner, TOPICS, type Topic } from "@kruisverband/events"
import type { Effect } from "effect"
import { sql } from "kysely"
import type { Engine } from "../engine/Engine.ts"
import { runAs } from "../Sql.ts"
import type { StoreError } from "../StoreError.ts"

/**
 * How far a topic was read. `from`: every transaction before this number is done with. While a window is open, of the
 * transactions in [from, to) the rows up to `seq` are done with.
 *
 * Neither the rows' numbers nor the transactions' are in the order of commit, so neither alone will do as a position:
 * a row may become visible behind one that was read. Rows are therefore read per window of finished transactions, by
 * `seq` within it. That is the order of cause and effect: a transaction that waited for another's row lock took its
 * number in the outbox afterwards, even if its own transaction number is the lower one.
 */
export interface Position {
  readonly from: string
  readonly window?: { readonly to: string; readonly seq: string }
}

export const START: Position = { from: "0" }

export const encodePosition = ({ from, window }: Position): string =>
  window === undefined ? from : `${from}:${window.to}:${window.seq}`

export const decodePosition = (text: string): Position => {
  const [from = "0", to, seq] = text.split(":")
  return to === undefined || seq === undefined ? { from } : { from, window: { to, seq } }
}

export interface OutboxRow {
  readonly seq: string
  readonly topic: string
  readonly partitionkey: string
  /** Structured CloudEvent, complete. */
  readonly body: string
}

export interface TopicPage {
  readonly rows: ReadonlyArray<OutboxRow>
  /** Where to go on when these rows are done with. */
  readonly next: Position
  /** There is more: rows beyond this page, or rows that wait for an older transaction to end. */
  readonly more: "now" | "soon" | "none"
}

const SEQUENCE_DIGITS = 20

const withSequence = (seq: string, body: string): string =>
  `{"sequence":"${seq.padStart(SEQUENCE_DIGITS, "0")}",${body.slice(1)}`

interface Raw {
  readonly seq: string
  readonly partitionkey: string
  readonly body: string
}

const outboxOf = (topic: Topic) => sql.id(TOPICS[topic], "outbox")

/** The next rows of a topic, in order, as the role `log`. */
export const readTopic = (
  engine: Engine["Service"],
  topic: Topic,
  position: Position,
  limit: number
): Effect.Effect<TopicPage, StoreError> =>
  runAs(engine, "log", "Outbox.read", async (db) => {
    const table = outboxOf(topic)
    const complete = (rows: ReadonlyArray<Raw>) =>
      rows.map((row) => ({ ...row, topic, body: withSequence(row.seq, row.body) }))

    if (position.window !== undefined) {
      const { to, seq } = position.window
      const { rows } = await sql<Raw>`
        select seq, partitionkey, body from ${table}
        where topic = ${topic} and seq > ${seq} and xid >= ${position.from}::xid8 and xid < ${to}::xid8
        order by seq limit ${limit}`.execute(db)
      const last = rows.at(-1)
      const full = rows.length === limit && last !== undefined
      const next = full ? { from: position.from, window: { to, seq: last.seq } } : { from: to }
      return { rows: complete(rows), next, more: "now" as const }
    }

    const { rows: horizons } = await sql<{ top: string; waiting: boolean }>`
      select top::text, exists (select from ${table} where topic = ${topic} and xid >= top) as waiting
      from (select pg_snapshot_xmin(pg_current_snapshot()) as top) as horizon`.execute(db)
    const { top, waiting } = horizons[0] ?? { top: position.from, waiting: false }
    const { rows } = await sql<Raw>`
      select seq, partitionkey, body from ${table}
      where topic = ${topic} and xid >= ${position.from}::xid8 and xid < ${top}::xid8
      order by seq limit ${limit}`.execute(db)
    const last = rows.at(-1)
    const full = rows.length === limit && last !== undefined
    const next = full ? { from: position.from, window: { to: top, seq: last.seq } } : { from: top }
    return { rows: complete(rows), next, more: full ? "now" : waiting ? "soon" : "none" }
  })

/** Which events of a topic: each that is given must hold. */
export interface LogChoice {
  /** Sequence of the first. */
  readonly from?: string | undefined
  readonly key?: string | undefined
  /** The aggregate. */
  readonly subject?: string | undefined
}

/** Events of a topic that were told before, in order, of finished transactions only; as the role `log`. */
export const readAgain = (
  engine: Engine["Service"],
  topic: Topic,
  { from = "0", key, subject }: LogChoice,
  limit: number
): Effect.Effect<ReadonlyArray<OutboxRow>, StoreError> =>
  runAs(engine, "log", "Outbox.readAgain", async (db) => {
    const { rows } = await sql<Raw>`
      select seq, partitionkey, body from ${outboxOf(topic)}
      where topic = ${topic} and seq >= ${from} and xid < pg_snapshot_xmin(pg_current_snapshot())
        ${key === undefined ? sql`` : sql`and partitionkey = ${key}`}
        ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
      order by seq limit ${limit}`.execute(db)
    return rows.map((row) => ({ ...row, topic, body: withSequence(row.seq, row.body) }))
  })

/** Events of a topic that come after a position, those of unfinished transactions included. */
export const countAfter = (
  engine: Engine["Service"],
  topic: Topic,
  position: Position
): Effect.Effect<number, StoreError> =>
  runAs(engine, "log", "Outbox.countAfter", async (db) => {
    const done =
      position.window === undefined
        ? sql`false`
        : sql`xid < ${position.window.to}::xid8 and seq <= ${position.window.seq}`
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from ${outboxOf(topic)}
      where topic = ${topic} and xid >= ${position.from}::xid8 and not (${done})`.execute(db)
    return Number(rows[0]?.count ?? 0)
  })

/** The owner's rows that Kafka has not acknowledged, in order, of finished transactions only. */
export const readUnpublished = (
  engine: Engine["Service"],
  owner: Owner,
  limit: number
): Effect.Effect<{ readonly rows: ReadonlyArray<OutboxRow>; readonly waiting: boolean }, StoreError> =>
  runAs(engine, owner, "Outbox.readUnpublished", async (db) => {
    const table = sql.id(owner, "outbox")
    const { rows } = await sql<Raw & { topic: string; ready: boolean }>`
      select seq, topic, partitionkey, body, xid < pg_snapshot_xmin(pg_current_snapshot()) as ready from ${table}
      where published_at is null order by seq limit ${limit}`.execute(db)
    const ready = rows.filter((row) => row.ready)
    return {
      rows: ready.map(({ seq, topic, partitionkey, body }) => ({
        seq,
        topic,
        partitionkey,
        body: withSequence(seq, body)
      })),
      waiting: ready.length < rows.length
    }
  })

/** Kafka has them. */
export const markPublished = (
  engine: Engine["Service"],
  owner: Owner,
  seqs: ReadonlyArray<string>,
  at: Date
): Effect.Effect<void, StoreError> =>
  runAs(engine, owner, "Outbox.markPublished", async (db) => {
    await sql`
      update ${sql.id(owner, "outbox")} set published_at = ${at} where seq = any(${seqs}::bigint[])`.execute(db)
  })

/** Rows that Kafka has not acknowledged. */
export const countUnpublished = (engine: Engine["Service"], owner: Owner): Effect.Effect<number, StoreError> =>
  runAs(engine, owner, "Outbox.countUnpublished", async (db) => {
    const { rows } = await sql<{
      count: string
    }>`select count(*) as count from ${sql.id(owner, "outbox")} where published_at is null`.execute(db)
    return Number(rows[0]?.count ?? 0)
  })
