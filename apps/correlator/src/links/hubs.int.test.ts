import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import { query } from "../store/query.ts"
import { dump, linked, reset, store, tell } from "../testing/harness.ts"
import { type Told, World } from "../testing/world.ts"

interface HubEvent {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
const parse = (text: string): HubEvent => JSON.parse(text)

/** What was told of hubs so far, without the ids. */
const told = query("test.hubs", sql<{ body: string }>`select body from correlator.outbox order by seq`).pipe(
  Effect.map((rows) =>
    rows
      .map((row) => parse(row.body))
      .filter(({ type }) => type.includes(".hub."))
      .map(({ type, data: { hub: _, covenant: __, since: ___, ...data } }) => ({ type: type.split(".")[3], ...data }))
  )
)
const raw = query("test.bodies", sql<{ body: string }>`select body from correlator.outbox order by seq`).pipe(
  Effect.map((rows) => rows.map((row) => row.body).join("\n"))
)

const PHONE = "0512349999"
const child = (name: string): Subject => {
  const [givenNames = "", familyName = ""] = name.split(" ")
  return { givenNames, familyName, phones: [PHONE] }
}
const STRANGERS = ["Fatma Yilmaz", "Wouter Smit", "Chidi Okafor", "Roos Hoekstra", "Bram Kuiper", "Sofie Wever"]

/** Two signals that only their names and a phone hold together, and others with the same phone. */
const played = () => {
  const world = new World()
  const pair = [
    world.post(1, { subjects: [child("Jan Bakker")] }),
    world.post(2, { by: "welfare", subjects: [child("Jan Bakker")] })
  ]
  const others = STRANGERS.map((name, n) => world.post(n + 3, { by: "police", subjects: [child(name)] }))
  return { world, pair, others }
}
const found = (signals: number, withdrawn: number) => ({ type: "found", kind: "landline", signals, withdrawn })

layer(store, { timeout: "60 seconds", excludeTestServices: true })("a value of too many signals", (it) => {
  it.effect("is told with the links that it cost, in steps as more share it, and ends when they leave", () =>
    Effect.gen(function* () {
      yield* reset
      const { world, pair, others } = played()
      yield* tell(world, [world.covenant({ hubLimit: 3 }), ...pair])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.deepStrictEqual(yield* told, [])
      yield* tell(world, others.slice(0, 2))
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* told, [found(4, 1)])
      yield* tell(world, others.slice(2, 3))
      yield* tell(world, others.slice(3))
      assert.deepStrictEqual(yield* told, [found(4, 1), found(8, 1)])
      const leaving: ReadonlyArray<Told> = [3, 4, 5, 6, 7].map((n) => world.withdraw(n))
      yield* tell(world, leaving)
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.deepStrictEqual((yield* told).at(-1), { type: "ended" })
    })
  )

  it.effect("is the same whether the pair came first or last; only the links that it cost differ", () =>
    Effect.gen(function* () {
      const { world, pair, others } = played()
      const covenant = world.covenant({ hubLimit: 3 })
      const hashes = new Set<string>()
      for (const order of [
        [[covenant, ...pair], others],
        [others, [covenant], pair],
        [[...pair, ...others], [covenant]]
      ]) {
        yield* reset
        yield* tell(world, ...order)
        assert.deepStrictEqual(yield* linked, [])
        const last: object = (yield* told).at(-1) ?? {}
        assert.include(last, { type: "found", signals: 8 })
        hashes.add((yield* dump).hash)
      }
      assert.strictEqual(hashes.size, 1)
    })
  )

  it.effect("follows the covenant's limit down and up, and takes the links along", () =>
    Effect.gen(function* () {
      yield* reset
      const { world, pair, others } = played()
      const amended = (version: number, hubLimit: number) => ({ version, hubLimit, coversExisting: true })
      yield* tell(world, [world.covenant({ hubLimit: 20 }), ...pair, ...others])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      const before = yield* dump
      yield* tell(world, [world.covenant({ hubLimit: 20 }, amended(2, 4))])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* told, [found(8, 1)])
      yield* tell(world, [world.covenant({ hubLimit: 20 }, amended(2, 4), amended(3, 20))])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.deepStrictEqual((yield* told).at(-1), { type: "ended" })
      const after = yield* dump
      for (const table of ["token", "follow", "crowd", "edge", "link"]) {
        assert.deepStrictEqual(after.tables[table], before.tables[table], table)
      }
    })
  )

  it.effect("is told without the value, its encoding or the signals that share it", () =>
    Effect.gen(function* () {
      yield* reset
      const { world, others } = played()
      yield* tell(world, [world.covenant({ hubLimit: 3 }), ...others])
      const text = yield* raw
      const rows = yield* query("test.token", sql<{ token: string }>`select token from correlator.hub`)
      assert.isAbove(rows.length, 0)
      for (const { token } of rows) assert.notInclude(text, token.slice(1))
      assert.notInclude(text, PHONE.slice(1))
      assert.notMatch(text, /0191e0d3-0000-7000/u)
    })
  )
})
