import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { Effect } from "effect"
import { dump, linked, links, published, reset, store, tell } from "../testing/harness.ts"
import { PARTNERS, signalId, World } from "../testing/world.ts"

const sam: Subject = {
  givenNames: "Mohammed",
  prefix: "el",
  familyName: "Amrani",
  birthDate: "2008-03-04",
  phones: ["06-12345678"]
}
const samToo: Subject = { fullName: "ELAMRANI, Muhammed", birthDate: "2008-04-03", phones: ["0612345678"] }
const other: Subject = { givenNames: "Willem", familyName: "Dijkstra", birthDate: "1999-11-30" }

const types = Effect.map(published, (events) => events.map((event) => event.type.split(".").slice(2, 4).join(".")))
const reasons = Effect.map(published, (events) => events.flatMap((event) => event.data.reason ?? []))

layer(store, { timeout: "60 seconds", excludeTestServices: true })("linking", (it) => {
  it.effect("links one person seen from two angles by two organisations, and nobody else", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [sam] }),
        world.post(2, { by: "welfare", subjects: [samToo] }),
        world.post(3, { by: "police", subjects: [other] })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      const [link] = yield* links
      assert.deepStrictEqual(link?.angles, ["education", "welfare"])
      assert.deepStrictEqual(link?.organisations, [PARTNERS.school.partner, PARTNERS.welfare.partner])
      const [pair] = link?.evidence ?? []
      assert.strictEqual(
        pair?.weight,
        pair?.terms.reduce((sum, term) => sum + term.weight, 0)
      )
      assert.deepStrictEqual(yield* types, ["link.proposed"])
    })
  )

  it.effect("does not tell anyone of what one angle or one organisation sees twice", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [sam] }),
        world.post(2, { by: "other", subjects: [samToo] })
      ])
      assert.deepStrictEqual(yield* linked, [])
      yield* tell(world, [world.post(3, { by: "welfare", subjects: [sam] })])
      assert.deepStrictEqual(yield* linked, [[1, 2, 3]])
    })
  )

  it.effect("never links a person that an informal network speaks of", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [world.covenant({}), world.post(1, { by: "school", subjects: [sam] })])
      // ingest refuses it; one that was sent all the same is not even stored, whoever asks
      const forged = world.post(2, { by: "welfare", subjects: [sam], over: { network: "informal" } })
      const refused = yield* Effect.flip(tell(world, [forged]))
      assert.include(String(refused), "no_informal_person")
      assert.deepStrictEqual(yield* linked, [])
    })
  )

  it.effect("waits for the covenant when a signal is heard of first", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(
        world,
        [world.post(1, { by: "school", subjects: [sam] })],
        [world.post(2, { by: "welfare", subjects: [samToo] })]
      )
      assert.deepStrictEqual(yield* linked, [])
      yield* tell(world, [world.covenant({})])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )

  it.effect("undoes with a withdrawal what the signal caused, and links what remains", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [sam] }),
        world.post(2, { by: "welfare", subjects: [samToo] }),
        world.post(3, { by: "police", subjects: [sam] })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2, 3]])
      const [former] = yield* links
      yield* tell(world, [world.withdraw(1)])
      assert.deepStrictEqual(yield* linked, [[2, 3]])
      const events = yield* published
      assert.deepStrictEqual(
        events.filter((event) => event.data.link === former?.link).at(-1)?.data.reason,
        "signal-withdrawn"
      )
      yield* tell(world, [world.withdraw(3)])
      assert.deepStrictEqual(yield* linked, [])
      const { tables } = yield* dump
      assert.strictEqual(tables.record?.rows, 1)
    })
  )

  it.effect("tells what the link was before it changed", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(
        world,
        [world.covenant({}), world.post(1, { subjects: [sam] }), world.post(2, { by: "welfare", subjects: [samToo] })],
        [world.post(3, { by: "police", subjects: [sam] })]
      )
      const changed = (yield* published).at(-1)
      assert.include(changed?.type ?? "", "link.changed")
      assert.deepStrictEqual(changed?.data.before, [signalId(1), signalId(2)])
      assert.deepStrictEqual(changed?.data.signals, [signalId(1), signalId(2), signalId(3)])
    })
  )

  it.effect("takes a link back when a correction shows another person, and makes it again", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant({}),
        world.post(1, { subjects: [sam] }),
        world.post(2, { by: "welfare", subjects: [sam] })
      ])
      yield* tell(world, [world.amend(2, { by: "welfare", subjects: [other] })])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* reasons, ["signal-amended"])
      yield* tell(world, [world.amend(2, { by: "welfare", subjects: [sam] }, 3)])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )

  it.effect("publishes nothing when only the level of a signal changes", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(
        world,
        [world.covenant({}), world.post(1, { subjects: [sam] }), world.post(2, { by: "welfare", subjects: [sam] })],
        [world.share(1)],
        [world.amend(1, { subjects: [sam], over: { level: "existence-only" } })]
      )
      assert.deepStrictEqual(yield* types, ["link.proposed"])
    })
  )

  it.effect("takes links back when a value becomes one of many, whatever came first", () =>
    Effect.gen(function* () {
      const desk = { phones: ["0612349999"] }
      const child = (givenNames: string, familyName: string): Subject => ({ givenNames, familyName, ...desk })
      const world = new World()
      const pair = [
        world.post(1, { subjects: [child("Jan", "Bakker")] }),
        world.post(2, { by: "welfare", subjects: [child("Jan", "Bakker")] })
      ]
      const others = [3, 4, 5].map((n) =>
        world.post(n, {
          by: "police",
          subjects: [child(["Fatma", "Wouter", "Chidi"][n - 3] ?? "", ["Yilmaz", "Smit", "Okafor"][n - 3] ?? "")]
        })
      )
      const covenant = world.covenant({ hubLimit: 3 })
      yield* reset
      yield* tell(world, [covenant, ...pair])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      yield* tell(world, others)
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual(yield* reasons, ["value-became-hub"])
      const first = yield* dump
      yield* reset
      yield* tell(world, others, [covenant], pair)
      assert.deepStrictEqual(yield* linked, [])
      assert.strictEqual((yield* dump).hash, first.hash)
      const leaving = [world.withdraw(3), world.withdraw(4)]
      yield* tell(world, leaving)
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    })
  )
})
