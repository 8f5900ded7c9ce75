import { assert, layer } from "@effect/vitest"
import { LinkRegrouping, type Subject } from "@kruisverband/domain"
import { Effect, Schema } from "effect"
import { dump, linked, published, reset, store, tell } from "../testing/harness.ts"
import { signalId, World } from "../testing/world.ts"

const sam: Subject = { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" }
const other: Subject = { givenNames: "Willem", familyName: "Dijkstra", birthDate: "1999-11-30" }
const twin: Subject = { givenNames: "Willemijn", familyName: "Dijkstra", birthDate: "1999-11-30" }

const reasons = Effect.map(published, (events) => events.flatMap((event) => event.data.reason ?? []))

const decodeRegrouping = Schema.decodeUnknownSync(LinkRegrouping)

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

  it.effect("restricted by an objection, a signal is in no link; when that is lifted all is as it was", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [...three(world), world.post(3, { by: "police", subjects: [other] })])
      yield* tell(world, [world.confirm(1, 2)])
      const before = yield* dump
      const [link] = (yield* published).flatMap((event) => event.data.link ?? [])
      yield* tell(world, [world.restrict(2)])
      assert.deepStrictEqual(yield* linked, [])
      yield* tell(world, [world.post(4, { by: "police", subjects: [sam] })])
      assert.deepStrictEqual(yield* linked, [[1, 4]])
      yield* tell(world, [world.withdraw(4)])
      yield* tell(world, [world.lift(2, { by: "welfare", subjects: [sam] })])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.strictEqual((yield* published).at(-1)?.data.link, link)
      const after = yield* dump
      assert.deepStrictEqual(after.tables.edge, before.tables.edge)
      assert.deepStrictEqual(after.tables.token, before.tables.token)
    })
  )

  it.effect("what is erased while it is restricted does not come back, told in one go or apart", () =>
    Effect.gen(function* () {
      const world = new World()
      const events = three(world)
      const rest = [world.restrict(2), world.withdraw(2), world.lift(2, { by: "welfare", subjects: [sam] }, 9)]
      for (const batches of [[[...events, ...rest]], [events, ...rest.map((one) => [one])]]) {
        yield* reset
        yield* tell(world, ...batches)
        assert.deepStrictEqual(yield* linked, [])
      }
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

  const state = Effect.map(dump, ({ tables }) => ({ link: tables.link, member: tables.link_member }))

  it.effect("every kind of decision, taken back, leaves the links as if it had never been", () =>
    Effect.gen(function* () {
      const weak: Subject = { givenNames: "Mohammed", familyName: "Bouzid" }
      const kinds = ["confirm", "reject", "keepApart", "split"] as const
      for (const kind of kinds) {
        yield* reset
        const world = new World()
        yield* tell(world, [
          ...three(world),
          world.post(3, { by: "school", subjects: [sam] }),
          world.post(4, { by: "police", subjects: [sam] }),
          world.post(5, { by: "police", subjects: [weak] })
        ])
        const before = yield* state
        const decided =
          kind === "split" ? world.split([1, 2], [3, 4]) : kind === "confirm" ? world.confirm(1, 5) : world[kind](1, 2)
        yield* tell(world, [decided])
        assert.notDeepEqual(yield* state, before, kind)
        yield* tell(world, [world.undo(decided)])
        assert.deepStrictEqual(yield* state, before, kind)
      }
    })
  )

  it.effect("a split and its undoing are told as links that became others, with all their signals", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        ...three(world),
        world.post(3, { by: "school", subjects: [sam] }),
        world.post(4, { by: "police", subjects: [sam] })
      ])
      const split = world.split([1, 2], [3, 4])
      yield* tell(world, [split])
      yield* tell(world, [world.undo(split)])
      const told = (yield* published).filter((event) => event.type.endsWith("links.regrouped.v1"))
      const sides = told.map(({ data }) => {
        const { kind, before, after } = decodeRegrouping(data)
        const numbers = (links: typeof before) =>
          links.map(({ signals }) => signals.map((id) => Number.parseInt(id.slice(-12), 16)).join()).toSorted()
        return [kind, numbers(before), numbers(after)]
      })
      assert.deepStrictEqual(sides, [
        ["split", ["1,2,3,4"], ["1,2", "3,4"]],
        ["merged", ["1,2", "3,4"], ["1,2,3,4"]]
      ])
    })
  )

  it.effect("a link whose first signal is withdrawn goes on under another name, and says so", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [...three(world), world.post(4, { by: "police", subjects: [sam] })])
      yield* tell(world, [world.withdraw(1)])
      const last = (yield* published).at(-1)
      assert.strictEqual(last?.type, "nl.kruisverband.links.regrouped.v1")
      const { kind, before, after } = decodeRegrouping(last?.data)
      assert.strictEqual(kind, "renewed")
      assert.deepStrictEqual(
        [before, after].map((links) => links.map((link) => link.signals)),
        [[[signalId(1), signalId(2), signalId(4)]], [[signalId(2), signalId(4)]]]
      )
    })
  )
})
