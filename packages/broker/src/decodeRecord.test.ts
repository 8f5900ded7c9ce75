import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { topicOf } from "@kruisverband/events"
import { Effect } from "effect"
import { deadLetterData, decodeRecord } from "./decodeRecord.ts"

const topic = "kruisverband.signals.v1"
const withdrawn = {
  specversion: "1.0",
  id: "01a20ade-7398-7153-8d19-e08066e4c0b4",
  source: "urn:nld:oin:00000000000000000000:systeem:kruisverband-ingest",
  type: "nl.kruisverband.signal.withdrawn.v1",
  time: "2026-11-02T08:00:00.000Z",
  subject: "01a20ade-7398-7153-8d19-e08066e4c0aa",
  partitionkey: "merenland-radicalisering",
  datacontenttype: "application/json",
  data: { signal: "01a20ade-7398-7153-8d19-e08066e4c0aa", covenant: "merenland-radicalisering", revision: 2 }
}
const record = (value: unknown, more: object = {}) =>
  ({ topic, place: "0:7", value: JSON.stringify(value), ...more }) as const

describe("decodeRecord", () => {
  it.effect("reads structured mode", () =>
    Effect.gen(function* () {
      const decoded = yield* decodeRecord(record(withdrawn, { key: withdrawn.partitionkey }))
      assert.strictEqual(decoded._tag, "known")
    })
  )

  it.effect("reads binary mode as the same event", () =>
    Effect.gen(function* () {
      const { data, datacontenttype, ...attributes } = withdrawn
      const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]))
      const binary = yield* decodeRecord({
        topic,
        place: "0:7",
        value: new TextEncoder().encode(JSON.stringify(data)),
        headers: { ...headers, "content-type": `${datacontenttype}; charset=UTF-8` }
      })
      const structured = yield* decodeRecord(record(withdrawn))
      assert.strictEqual(binary._tag, "known")
      if (binary._tag === "known" && structured._tag === "known") {
        assert.deepStrictEqual(binary.received, structured.received)
      }
    })
  )

  it.effect("takes a field that it does not know for an addition", () =>
    Effect.gen(function* () {
      const decoded = yield* decodeRecord(record({ ...withdrawn, later: "x", data: { ...withdrawn.data, later: 1 } }))
      assert.strictEqual(decoded._tag, "known")
    })
  )

  const reasons: ReadonlyArray<readonly [string, Parameters<typeof decodeRecord>[0]]> = [
    ["not-json", { topic, place: "0:7", value: "{" }],
    ["not-json", { topic, place: "0:7", value: Uint8Array.of(0xff, 0xfe, 0x00) }],
    ["not-json", record([withdrawn])],
    ["envelope-invalid", record({ ...withdrawn, specversion: "0.3" })],
    ["envelope-invalid", record({ ...withdrawn, id: undefined })],
    ["data-invalid", record({ ...withdrawn, data: { ...withdrawn.data, revision: "two" } })],
    ["unknown-type", record({ ...withdrawn, type: "com.example.thing.v1" })],
    ["unknown-major", record({ ...withdrawn, type: "nl.kruisverband.signal.withdrawn.v2" })],
    ["wrong-key", record(withdrawn, { key: "another-covenant" })],
    ["oversize", record({ ...withdrawn, padding: "x".repeat(1_000_001) })]
  ]
  for (const [reason, from] of reasons) {
    it.effect(`sets aside with ${reason}: ${String(from.value).slice(0, 40)}`, () =>
      Effect.gen(function* () {
        const decoded = yield* decodeRecord(from)
        assert.strictEqual(decoded._tag === "unreadable" ? decoded.reason : decoded._tag, reason)
      })
    )
  }

  it.effect("skips a tombstone and a newer type of its major", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* decodeRecord({ topic, place: "0:7" }))._tag, "skipped")
      const newer = record({ ...withdrawn, type: "nl.kruisverband.signal.kept-warm.v1" })
      assert.strictEqual((yield* decodeRecord(newer))._tag, "skipped")
    })
  )

  it.effect("gives what has no id of its own the same id at every delivery, and an aggregate by itself", () =>
    Effect.gen(function* () {
      const first = yield* decodeRecord({ topic, place: "0:7", value: "garbage" })
      const again = yield* decodeRecord({ topic, place: "0:7", value: "garbage" })
      const other = yield* decodeRecord({ topic, place: "0:8", value: "garbage" })
      assert.deepStrictEqual(first, again)
      if (first._tag === "unreadable" && other._tag === "unreadable")
        assert.notStrictEqual(first.subject, other.subject)
    })
  )

  it.effect("puts nothing in a dead letter that the event's schema does not know", () =>
    Effect.gen(function* () {
      const canary = "Canary van der Proef"
      const spoiled = { ...withdrawn, subject: canary, note: canary, data: { ...withdrawn.data, name: canary } }
      const wrong = { ...withdrawn, type: "nl.kruisverband.signal.withdrawn.v2", subject: canary, data: canary }
      for (const value of [{ ...spoiled, subject: withdrawn.subject }, wrong, canary]) {
        const decoded = yield* decodeRecord(record(value))
        if (decoded._tag === "skipped") return assert.fail("skipped")
        const letter = JSON.stringify([
          deadLetterData(decoded, "group", "reason"),
          decoded.subject,
          decoded.partitionkey
        ])
        assert.notInclude(letter, canary)
        assert.match(letter, /sha256/u)
      }
    })
  )

  it.effect("reads every event ever written", () =>
    Effect.gen(function* () {
      const folder = new URL("../../events/fixtures/", import.meta.url)
      const names = readdirSync(folder).filter((name) => name.endsWith(".json"))
      assert.isAbove(names.length, 15)
      for (const name of names) {
        const fixture = JSON.parse(readFileSync(new URL(name, folder), "utf8"))
        const own = topicOf(fixture.type)
        if (own === undefined) assert.fail(`${name} has no topic`)
        else assert.strictEqual((yield* decodeRecord({ ...record(fixture), topic: own }))._tag, "known", name)
      }
    })
  )
})
