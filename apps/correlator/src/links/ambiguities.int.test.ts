import { assert, layer } from "@effect/vitest"
import { AmbiguityEnd, AmbiguityFacts, type Subject } from "@kruisverband/domain"
import { Effect, Schema } from "effect"
import { sql } from "kysely"
import { query } from "../store/query.ts"
import { dump, linked, published, reset, store, tell } from "../testing/harness.ts"
import { World } from "../testing/world.ts"

const home = { address: { postcode: "9901 AB", houseNumber: 12 } }
const father: Subject = {
  givenNames: "Kees",
  familyName: "Wagenaar",
  birthDate: "1975-08-19",
  ...home
}
const son: Subject = {
  givenNames: "Kees",
  familyName: "Wagenaar",
  birthDate: "2007-02-03",
  ...home
}
/** Father or son: no date tells them apart. */
const either: Subject = { givenNames: "Kees", familyName: "Wagenaar", ...home }
const phone = { phones: ["06-23456789"] }

const decodeFacts = Schema.decodeUnknownSync(Schema.fromJsonString(AmbiguityFacts))
const decodeEnd = Schema.decodeUnknownSync(AmbiguityEnd)
const numberOf = (id: string) => Number.parseInt(id.slice(-12), 16)

/** Which signal fits which: `[3, [[1], [2]]]`. */
const torn = query("test.torn", sql<{ facts: string }>`select facts from correlator.ambiguity order by id`).pipe(
  Effect.map((rows) =>
    rows.map((row) => {
      const { signal, fits } = decodeFacts(row.facts)
      return [numberOf(signal), fits.map((fit) => fit.map(numberOf))] as const
    })
  )
)
const told = Effect.map(published, (events) =>
  events.flatMap(({ type, data }) =>
    type.includes("ambiguity") ? [`${type.split(".")[3]}${data.reason === undefined ? "" : ` ${data.reason}`}`] : []
  )
)

const family = (world: World) => [
  world.covenant({}),
  world.post(1, { by: "school", subjects: [son] }),
  world.post(2, { by: "welfare", subjects: [father] }),
  world.post(3, { by: "police", subjects: [either] })
]

layer(store, { timeout: "60 seconds", excludeTestServices: true })("a signal that fits two", (it) => {
  it.effect("is put with neither, and told of with what it fits, in any order", () =>
    Effect.gen(function* () {
      const world = new World()
      const [covenant, ...signals] = family(world)
      const hashes = new Set<string>()
      for (const order of [signals, signals.toReversed(), [signals[1], signals[2], signals[0]]]) {
        yield* reset
        for (const one of [covenant, ...order]) if (one !== undefined) yield* tell(world, [one])
        assert.deepStrictEqual(yield* linked, [])
        assert.deepStrictEqual(yield* torn, [[3, [[1], [2]]]])
        hashes.add((yield* dump).hash)
      }
      assert.strictEqual(hashes.size, 1)
    })
  )

  it.effect("is not told of where the covenant would let only one of the two be linked", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { by: "other", subjects: [son] }),
        world.post(2, { by: "welfare", subjects: [father] }),
        world.post(3, { by: "school", subjects: [either] })
      ])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* torn, [])
      assert.deepStrictEqual(yield* published, [])
    })
  )

  it.effect("fits a link as a whole", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [...family(world), world.post(4, { by: "police", subjects: [son] })])
      assert.deepStrictEqual(yield* linked, [[1, 4]])
      assert.deepStrictEqual(yield* torn, [[3, [[1, 4], [2]]]])
    })
  )

  it.effect(
    "goes where a person says it belongs, comes back when that is taken back, and stays out of both when told so",
    () =>
      Effect.gen(function* () {
        yield* reset
        const world = new World()
        yield* tell(world, family(world))
        const before = (yield* dump).tables
        const resolved = world.resolve(3, [1], [2])
        yield* tell(world, [resolved])
        assert.deepStrictEqual(yield* linked, [[1, 3]])
        assert.deepStrictEqual(yield* torn, [])
        yield* tell(world, [world.undo(resolved)])
        const after = (yield* dump).tables
        assert.deepStrictEqual([after.ambiguity, after.link], [before.ambiguity, before.link])
        yield* tell(world, [world.resolve(3, [], [1, 2])])
        assert.deepStrictEqual([yield* linked, yield* torn], [[], []])
        assert.deepStrictEqual(yield* told, ["found", "ended decided", "found", "ended decided"])
      })
  )

  it.effect("is no longer torn when it says more, or what it fitted is gone", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, family(world))
      yield* tell(world, [world.amend(3, { by: "police", subjects: [{ ...either, birthDate: "2007-02-03" }] })])
      assert.deepStrictEqual(yield* linked, [[1, 3]])
      yield* reset
      yield* tell(world, family(world))
      yield* tell(world, [world.withdraw(2)])
      assert.deepStrictEqual(yield* linked, [[1, 3]])
      assert.deepStrictEqual(yield* torn, [])
      assert.deepStrictEqual(yield* told, ["found", "ended signal-withdrawn"])
    })
  )

  it.effect("is told of again with other signals, and ends with the covenant", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, family(world))
      yield* tell(world, [world.post(4, { by: "police", subjects: [{ ...son, ...phone }] })])
      assert.deepStrictEqual(yield* told, ["found", "found"])
      yield* tell(world, [world.covenant({ status: "ended" })])
      assert.deepStrictEqual(yield* torn, [])
      assert.deepStrictEqual((yield* told).at(-1), "ended covenant-not-active")
      for (const { data } of yield* published) if (data.reason !== undefined) decodeEnd(data.reason)
    })
  )

  it.effect("links with a signal of twins of which it fits both: that is one signal all the same", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [son, father] }),
        world.post(2, { by: "police", subjects: [either] })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.deepStrictEqual(yield* torn, [])
    })
  )

  it.effect("does not stay told while the covenant is suspended and one of them is withdrawn", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, family(world))
      yield* tell(world, [world.covenant({ status: "suspended" })])
      assert.lengthOf(yield* torn, 1)
      yield* tell(world, [world.withdraw(1)])
      assert.deepStrictEqual(yield* torn, [])
    })
  )
})
