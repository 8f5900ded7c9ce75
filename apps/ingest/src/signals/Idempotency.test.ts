import { assert, layer } from "@effect/vitest"
import { PartnerId, SignalId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { testSql } from "@kruisverband/testing"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import type { Poster } from "../access/Poster.ts"
import { claim, findEarlier, fingerprintOf, forgetExpired } from "./Idempotency.ts"

const poster = (client: string): Poster => ({
  partner: PartnerId.make("school"),
  user: undefined,
  covenants: undefined,
  client,
  trace: "0af7651916cd43dd8448eb211c80319c",
  via: undefined
})
const receipt = {
  id: SignalId.make("0191e0d3-0000-7000-8000-000000000001"),
  receipt: "0000-0000",
  desk: "region" as const,
  guidance: [{ nl: "Bel.", en: "Call." }],
  sharing: { level: "full" as const }
}
const post = (key: string, body: unknown = {}) => ({
  key,
  fingerprint: fingerprintOf(new Uint8Array(32), body),
  receipt
})
const stored = Effect.flatMap(Sql, (store) =>
  store.run("test", (db) => db.selectFrom("ingest.idempotency").select("key").orderBy("key").execute())
)

layer(testSql("ingest"), { timeout: "60 seconds" })("idempotency keys", (it) => {
  it.effect("are taken once, and give back what was answered", () =>
    Effect.gen(function* () {
      const me = poster("client:a")
      assert.deepStrictEqual([...(yield* claim(me, [post("one"), post("two")]))].toSorted(), ["one", "two"])
      assert.deepStrictEqual([...(yield* claim(me, [post("two"), post("three")]))], ["three"])
      const earlier = yield* findEarlier(me, [post("one"), post("two", { other: true }), post("never")])
      assert.deepStrictEqual(earlier.get("one"), { kind: "replay", receipt })
      assert.deepStrictEqual(earlier.get("two"), { kind: "other-body" })
      assert.isFalse(earlier.has("never"))
      assert.strictEqual((yield* findEarlier(poster("client:b"), [post("one")])).size, 0)
    })
  )

  it.effect("are free again after 48 hours, and forgotten", () =>
    Effect.gen(function* () {
      const me = poster("client:c")
      yield* claim(me, [post("old")])
      yield* TestClock.adjust("47 hours")
      yield* claim(me, [post("young")])
      yield* forgetExpired
      assert.includeMembers(
        (yield* stored).map((row) => row.key),
        ["old", "young"]
      )
      yield* TestClock.adjust("2 hours")
      assert.strictEqual((yield* findEarlier(me, [post("old")])).size, 0)
      assert.deepStrictEqual([...(yield* claim(me, [post("old", { another: 1 })]))], ["old"])
      yield* TestClock.adjust("47 hours")
      yield* forgetExpired
      const left = (yield* stored).map((row) => row.key)
      assert.include(left, "old")
      assert.notInclude(left, "young")
    })
  )

  it.effect("keep no fingerprint that can be made without the covenant's key", () =>
    Effect.sync(() => {
      const body = { observation: "x" }
      const one = fingerprintOf(new Uint8Array(32).fill(1), body)
      assert.deepStrictEqual(fingerprintOf(new Uint8Array(32).fill(1), { ...body }), one)
      assert.notDeepEqual(fingerprintOf(new Uint8Array(32).fill(2), body), one)
    })
  )
})
