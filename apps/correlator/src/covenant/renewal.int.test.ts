import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Effect } from "effect"
import { sql } from "kysely"
import type { StateDump } from "../dumpState.ts"
import { query } from "../store/query.ts"
import { refreshStandings } from "../sweep.ts"
import { at, dump, linked, links, NOW, pauses, published, reset, store, tell } from "../testing/harness.ts"
import { Dice } from "../testing/histories.ts"
import { type PartnerName, type Told, World } from "../testing/world.ts"

const sam: Subject = { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" }
const other: Subject = { givenNames: "Willem", familyName: "Dijkstra", birthDate: "1999-11-30" }
const phone = "06-12345678"
const third: Subject = { givenNames: "Fatima", familyName: "Yilmaz", birthDate: "2006-07-09" }
const family = ["Jansen", "Visser", "Bakker", "Smit", "Meijer"]
const hubbed = (n: number): Subject => ({ givenNames: "Anna", familyName: family[n] ?? "", phones: [phone] })

/** Two links, a decision against one pair, and a phone that is of too many. */
const posts: ReadonlyArray<readonly [number, PartnerName, Subject]> = [
  [1, "school", sam],
  [2, "welfare", sam],
  [3, "police", sam],
  [4, "school", other],
  [5, "welfare", other],
  [6, "school", third],
  [13, "police", third],
  ...[0, 1, 2, 3, 4].map((n) => [7 + n, n % 2 === 0 ? "school" : "welfare", hubbed(n)] as const)
]

const postAll = (world: World): ReadonlyArray<Told> =>
  posts.map(([number, by, subject]) => world.post(number, { by, subjects: [subject] }))

const anewAll = (world: World, renewal = 1): ReadonlyArray<Told> =>
  posts.map(([number, by, subject]) => world.anew(number, { by, subjects: [subject] }, renewal))

/** As an update of the platform finds it: what is stored and what ingest hands out is of the version before. */
const update = Effect.fn("test.update")(function* (world: World, numbers: ReadonlyArray<number>) {
  for (const number of numbers) world.age(number)
  const other = ENCODING_VERSION - 1
  yield* query("test.age", sql`update correlator.record set encoding = set_byte(encoding, 0, ${other}) where person`)
  yield* query("test.ageCovenant", sql`update correlator.covenant set encoding = ${other}`)
})

const shuffled = (events: ReadonlyArray<Told>, seed: number): ReadonlyArray<Told> => {
  const dice = new Dice(seed)
  return events
    .map((event) => [dice.next(), event] as const)
    .toSorted(([x], [y]) => x - y)
    .map(([, event]) => event)
}

const all = posts.map(([number]) => number)
const begin = Effect.fn("test.begin")(function* () {
  yield* reset
  const world = new World()
  yield* tell(world, [world.covenant({ hubLimit: 3 }), ...postAll(world), world.reject(6, 13)])
  return world
})

/** The same, posted to a platform that never knew another version. */
const afresh = Effect.fn("test.afresh")(function* (more: (world: World) => ReadonlyArray<Told>) {
  yield* reset
  const world = new World()
  yield* tell(world, [world.covenant({ hubLimit: 3 }), ...postAll(world), world.reject(6, 13), ...more(world)])
  return yield* dump
})

layer(store, { timeout: "60 seconds", excludeTestServices: true })("a renewal of encodings", (it) => {
  it.effect("leaves every link as it stands until it is complete, and then gives what posting anew would", () =>
    Effect.gen(function* () {
      const world = yield* begin()
      const standing = yield* links
      const said = (yield* published).length
      assert.isAbove(standing.length, 1)
      yield* update(world, all)
      const more = (to: World) => [to.post(12, { by: "police", subjects: [other] })]
      yield* tell(world, more(world))
      assert.deepStrictEqual(yield* links, standing)
      for (const told of anewAll(world)) {
        yield* tell(world, [told])
        assert.deepStrictEqual(yield* links, standing)
        assert.lengthOf(yield* published, said)
      }
      yield* tell(world, [world.renewed()])
      const events = (yield* published).slice(said)
      // The one link that is another has one signal more; no other is spoken of.
      assert.deepStrictEqual(
        events.map(({ type }) => type),
        ["nl.kruisverband.link.changed.v1"]
      )
      const after = yield* dump
      assert.strictEqual(after.waiting, 0)
      assert.deepStrictEqual(after.tables, (yield* afresh(more)).tables)
    })
  )

  it.effect("tells nothing at all where nothing else came meanwhile, also the second time", () =>
    Effect.gen(function* () {
      const world = yield* begin()
      const [standing, before, said] = [yield* links, yield* dump, (yield* published).length]
      yield* update(world, all)
      yield* tell(world, anewAll(world), [world.renewed()])
      yield* tell(world, anewAll(world, 2).slice(0, 4))
      yield* tell(world, anewAll(world, 2), [world.renewed(2)], [world.renewed(2)])
      assert.deepStrictEqual(yield* links, standing)
      assert.lengthOf(yield* published, said)
      assert.deepStrictEqual((yield* dump).tables, before.tables)
    })
  )

  it.effect("is told once: that linking stands still, and that it goes on", () =>
    Effect.gen(function* () {
      const world = yield* begin()
      assert.deepStrictEqual(yield* pauses, [])
      yield* update(world, all)
      // Nobody renews yet, and the platform was only started anew.
      yield* at(NOW)(refreshStandings)
      yield* at(NOW)(refreshStandings)
      assert.deepStrictEqual(yield* pauses, ["paused"])
      yield* tell(world, anewAll(world).slice(0, 2), [world.covenant({ hubLimit: 3, status: "suspended" })])
      assert.deepStrictEqual(yield* pauses, ["paused"])
      yield* tell(world, [world.covenant({ hubLimit: 3 })], anewAll(world).slice(2), [world.renewed()])
      assert.deepStrictEqual(yield* pauses, ["paused", "resumed"])
    })
  )

  it.effect("is over for who waits when the covenant ends", () =>
    Effect.gen(function* () {
      const world = yield* begin()
      yield* update(world, all)
      yield* at(NOW)(refreshStandings)
      yield* tell(world, [world.covenant({ hubLimit: 3, status: "ended" })])
      yield* at(NOW)(refreshStandings)
      assert.deepStrictEqual(yield* pauses, ["paused", "resumed"])
    })
  )

  it.effect("hears of withdrawals, objections and decisions meanwhile", () =>
    Effect.gen(function* () {
      const world = yield* begin()
      yield* update(world, all)
      assert.deepStrictEqual(yield* linked, [
        [1, 2, 3],
        [4, 5]
      ])
      const [first, ...rest] = anewAll(world)
      yield* tell(world, first === undefined ? [] : [first], [world.withdraw(2)])
      assert.deepStrictEqual(yield* linked, [
        [1, 3],
        [4, 5]
      ])
      const split = world.reject(1, 3)
      yield* tell(world, [split, world.restrict(5)], rest, [world.renewed()])
      assert.deepStrictEqual(yield* linked, [])
      yield* tell(world, [world.undo(split), world.lift(5, { by: "welfare", subjects: [other] })])
      assert.deepStrictEqual(yield* linked, [
        [1, 3],
        [4, 5]
      ])
    })
  )

  it.effect(
    "keeps links with what was sealed at the source in another version, until that or the other is corrected",
    () =>
      Effect.gen(function* () {
        const world = yield* begin()
        const [standing, said] = [yield* links, (yield* published).length]
        yield* update(world, all)
        const sealed = world.signalId(2)
        yield* tell(
          world,
          anewAll(world).filter(({ subject }) => subject !== sealed),
          [world.renewed()]
        )
        assert.deepStrictEqual(yield* links, standing)
        assert.lengthOf(yield* published, said)
        // Somebody else joins those who can be compared, and what was told of the other goes on counting.
        yield* tell(world, [world.post(12, { by: "welfare", subjects: [sam] })])
        assert.deepInclude(yield* linked, [1, 2, 3, 12])
        // Posted after the renewal in the version before, it is compared with nothing.
        const late = world.post(14, { by: "police", subjects: [sam] })
        world.age(14)
        yield* tell(world, [late])
        assert.deepInclude(yield* linked, [1, 2, 3, 12])
        for (const number of [1, 3, 12])
          yield* tell(world, [world.amend(number, { by: "school", subjects: [hubbed(number % 5)] })])
        assert.notInclude((yield* linked).flat(), 2)
      })
  )

  it.effect("comes out the same in any order of its events", () =>
    Effect.gen(function* () {
      const seen = new Map<string, StateDump["tables"]>()
      for (let seed = 0; seed < 6; seed++) {
        yield* reset
        const world = new World()
        const events = [world.covenant({ hubLimit: 3 }), ...postAll(world), ...anewAll(world), world.renewed()]
        const mixed = [...shuffled(events, seed), world.reject(6, 13)]
        const half = Math.floor(mixed.length / 2)
        yield* tell(world, mixed.slice(0, half), mixed.slice(half))
        const { hash, tables } = yield* dump
        seen.set(hash, tables)
      }
      assert.strictEqual(seen.size, 1, JSON.stringify([...seen.values()], null, 1))
      assert.deepStrictEqual([...seen.values()], [(yield* afresh(() => [])).tables])
    })
  )
})
