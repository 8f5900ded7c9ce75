import { createHash } from "node:crypto"
import {
  decodeEnvelope,
  decodeEvent,
  type Envelope,
  type Event,
  encodeEnvelope,
  type Topic,
  topicOf
} from "@kruisverband/events"
import { Effect, Result, Schema } from "effect"
import type { LogRecord } from "./LogRecord.ts"

/** An event as a consumer gets it. */
export interface Received {
  readonly topic: Topic
  readonly envelope: Envelope
  readonly event: Event
}

/** Where an event belongs, also when it cannot be read. */
interface Identity {
  readonly topic: Topic
  readonly source: string
  readonly id: string
  /** The aggregate. */
  readonly subject: string
  readonly partitionkey: string
  /** As received, in structured form. */
  readonly body: string
}

export interface Known extends Identity {
  readonly _tag: "known"
  readonly received: Received
}
export interface Unreadable extends Identity {
  readonly _tag: "unreadable"
  /** A code: `not-json`, `envelope-invalid`, `data-invalid`, `unknown-type`, `unknown-major`, `oversize`, `wrong-key`. */
  readonly reason: string
}
/** Nothing for us: a tombstone, or a type that a newer version of the same major brought. */
export interface Skipped {
  readonly _tag: "skipped"
}
export type Decoded = Known | Unreadable | Skipped

/** What a broker carries by default. Our own stay under 64 KB (NL GOV profile for CloudEvents 1.1), but a reader is lenient. */
const MAX_BYTES = 1_000_000

const Json = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))
const decodeJson = Schema.decodeUnknownResult(Json)
const decodeData = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Unknown))

const textOf = (value: Uint8Array | string): string =>
  typeof value === "string" ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("utf8")

/** Binary mode (CloudEvents, Kafka binding §3.2): attributes in `ce_` headers, data as the value. */
const structured = (record: LogRecord, text: string): string => {
  const headers = record.headers ?? {}
  if (headers.ce_specversion === undefined) return text
  const data = decodeData(text)
  if (Result.isFailure(data)) return text
  const attributes = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith("ce_") ? [[name.slice("ce_".length), value] as const] : []
  )
  const contentType = headers["content-type"]?.split(";")[0]?.trim() ?? "application/json"
  return JSON.stringify({ ...Object.fromEntries(attributes), datacontenttype: contentType, data: data.success })
}

/** An opaque id, and short: what may be shown of an event that cannot be read. */
const SAFE = /^[\w.:-]{1,120}$/u
const attribute = (json: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = json[name]
  return typeof value === "string" && SAFE.test(value) ? value : undefined
}

const identify = (record: LogRecord, body: string, json: Readonly<Record<string, unknown>>): Identity => {
  // Without an id of its own, an event is what stands in this place of the log, and an aggregate by itself.
  const place = `${record.topic}@${record.place}`
  return {
    topic: record.topic,
    source: attribute(json, "source") ?? "unreadable",
    id: attribute(json, "id") ?? place,
    subject: attribute(json, "subject") ?? place,
    partitionkey: attribute(json, "partitionkey") ?? place,
    body
  }
}

const TYPE = /^nl\.kruisverband\.[a-z.-]+\.v(\d+)$/u
const MAJOR = /\.v(\d+)$/u

/** Of a type that is not in the catalogue: is it a later addition to this topic, or another language? */
const unknownType = (topic: Topic, type: string): "skipped" | "unknown-type" | "unknown-major" => {
  const major = TYPE.exec(type)?.[1]
  if (major === undefined) return "unknown-type"
  return major === MAJOR.exec(topic)?.[1] ? "skipped" : "unknown-major"
}

/** Reads a record; never fails. */
export const decodeRecord = (record: LogRecord): Effect.Effect<Decoded> =>
  Effect.gen(function* () {
    if (record.value === undefined) return { _tag: "skipped" }
    const text = textOf(record.value)
    const json = decodeJson(structured(record, text))
    const body = structured(record, text)
    const identity = identify(record, body, Result.isSuccess(json) ? json.success : {})
    const unreadable = (reason: string): Unreadable => ({ _tag: "unreadable", ...identity, reason })

    if (Buffer.byteLength(text) > MAX_BYTES) return unreadable("oversize")
    if (Result.isFailure(json)) return unreadable("not-json")
    const envelope = yield* Effect.result(decodeEnvelope(body))
    if (Result.isFailure(envelope)) return unreadable("envelope-invalid")
    const { type, partitionkey } = envelope.success
    if (record.key !== undefined && record.key !== partitionkey) return unreadable("wrong-key")
    if (topicOf(type) === undefined) {
      const what = unknownType(record.topic, type)
      return what === "skipped" ? { _tag: "skipped" } : unreadable(what)
    }
    const event = yield* Effect.result(decodeEvent(envelope.success))
    if (Result.isFailure(event)) return unreadable("data-invalid")
    const received = { topic: record.topic, envelope: envelope.success, event: event.success }
    // The envelope's own values: it was read, so they need not be guarded.
    const { source, id, subject } = envelope.success
    return { _tag: "known", topic: record.topic, source, id, subject, partitionkey, body, received }
  })

/**
 * What a dead letter may hold: ids, codes and, if the event could be read, the data that its schema knows. Of what could
 * not be read, nobody can say what is in it, so it is named by its hash only; the consumer's own database has the rest.
 */
export const deadLetterData = (entry: Known | Unreadable, group: string, reason: string) => ({
  group,
  reason,
  event: {
    source: entry.source,
    id: entry.id,
    ...(entry._tag === "known" ? { type: entry.received.envelope.type, data: entry.received.event.data } : {}),
    bytes: Buffer.byteLength(entry.body),
    sha256: createHash("sha256").update(entry.body).digest("hex")
  }
})

/** A known event as one writes it, for tests and tools. */
export const encodeRecord = encodeEnvelope
