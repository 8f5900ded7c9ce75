import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Schema } from "effect"
import { decodeEnvelope, decodeEvent, EVENTS, Event, encodeEnvelope, topicOf } from "./Event.ts"

const folder = new URL("../fixtures/", import.meta.url)
/** The event as first written, or, after a tilde, as written since an optional field came with it. */
const files = readdirSync(folder).map((name) => name.replace(".json", ""))
const typeOf = (file: string) => `nl.kruisverband.${file.split("~")[0]}`
const readFile = (file: string) => readFileSync(new URL(`${file}.json`, folder), "utf8")
const read = (type: string) => readFile(type.replace("nl.kruisverband.", ""))

/** Words that would name a property holding something about a person. Names of partners, municipalities and the region are not of persons. */
const PERSONAL =
  /^(?:givenNames|familyName|fullName|initials|birthDate|address|postcode|phones?|emails|handles?|bsn|observation|assessment|encoding|question|answer|reasonText)$/u

const propertyNames = (schema: unknown): ReadonlyArray<string> => {
  if (Array.isArray(schema)) return schema.flatMap(propertyNames)
  if (typeof schema !== "object" || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "properties" && typeof value === "object" && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(propertyNames)]
      : propertyNames(value)
  )
}

describe("events", () => {
  it.effect.each(files)("%s as once written is still read, and written the same", (file) =>
    Effect.gen(function* () {
      const text = readFile(file)
      const envelope = yield* decodeEnvelope(text)
      assert.strictEqual(envelope.type, typeOf(file))
      const event = yield* decodeEvent(envelope)
      const again = yield* Schema.encodeEffect(Event)(event)
      assert.deepStrictEqual(again.data, JSON.parse(text).data)
      assert.deepStrictEqual(JSON.parse(encodeEnvelope(envelope)), JSON.parse(text))
    })
  )

  it("has a golden file for every event, and no file without one", () => {
    assert.sameMembers(
      [...new Set(files.map(typeOf))],
      EVENTS.map((event) => event.type)
    )
  })

  it("has no property that could hold anything of a person", () => {
    const personal = EVENTS.flatMap((event) =>
      propertyNames(Schema.toJsonSchemaDocument(event.data))
        .filter((name) => PERSONAL.test(name))
        .map((name) => `${event.type} ${name}`)
    )
    assert.deepStrictEqual(personal, [])
  })

  it("knows the topic of each type and of no other", () => {
    for (const event of EVENTS) assert.strictEqual(topicOf(event.type), event.topic)
    assert.isUndefined(topicOf("nl.kruisverband.person.named.v1"))
  })

  it.effect("reads an event that has grown an optional field, and refuses one with a field gone", () =>
    Effect.gen(function* () {
      const envelope = yield* decodeEnvelope(read("nl.kruisverband.signal.withdrawn.v1"))
      const data = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Unknown))(envelope.data)
      const grown = yield* decodeEvent({ ...envelope, data: { ...data, later: true } })
      assert.strictEqual(grown.type, "nl.kruisverband.signal.withdrawn.v1")
      const { signal: _, ...less } = data
      assert.isTrue(Exit.isFailure(yield* Effect.exit(decodeEvent({ ...envelope, data: less }))))
    })
  )
})
