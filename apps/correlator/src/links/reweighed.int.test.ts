import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { PairReweighed } from "@kruisverband/events"
import { Effect, Schema } from "effect"
import { sql } from "kysely"
import { query } from "../store/query.ts"
import { dump, linked, links, published, reset, store, tell } from "../testing/harness.ts"
import { generate, reorder } from "../testing/histories.ts"
import { signalId, World } from "../testing/world.ts"

const sam: Subject = { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" }
const other: Subject = { givenNames: "Willem", familyName: "Dijkstra", birthDate: "1999-11-30" }

const held = Effect.map(links, (all) => all.map((link) => link.held === true))
const decode = Schema.decodeUnknownSync(PairReweighed.data)
const words = Effect.map(published, (events) =>
  events.filter(({ type }) => type.endsWith("pair.reweighed.v1")).map(({ data }) => decode(data))
)
const parted = query("test.parted", sql<{ a: string }>`select a::text from correlator.parted order by a, b`)

/** One person, seen by two organisations, in a covenant in force. */
const two = (world: World) => [
  world.covenant({}),
  world.post(1, { by: "school", subjects: [sam] }),
  world.post(2, { by: "welfare", subjects: [sam] })
]

layer(store, { timeout: "120 seconds", excludeTestServices: true })("what the machine makes of decisions", (it) => {
  it.effect(
    "a confirmed link says that only people hold it once a signal is about somebody else, and no longer when it is put right",
    () =>
      Effect.gen(function* () {
        yield* reset
        const world = new World()
        yield* tell(world, two(world), [world.confirm(1, 2)])
        assert.deepStrictEqual(yield* held, [false])
        yield* tell(world, [world.amend(2, { by: "welfare", subjects: [other] }, 2)])
        assert.deepStrictEqual(yield* held, [true])
        assert.strictEqual((yield* published).at(-1)?.type, "nl.kruisverband.link.changed.v1")
        yield* tell(world, [world.amend(2, { by: "welfare", subjects: [sam] }, 3)])
        assert.deepStrictEqual(yield* held, [false])
      })
  )

  it.effect("a rejected pair is told of only when the machine thinks otherwise than before, and stays apart", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, two(world), [world.reject(1, 2)])
      assert.deepStrictEqual(yield* words, [])
      yield* tell(world, [world.amend(2, { by: "welfare", subjects: [other] }, 2)])
      yield* tell(world, [world.amend(2, { by: "welfare", subjects: [sam] }, 3)])
      const pair = { a: signalId(1), b: signalId(2) }
      const told = (yield* words).map(({ a, b, together }) => ({ a, b, together }))
      assert.deepStrictEqual(told, [
        { ...pair, together: false },
        { ...pair, together: true }
      ])
      assert.deepStrictEqual(yield* linked, [])
    })
  )

  it.effect("of a pair about which the decision was taken back, or a signal withdrawn, nothing is kept", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const rejected = world.reject(1, 2)
      const apart = world.keepApart(1, 3)
      yield* tell(world, [...two(world), world.post(3, { by: "police", subjects: [other] })])
      yield* tell(world, [world.amend(2, { by: "welfare", subjects: [other] }, 2), rejected, apart])
      assert.lengthOf(yield* parted, 2)
      yield* tell(world, [world.undo(rejected)])
      assert.lengthOf(yield* parted, 1)
      yield* tell(world, [world.withdraw(3, 2)])
      assert.lengthOf(yield* parted, 0)
    })
  )

  it.effect("is the same whatever the order of what happened", () =>
    Effect.gen(function* () {
      let pairs = 0
      let kept = 0
      for (let seed = 1; seed <= 24; seed += 1) {
        const tables = []
        for (const order of [1, 2]) {
          yield* reset
          const history = generate(900 + seed, 12)
          yield* tell(history.world, ...reorder(history, order * 1000 + seed))
          const { parted, link } = (yield* dump).tables
          tables.push({ parted, link })
          pairs += parted?.rows ?? 0
          kept += (yield* held).filter(Boolean).length
        }
        assert.deepStrictEqual(tables[1], tables[0], `seed ${900 + seed}`)
      }
      assert.isAbove(pairs, 20)
      assert.isAbove(kept, 5)
    })
  )
})
