import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { Effect } from "effect"
import { refreshStandings } from "../sweep.ts"
import { at, linked, published, reset, store, tell } from "../testing/harness.ts"
import { World } from "../testing/world.ts"

const sam: Subject = { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" }
const other: Subject = { givenNames: "Willem", familyName: "Dijkstra", birthDate: "1999-11-30" }
const reasons = Effect.map(published, (events) => events.flatMap((event) => event.data.reason ?? []))

const pair = (world: World, from: number, subject: Subject) => [
  world.post(from, { by: "school", subjects: [subject] }),
  world.post(from + 1, { by: "welfare", subjects: [subject] })
]

layer(store, { timeout: "60 seconds", excludeTestServices: true })("a covenant's standing", (it) => {
  it.effect("suspended, it links nothing new and leaves what is; in force again, it makes up for it", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), ...pair(world, 1, sam)])
      yield* tell(world, [world.covenant({ status: "suspended" })])
      yield* tell(world, [...pair(world, 3, other), world.post(5, { by: "police", subjects: [sam] })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.lengthOf(yield* published, 1)
      yield* tell(world, [world.covenant({})])
      assert.deepStrictEqual(yield* linked, [
        [1, 2, 5],
        [3, 4]
      ])
    })
  )

  it.effect("suspended, a withdrawn signal leaves its link at once", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), ...pair(world, 1, sam), world.post(3, { by: "police", subjects: [sam] })])
      yield* tell(world, [world.covenant({ status: "suspended" })])
      yield* tell(world, [world.withdraw(3)])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      yield* tell(world, [world.withdraw(2)])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* reasons, ["signal-withdrawn"])
    })
  )

  it.effect("ended, it has no links left", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), ...pair(world, 1, sam)])
      yield* tell(world, [world.covenant({ status: "ended" })])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* reasons, ["covenant-not-active"])
    })
  )

  it.effect("expires by the calendar, without a word from anyone", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({ validUntil: "2026-12-31" }), ...pair(world, 1, sam)])
      yield* refreshStandings.pipe(at(Date.parse("2026-12-31T22:59:00Z")))
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      yield* refreshStandings.pipe(at(Date.parse("2026-12-31T23:00:00Z")))
      assert.deepStrictEqual(yield* linked, [])
    })
  )

  it.effect("a stricter rule takes links back, and a laxer one makes them", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), ...pair(world, 1, sam)])
      yield* tell(world, [world.covenant({}, { version: 2, coversExisting: true, linkRule: { angles: 3 } })])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* reasons, ["covenant-rule-not-met"])
      yield* tell(world, [world.covenant({}, { version: 3, coversExisting: true, linkRule: { angles: 2 } })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )

  it.effect("loses the links that rest on a party that left, and keeps what the others have together", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const departures = [{ partner: "police", on: "2026-11-01" }]
      yield* tell(world, [
        world.covenant({}),
        ...pair(world, 1, sam),
        world.post(3, { by: "police", subjects: [sam] }),
        world.post(4, { by: "welfare", subjects: [other] }),
        world.post(5, { by: "police", subjects: [other] })
      ])
      assert.deepStrictEqual(yield* linked, [
        [1, 2, 3],
        [4, 5]
      ])
      yield* tell(world, [world.covenant({ departures })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.deepStrictEqual(yield* reasons, ["party-left"])
      yield* tell(world, [world.post(6, { by: "school", subjects: [other] })])
      assert.deepStrictEqual(yield* linked, [
        [1, 2],
        [4, 6]
      ])
    })
  )

  it.effect("goes on without a party that an amendment no longer names, and has it back when one does", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), ...pair(world, 1, sam)])
      const without = { version: 2, coversExisting: true, parties: [{ partner: "welfare", angle: "welfare" }] } as const
      yield* tell(world, [world.covenant({}, without)])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* reasons, ["party-left"])
      yield* tell(world, [world.covenant({}, without, { version: 3, coversExisting: true })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )

  it.effect("takes no notice of a draft", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), ...pair(world, 1, sam)])
      yield* tell(world, [world.covenant({}, { version: 2, status: "draft", parties: [], linkRule: { angles: 9 } })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.lengthOf(yield* published, 1)
    })
  )

  it.effect("another hub limit weighs all evidence anew", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const jan: Subject = { givenNames: "Jan", familyName: "Bakker", phones: ["0612349999"] }
      yield* tell(world, [world.covenant({ hubLimit: 2 }), ...pair(world, 1, jan)])
      yield* tell(world, [world.post(3, { by: "police", subjects: [{ ...other, phones: ["0612349999"] }] })])
      assert.deepStrictEqual(yield* linked, [])
      yield* tell(world, [world.covenant({ hubLimit: 2 }, { version: 2, coversExisting: true, hubLimit: 3 })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )

  it.effect("a version that does not cover earlier signals does not spoil links among them", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), ...pair(world, 1, sam)])
      const late = [3, 4].map((n) =>
        world.post(n, { by: n === 3 ? "school" : "police", subjects: [sam], over: { covenantVersion: 2 } })
      )
      yield* tell(world, [world.covenant({}, { version: 2 }), ...late])
      assert.deepStrictEqual(yield* linked, [
        [1, 2],
        [3, 4]
      ])
    })
  )
})
