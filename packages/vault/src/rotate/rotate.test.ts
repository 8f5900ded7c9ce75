import { assert, layer } from "@effect/vitest"
import { type Keys, masterKeyLayer, rotateCovenantKeys, SecureRandom } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { testSql } from "@kruisverband/testing"
import { Effect, Layer, Redacted } from "effect"
import { CovenantKeyring } from "../keyring/CovenantKeyring.ts"
import { addKeyRow, readKeyRows } from "../keyring/keyRows.ts"
import { destroyRetiredKeys, retireKeys } from "../keyring/retireKeys.ts"
import { withRing } from "../keyring/withRing.ts"
import { findDataKeys, putDataKeys } from "../keys/dataKeys.ts"
import { openUnder, sealUnder } from "../keys/sealedRecords.ts"
import { listKeys } from "./listKeys.ts"
import { rewrapMaster, underEarlierMaster } from "./rewrapMaster.ts"
import { rotateCovenant } from "./rotateCovenant.ts"

const value = (fill: number) => Redacted.make(Buffer.alloc(32, fill).toString("base64"))
const one = masterKeyLayer({ kind: "value", value: value(1) })
const both = masterKeyLayer({ kind: "value", value: value(2), previous: [value(1)] })
const two = masterKeyLayer({ kind: "value", value: value(2) })

const base = Layer.mergeAll(SecureRandom.layer, testSql("ingest"))
/** As a process that starts with this master key. */
const starting = (keys: typeof one) =>
  CovenantKeyring.layer({ linkage: true }).pipe(Layer.provideMerge(keys), Layer.fresh)
const process = <A, E, R>(keys: typeof one, work: Effect.Effect<A, E, R | CovenantKeyring | Keys>) =>
  work.pipe(Effect.provide(starting(keys)))

const record = (number: number) => `0191e0d3-0000-7000-8000-${number.toString(16).padStart(12, "0")}`
const text = new TextEncoder().encode("woorden")

/** Seals records as a service does; each field's bytes by record. */
const seal = Effect.fnUntraced(function* (covenant: string, from: number, to: number) {
  const keyring = yield* CovenantKeyring
  yield* keyring.ensure(covenant)
  const fields = new Map<string, Uint8Array>()
  for (let number = from; number <= to; number++) {
    const sealed = yield* withRing(covenant, (ring) => sealUnder(ring, record(number), { text }))
    if (sealed === undefined) return yield* Effect.die("no ring")
    fields.set(record(number), sealed.fields.text)
    assert.strictEqual(yield* putDataKeys(covenant, [sealed.key]), 1)
  }
  return fields
})

const allOpen = Effect.fnUntraced(function* (covenant: string, fields: ReadonlyMap<string, Uint8Array>) {
  const keys = yield* findDataKeys(covenant, [...fields.keys()])
  for (const [id, sealed] of fields) {
    const key = keys.get(id)
    if (key === undefined) return yield* Effect.die(`${id} is gone`)
    assert.deepStrictEqual(
      yield* withRing(covenant, (ring) => openUnder(ring, key, "text", sealed)),
      new Uint8Array(text)
    )
  }
})

const idsOf = (covenant: string) =>
  Effect.map(listKeys, (lines) =>
    lines.filter((line) => line.covenant === covenant).map((line) => [line.keyId, line.dataKeys])
  )

layer(base, { timeout: "60 seconds", excludeTestServices: true })("rotating", (it) => {
  it.effect("a covenant key wraps every data key anew, destroys the old key, and changes no seal", () =>
    Effect.gen(function* () {
      const fields = yield* seal("a", 1, 620)
      assert.deepStrictEqual(yield* rotateCovenant("a"), {
        covenant: "a",
        keyId: "c2",
        rewrapped: 620,
        destroyed: ["c1"]
      })
      assert.deepStrictEqual(yield* idsOf("a"), [["c2", 620]])
      yield* allOpen("a", fields)
      assert.deepStrictEqual((yield* rotateCovenant("a"))?.keyId, "c3")
      yield* allOpen("a", fields)
    }).pipe(Effect.provide(starting(one)))
  )

  it.effect("is taken up where it broke off, by the same new key", () =>
    Effect.gen(function* () {
      const fields = yield* seal("b", 1000, 1009)
      // A run that was killed after it made the new version, before any data key was under it.
      const [row] = yield* readKeyRows("b")
      if (row === undefined) return yield* Effect.die("no keys")
      yield* addKeyRow(yield* rotateCovenantKeys(row))
      const later = yield* process(one, seal("b", 1100, 1102))
      assert.deepStrictEqual(yield* idsOf("b"), [
        ["c1", 10],
        ["c2", 3]
      ])
      assert.deepStrictEqual(yield* rotateCovenant("b"), {
        covenant: "b",
        keyId: "c2",
        rewrapped: 10,
        destroyed: ["c1"]
      })
      yield* process(one, allOpen("b", new Map([...fields, ...later])))
    }).pipe(Effect.provide(starting(one)))
  )

  it.effect("the master key wraps covenant keys anew, once, in any state of a rotation", () =>
    Effect.gen(function* () {
      const fields = yield* process(one, seal("m", 2000, 2003))
      const stale = yield* process(both, underEarlierMaster)
      assert.isAbove(stale, 0)
      assert.strictEqual(yield* process(both, rewrapMaster), stale)
      assert.strictEqual(yield* process(both, rewrapMaster), 0)
      assert.strictEqual(yield* process(two, underEarlierMaster), 0)
      yield* process(
        two,
        Effect.flatMap(CovenantKeyring, (ring) => ring.verify)
      )
      yield* process(two, allOpen("m", fields))
    })
  )

  it.effect("of a covenant that nobody knows does nothing", () =>
    Effect.gen(function* () {
      assert.isUndefined(yield* process(two, rotateCovenant("never-seen")))
    })
  )

  it.effect("an ended covenant's key keeps it ended: opened, but never sealed under", () =>
    Effect.gen(function* () {
      const fields = yield* process(two, seal("e", 3000, 3002))
      yield* retireKeys("e")
      yield* retireKeys("e")
      yield* process(two, rotateCovenant("e"))
      const ring = yield* process(
        two,
        Effect.flatMap(CovenantKeyring, (keyring) => keyring.find("e"))
      )
      assert.isTrue(ring?.retired)
      assert.isUndefined(ring?.linkageSecret)
      yield* process(two, allOpen("e", fields))
      assert.deepStrictEqual(yield* destroyRetiredKeys, [])
      const { run } = yield* Sql
      yield* run("test", (db) => db.deleteFrom("ingest.data_key").where("covenant", "=", "e").execute())
      assert.deepStrictEqual(yield* destroyRetiredKeys, ["e"])
      // Should it begin again, it begins with keys of its own.
      yield* process(two, seal("e", 3100, 3100))
      assert.deepStrictEqual((yield* idsOf("e")).length, 1)
    })
  )

  it.effect("that begins again while old seals are left has new keys beside the old", () =>
    Effect.gen(function* () {
      const old = yield* process(two, seal("r", 4000, 4001))
      yield* retireKeys("r")
      const fresh = yield* process(two, seal("r", 4002, 4002))
      assert.deepStrictEqual(yield* idsOf("r"), [
        ["c1", 2],
        ["c2", 1]
      ])
      const lines = (yield* listKeys).filter((line) => line.covenant === "r")
      assert.deepStrictEqual(
        lines.map((line) => [line.retired, line.linkage]),
        [
          [true, false],
          [false, true]
        ]
      )
      yield* process(two, allOpen("r", new Map([...old, ...fresh])))
    })
  )
})
