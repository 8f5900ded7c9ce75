import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { Effect } from "effect"
import { linked, published, reset, store, tell } from "../testing/harness.ts"
import { World } from "../testing/world.ts"

const sam: Subject = { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" }
const other: Subject = { givenNames: "Willem", familyName: "Dijkstra", birthDate: "1999-11-30" }
const twin: Subject = { givenNames: "Willemijn", familyName: "Dijkstra", birthDate: "1999-11-30" }

const reasons = Effect.map(published, (events) => events.flatMap((event) => event.data.reason ?? []))

/** One person, seen by three organisations. */
const three = (world: World) => [
  world.covenant({}),
  world.post(1, { by: "school", subjects: [sam] }),
  world.post(2, { by: "welfare", subjects: [sam] })
]

layer(store, { timeout: "60 seconds", excludeTestServices: true })("what people decide", (it) => {
  it.effect("a rejected link stays rejected, also when a third signal fits both", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, three(world))
      yield* tell(world, [world.reject(1, 2)])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* reasons, ["kept-apart"])
      yield* tell(world, [world.post(3, { by: "police", subjects: [sam] })])
      const now = yield* linked
      assert.isFalse(now.some((numbers) => numbers.includes(1) && numbers.includes(2)))
    })
  )

  it.effect("a decision that is heard before its signals holds all the same", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const events = three(world)
      yield* tell(world, [world.reject(1, 2)])
      yield* tell(world, events)
      assert.deepStrictEqual(yield* linked, [])
    })
  )

  it.effect("signals kept apart stay apart, even when a later decision says otherwise", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, three(world))
      yield* tell(world, [world.keepApart(1, 2)])
      yield* tell(world, [world.confirm(1, 2)])
      assert.deepStrictEqual(yield* linked, [])
    })
  )

  it.effect("a decision taken back is as if it had never been, heard before or after it", () =>
    Effect.gen(function* () {
      const world = new World()
      const events = three(world)
      const rejected = world.reject(1, 2)
      const undone = world.undo(rejected)
      for (const order of [
        [rejected, undone],
        [undone, rejected]
      ]) {
        yield* reset
        yield* tell(world, events, ...order.map((one) => [one]))
        assert.deepStrictEqual(yield* linked, [[1, 2]])
      }
    })
  )

  it.effect("confirmed signals stay together when their evidence goes", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, three(world))
      yield* tell(world, [world.confirm(1, 2)])
      yield* tell(world, [world.amend(2, { by: "welfare", subjects: [other] })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )

  it.effect("a split holds within and between its groups", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        ...three(world),
        world.post(3, { by: "school", subjects: [sam] }),
        world.post(4, { by: "police", subjects: [sam] })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2, 3, 4]])
      yield* tell(world, [world.split([1, 2], [3, 4])])
      assert.deepStrictEqual(yield* linked, [
        [1, 2],
        [3, 4]
      ])
    })
  )

  it.effect("two persons of one signal are never one, and both are followed", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [sam, sam] }),
        world.post(2, { by: "school", subjects: [other, twin] }),
        world.post(3, { by: "welfare", subjects: [twin] }),
        world.post(4, { by: "police", subjects: [other] })
      ])
      // Signal 2 is in a link for each of its persons; signal 1 is in none, though its subjects look the same.
      assert.deepStrictEqual(yield* linked, [
        [2, 3],
        [2, 4]
      ])
    })
  )

  it.effect("two persons seen together twice are one link of these signals", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [sam, other] }),
        world.post(2, { by: "welfare", subjects: [other, sam] })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )
})
