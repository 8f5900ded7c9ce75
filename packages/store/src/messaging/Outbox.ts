import { Event, TOPICS, type Topic, topicOf } from "@kruisverband/events"
import { Clock, Context, Effect, Option, Schema } from "effect"
import { sql } from "kysely"
import { Ids } from "../Ids.ts"
import { Sql } from "../Sql.ts"
import type { StoreError } from "../StoreError.ts"

/** Who we are in `source`: the organisation's OIN (20 digits; Logius, Stelsel Digikoppeling). */
export const EventSource = Context.Reference<{ readonly oin: string }>("store/EventSource", {
  defaultValue: () => ({ oin: "00000000000000000000" })
})

export interface OutboxEntry {
  readonly event: Event
  /** The aggregate: an opaque id. */
  readonly subject: string
  /** The covenant id; for a partner or region its own, for an entry of a vocabulary the covenant and its own. */
  readonly partitionkey: string
  /** Where more can be fetched, under its own authorisation. */
  readonly dataref?: string
}

/** A CloudEvent that is ready but for what the outbox adds: id, source, time, sequence, trace. */
export interface OutboxDraft {
  readonly topic: Topic | `${Topic}.dlq`
  readonly type: string
  readonly data: unknown
  readonly subject: string
  readonly partitionkey: string
  readonly dataref?: string
}

/** Told with the topics written to, parted by commas; with nothing when word may have been missed. */
export const outboxChannel = (owner: string): string => `outbox_${owner}`

/** Parts the bodies: JSON escapes it. As an array each would be quoted by the driver and unquoted by the server, letter by letter. */
const UNIT = "\u001f"

const traceparent = Effect.map(Effect.option(Effect.currentSpan), (span) =>
  Option.isSome(span) ? { traceparent: `00-${span.value.traceId}-${span.value.spanId}-01` } : {}
)

/** Writes ready events; `append` is this for the events of our own catalogue. */
export const appendDrafts = (drafts: ReadonlyArray<OutboxDraft>): Effect.Effect<void, StoreError, Sql> =>
  Effect.gen(function* () {
    if (drafts.length === 0) return
    const { owner, run } = yield* Sql
    const { oin } = yield* EventSource
    const ids = yield* Ids
    const trace = yield* traceparent
    const now = new Date(yield* Clock.currentTimeMillis)
    const keys: Array<string> = []
    const bodies: Array<string> = []
    for (const draft of drafts) {
      const id = yield* ids.uuid7
      keys.push(id)
      bodies.push(
        JSON.stringify({
          specversion: "1.0",
          id,
          source: `urn:nld:oin:${oin}:systeem:kruisverband-${owner}`,
          type: draft.type,
          time: now.toISOString(),
          subject: draft.subject,
          partitionkey: draft.partitionkey,
          datacontenttype: "application/json",
          dataschema: `urn:kruisverband:schema:${draft.type}`,
          ...(draft.dataref === undefined ? {} : { dataref: draft.dataref }),
          ...trace,
          data: draft.data
        })
      )
    }
    yield* run("Outbox.append", (db) =>
      sql`
        with draft as (
          select * from unnest(
            ${keys}::uuid[],
            ${drafts.map((draft) => draft.topic)}::text[],
            ${drafts.map((draft) => draft.partitionkey)}::text[],
            ${drafts.map((draft) => draft.subject)}::text[],
            string_to_array(${bodies.join(UNIT)}, ${UNIT})
          ) with ordinality as draft (id, topic, partitionkey, subject, body, place)
        ), written as (
          insert into ${sql.id(owner, "outbox")} (id, topic, partitionkey, subject, body, created_at)
          select id, topic, partitionkey, subject, body, ${now} from draft order by place
        )
        select pg_notify(${outboxChannel(owner)}, ${[...new Set(drafts.map((draft) => draft.topic))].join(",")})`.execute(
        db
      )
    )
  })

const encodeEvent = Schema.encodeSync(Event)

const draft = (owner: string, entry: OutboxEntry): OutboxDraft => {
  const topic = topicOf(entry.event.type)
  if (topic === undefined || TOPICS[topic] !== owner) throw new Error(`${owner} does not write ${entry.event.type}`)
  const { type, data } = encodeEvent(entry.event)
  return { ...entry, topic, type, data }
}

export const Outbox = {
  /**
   * Adds events, in this order, to the caller's transaction: they are told if and only if it commits. Adds id, source,
   * time and trace; the sequence is the row's place. An event of another owner's topic is a defect.
   */
  append: (events: ReadonlyArray<OutboxEntry>): Effect.Effect<void, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner } = yield* Sql
      yield* appendDrafts(events.map((entry) => draft(owner, entry)))
    })
}
