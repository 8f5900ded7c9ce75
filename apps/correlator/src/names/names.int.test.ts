import { assert, layer } from "@effect/vitest"
import type { SignalFacts } from "@kruisverband/domain"
import { Effect } from "effect"
import { dump, linked, reset, store, tell } from "../testing/harness.ts"
import { type Named, type Told, World } from "../testing/world.ts"

const both = { kinds: ["radicalisation", "polarisation"] } as const
const on = (date: string): Partial<SignalFacts> => ({
  kind: "polarisation",
  themes: [],
  observedAt: `${date}T10:00:00.000Z`
})
const voorpost: Named = { facet: "group", values: ["Voorpost Noord", "VPN"] }
const slogan = { type: "slogan", value: "Wij eerst" } as const

/** The school says the whole name, welfare the letters, two days later in the same district. */
const twoNames = (world: World): ReadonlyArray<Told> => [
  world.covenant(both),
  world.post(1, { by: "school", over: on("2026-10-01"), groups: ["Voorpost Noord"], districts: ["Centrum"] }),
  world.post(2, { by: "welfare", over: on("2026-10-03"), groups: ["VPN"], districts: ["Centrum"] })
]

const told = Effect.fn("test.told")(function* (world: World, ...batches: ReadonlyArray<ReadonlyArray<Told>>) {
  yield* reset
  yield* tell(world, ...batches)
  return yield* linked
})

/** Every order of some things. */
const orders = <A>(things: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  things.length < 2
    ? [things]
    : things.flatMap((one, index) => orders(things.toSpliced(index, 1)).map((rest) => [one, ...rest]))

layer(store, { timeout: "120 seconds", excludeTestServices: true })("the names that people keep", (it) => {
  it.effect("bring signals together that were told before, under two names of one group", () =>
    Effect.gen(function* () {
      const world = new World()
      assert.deepStrictEqual(yield* told(world, twoNames(world)), [])
      yield* tell(world, [world.name(1, voorpost)])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )

  it.effect("give one state in whatever order names and signals are told", () =>
    Effect.gen(function* () {
      const world = new World()
      const history = [...twoNames(world), world.name(1, voorpost)]
      const states = new Set<string>()
      for (const order of orders(history)) {
        assert.deepStrictEqual(yield* told(world, ...order.map((event) => [event])), [[1, 2]])
        states.add((yield* dump).hash)
      }
      yield* told(world, history, history)
      states.add((yield* dump).hash)
      assert.strictEqual(states.size, 1)
    })
  )

  it.effect("leave no trace in the index once they are taken back or changed", () =>
    Effect.gen(function* () {
      const world = new World()
      yield* told(world, twoNames(world))
      const before = (yield* dump).tables
      const name = world.name(1, voorpost)
      yield* tell(world, [name])
      assert.notDeepEqual((yield* dump).tables.record, before.record)
      yield* tell(world, [world.name(1, { ...voorpost, values: ["Voorpost Noord"] }, 2)])
      assert.deepStrictEqual(yield* linked, [])
      yield* tell(world, [world.name(1, voorpost, 3)])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      yield* tell(world, [world.retire(world.name(1, voorpost, 3))])
      assert.deepStrictEqual(yield* linked, [])
      const { known_name: _, ...after } = (yield* dump).tables
      const { known_name: __, ...rest } = before
      assert.deepStrictEqual(after, rest)
    })
  )

  it.effect("say nothing new in an older version", () =>
    Effect.gen(function* () {
      const world = new World()
      yield* told(world, twoNames(world))
      const first = world.name(1, voorpost)
      const kept = new Map(world.names)
      const second = world.name(1, { ...voorpost, values: ["Voorpost Noord"] }, 2)
      yield* tell(world, [second])
      yield* tell({ encodings: world.encodings, names: new Map([...world.names, ...kept]) }, [first])
      assert.deepStrictEqual(yield* linked, [])
    })
  )

  it.effect("hold for what was seen on the days they were in use", () =>
    Effect.gen(function* () {
      for (const [dates, expected] of [
        [{ validFrom: "2026-10-01" }, true],
        [{ validFrom: "2026-10-02" }, false],
        [{ validUntil: "2026-10-03" }, true],
        [{ validUntil: "2026-10-02" }, false]
      ] as const) {
        const world = new World()
        const found = yield* told(world, [...twoNames(world), world.name(1, { ...voorpost, ...dates })])
        assert.deepStrictEqual(found, expected ? [[1, 2]] : [], JSON.stringify(dates))
      }
    })
  )

  it.effect("take from an expression what it says outside the time in which it was used", () =>
    Effect.gen(function* () {
      for (const [validUntil, expected] of [
        [undefined, true],
        ["2027-01-01", true],
        ["2026-09-01", false]
      ] as const) {
        const world = new World()
        const over = { ...on("2026-10-01"), themes: [] }
        const found = yield* told(
          world,
          [world.covenant(both)],
          [world.post(1, { by: "school", over, expressions: [slogan], districts: ["Centrum"] })],
          [world.post(2, { by: "welfare", over, expressions: [slogan], districts: ["Centrum"] })],
          [
            world.name(1, {
              facet: "expression",
              type: "slogan",
              values: ["Wij eerst"],
              ...(validUntil === undefined ? {} : { validUntil })
            })
          ]
        )
        assert.deepStrictEqual(found, expected ? [[1, 2]] : [], validUntil ?? "in use")
      }
    })
  )

  it.effect("of one covenant say nothing of another's signals", () =>
    Effect.gen(function* () {
      const [own, other] = [new World(1), new World(2)]
      const kept = {
        encodings: new Map([...own.encodings, ...other.encodings]),
        names: own.names
      }
      yield* reset
      for (const world of [own, other]) {
        const events = twoNames(world)
        for (const [id, encoding] of world.encodings) kept.encodings.set(id, encoding)
        yield* tell(kept, events)
      }
      yield* tell(kept, [own.name(1, voorpost)])
      assert.deepStrictEqual(yield* linked, [[10_001, 10_002]])
    })
  )

  it.effect("are nothing where ingest has erased them", () =>
    Effect.gen(function* () {
      const world = new World()
      const name = world.name(1, voorpost)
      world.names.clear()
      assert.deepStrictEqual(yield* told(world, [...twoNames(world), name]), [])
    })
  )

  it.effect("are looked up no longer for a signal that is withdrawn", () =>
    Effect.gen(function* () {
      const world = new World()
      yield* told(world, [...twoNames(world), world.name(1, voorpost)])
      yield* tell(world, [world.withdraw(1), world.withdraw(2)])
      assert.strictEqual((yield* dump).tables.naming?.rows, 0)
      yield* tell(world, [world.name(1, { ...voorpost, values: ["VPN"] }, 2)])
      assert.deepStrictEqual([yield* linked, (yield* dump).tables.record?.rows], [[], 0])
    })
  )
})
