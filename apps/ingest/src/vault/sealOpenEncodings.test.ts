import { assert, layer } from "@effect/vitest"
import { SignalInput } from "@kruisverband/domain"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { testSql } from "@kruisverband/testing"
import { CovenantKeyring, putDataKeys, withRing } from "@kruisverband/vault"
import { Effect, Layer, Schema } from "effect"
import { findSeals } from "../signals/SignalRepository.ts"
import { openEncodings, sealSignal } from "../signals/sealSignal.ts"
import { radicalisation } from "../testing/bodies.ts"
import { sealOpenEncodings } from "./sealOpenEncodings.ts"
import { vaultKeys } from "./vaultKeys.ts"

const services = vaultKeys.pipe(
  Layer.provideMerge(masterKeyLayer({ kind: "ephemeral" })),
  Layer.provideMerge(SecureRandom.layer),
  Layer.provideMerge(testSql("ingest"))
)

const input = Schema.decodeUnknownSync(SignalInput)(radicalisation())
const idOf = (number: number) => `0191e0d3-0000-7000-8000-${number.toString(16).padStart(12, "0")}`
const parts = (number: number) => ({
  subjects: [Uint8Array.of(number % 256, 1, 2)],
  groups: [`g${number}`],
  expressions: [],
  places: ["p"]
})

/** As a version before left it: seals without encodings, and the encodings beside them. */
const leaveOpen = Effect.fnUntraced(function* (number: number) {
  const { run } = yield* Sql
  const sealed = yield* withRing("a", (ring) => sealSignal(ring, idOf(number), input, parts(number)))
  if (sealed === undefined) return yield* Effect.die("no keys")
  const { content, identity, key } = sealed
  yield* putDataKeys("a", [key])
  yield* run("test.vault", (db) =>
    db
      .insertInto("ingest.vault")
      .values({ covenant: "a", signal: idOf(number), identity, content, encodings: null })
      .execute()
  )
  yield* run("test.encoding", (db) =>
    db
      .insertInto("ingest.encoding")
      .values({ covenant: "a", signal: idOf(number), ...parts(number) })
      .execute()
  )
})

const left = Effect.flatMap(Sql, ({ run }) =>
  run("test.left", (db) => db.selectFrom("ingest.encoding").select("signal").execute())
)

layer(services, { timeout: "60 seconds", excludeTestServices: true })("encodings that lay open", (it) => {
  it.effect("are sealed at the start, all of them, and read the same", () =>
    Effect.gen(function* () {
      yield* Effect.flatMap(CovenantKeyring, (ring) => ring.ensure("a"))
      const numbers = Array.from({ length: 620 }, (_, index) => index)
      yield* Effect.forEach(numbers, leaveOpen)
      yield* sealOpenEncodings
      assert.lengthOf(yield* left, 0)
      const seals = yield* findSeals("a", numbers.map(idOf))
      assert.strictEqual(seals.size, 620)
      for (const number of [0, 499, 500, 619]) {
        const sealed = seals.get(idOf(number))
        if (sealed === undefined) return yield* Effect.die("gone")
        const opened = yield* withRing("a", (ring) => openEncodings(ring, sealed))
        assert.deepStrictEqual(opened, {
          ...parts(number),
          subjects: [Buffer.from(parts(number).subjects[0] ?? []).toString("base64url")]
        })
      }
      yield* sealOpenEncodings
    })
  )

  it.effect("of a signal whose key is gone are dropped", () =>
    Effect.gen(function* () {
      const { run } = yield* Sql
      yield* leaveOpen(1000)
      yield* run("test.destroy", (db) => db.deleteFrom("ingest.data_key").where("record", "=", idOf(1000)).execute())
      yield* sealOpenEncodings
      assert.lengthOf(yield* left, 0)
    })
  )
})
