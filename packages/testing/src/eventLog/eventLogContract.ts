import { assert, layer } from "@effect/vitest"
import { consumerStatuses, listParked, replayParked } from "@kruisverband/broker"
import { Ids, StoreError, sqlLayer } from "@kruisverband/store"
import { Deferred, Effect, Fiber } from "effect"
import {
  type Aggregate,
  aggregate,
  consumer,
  deadLetters,
  during,
  effectOf,
  effects,
  eventually,
  type LogWorld,
  publish,
  publishErased,
  publishRaw,
  revisionOf,
  TOPIC,
  withRelay
} from "./LogWorld.ts"

const newGroup = Effect.gen(function* () {
  const ids = yield* Ids
  return `group-${yield* ids.uuid7}`
})

const label = ({ signal }: Aggregate, revision: number): string => `${signal}#${revision}`
const revisions = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const ofAggregate = ({ signal }: Aggregate, seen: ReadonlyArray<string>) => seen.filter((one) => one.startsWith(signal))

/** Effects of these aggregates only: the log keeps what other tests wrote. */
const effectsOf = (group: string, own: ReadonlyArray<Aggregate>) =>
  Effect.map(effects(group), (all) => all.filter((one) => own.some(({ signal }) => one.startsWith(signal))))

/** What every event log promises; run it on each adapter. */
export const eventLogContract = (name: string, world: LogWorld): void => {
  layer(withRelay(world), { timeout: "120 seconds", excludeTestServices: true })(name, (it) => {
    it.effect(
      "hands over the events of one key in the order in which they were written",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const keys = ["order-a", "order-b", "order-c"]
          const own = yield* Effect.forEach([...keys, ...keys], aggregate)
          for (const revision of revisions(1, 40)) yield* publish(own.map((one) => [one, revision] as const))
          yield* during(
            { group },
            eventually("all effects", effectsOf(group, own), (seen) => seen.length >= 240)
          )
          const seen = yield* effectsOf(group, own)
          for (const key of keys) {
            const ofKey = own.filter(({ covenant }) => covenant === key)
            const expected = revisions(1, 40).flatMap((revision) => ofKey.map((one) => label(one, revision)))
            assert.deepStrictEqual(
              seen.filter((one) => ofKey.some(({ signal }) => one.startsWith(signal))),
              expected
            )
          }
        }),
      120_000
    )

    it.effect(
      "gives each group everything, whatever another group does",
      () =>
        Effect.gen(function* () {
          const first = yield* newGroup
          const second = yield* newGroup
          const own = yield* aggregate("groups")
          yield* publish(revisions(1, 3).map((revision) => [own, revision] as const))
          const stuck = yield* consumer({ group: first, prepare: () => Effect.never })
          yield* during(
            { group: second },
            eventually("second group", effectsOf(second, [own]), (s) => s.length === 3)
          )
          assert.deepStrictEqual(yield* effectsOf(first, [own]), [])
          yield* Fiber.interrupt(stuck)
        }),
      120_000
    )

    it.effect(
      "delivers again what failed after its effect and before its commit, and the effect is there once",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const own = yield* aggregate("crash")
          yield* publish(revisions(1, 20).map((revision) => [own, revision] as const))
          let runs = 0
          const handle = (events: Parameters<typeof effectOf>[1]) =>
            Effect.gen(function* () {
              yield* effectOf(group, events)
              runs += 1
              if (runs <= 2) return yield* new StoreError({ operation: "test.crash", code: "08006" })
            })
          yield* during(
            { group, handle },
            eventually("all effects", effectsOf(group, [own]), (s) => s.length >= 20)
          )
          assert.deepStrictEqual(
            yield* effectsOf(group, [own]),
            revisions(1, 20).map((revision) => label(own, revision))
          )
          assert.isAtLeast(runs, 3)
          assert.deepStrictEqual(
            (yield* listParked("correlator")).filter((parked) => parked.group === group),
            []
          )
        }),
      120_000
    )

    it.effect(
      "tries a batch again for as long as what it needs is away, and says so",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const own = yield* aggregate("outage")
          yield* publish([[own, 1]])
          const back = yield* Deferred.make<void>()
          let tries = 0
          const prepare = () =>
            Effect.gen(function* () {
              tries += 1
              if (!(yield* Deferred.isDone(back))) return yield* Effect.fail("neighbour away")
              return "prepared"
            })
          const status = Effect.map(consumerStatuses, (all) => all.find((one) => one.group === group)).pipe(
            Effect.provide(sqlLayer("correlator"))
          )
          yield* during(
            { group, prepare },
            Effect.gen(function* () {
              yield* eventually("degraded", status, (one) => one?.state === "retrying" && one.attempts >= 2)
              assert.deepStrictEqual(yield* effectsOf(group, [own]), [])
              yield* Deferred.succeed(back, undefined)
              yield* eventually("effect", effectsOf(group, [own]), (seen) => seen.length === 1)
              yield* eventually("well again", status, (one) => one?.state === "running" && one.lag === 0)
            })
          )
          assert.isAtLeast(tries, 3)
        }),
      120_000
    )

    it.effect(
      "gives an event that is delivered twice one effect",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const own = yield* aggregate("twice")
          yield* publish(revisions(1, 10).map((revision) => [own, revision] as const))
          yield* during(
            { group },
            eventually("effects", effectsOf(group, [own]), (seen) => seen.length >= 10)
          )
          yield* world.rewind(group, TOPIC)
          yield* publish([[own, 11]])
          const redelivered = Effect.map(consumerStatuses, (all) => all.find((one) => one.group === group)).pipe(
            Effect.provide(sqlLayer("correlator"))
          )
          yield* during(
            { group },
            Effect.gen(function* () {
              yield* eventually("effects", effectsOf(group, [own]), (seen) => seen.length >= 11)
              const status = yield* eventually("redelivery", redelivered, (one) => (one?.redelivered ?? 0) >= 10)
              // The proof that this test bites: the log did deliver them again.
              assert.isAtLeast(status?.redelivered ?? 0, 10)
            })
          )
          assert.deepStrictEqual(
            yield* effectsOf(group, [own]),
            revisions(1, 11).map((revision) => label(own, revision))
          )
        }),
      120_000
    )

    it.effect(
      "sets a poisoned aggregate aside, lets all others go on, and heals it by replay",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const sick = yield* aggregate("poison")
          const sound = yield* Effect.forEach(["poison", "poison", "poison-other"], aggregate)
          let broken = true
          const handle = (events: Parameters<typeof effectOf>[1]) =>
            broken && events.some((one) => one.envelope.subject === sick.signal && revisionOf(one) === 2)
              ? Effect.die(new Error("canary-text that must not be told"))
              : effectOf(group, events)
          yield* publish(revisions(1, 5).flatMap((revision) => [sick, ...sound].map((one) => [one, revision] as const)))
          const parked = Effect.map(listParked("correlator"), (all) => all.filter((one) => one.group === group))
          yield* during(
            { group, handle },
            Effect.gen(function* () {
              yield* eventually("the others", effectsOf(group, sound), (seen) => seen.length === 15)
              const aside = yield* eventually("parked", parked, (all) => all.length === 4)
              assert.deepStrictEqual(
                aside.map((one) => [one.subject, one.reason]),
                ["handler-defect", "waiting", "waiting", "waiting"].map((reason) => [sick.signal, reason])
              )
              const letters = yield* deadLetters(sick.signal)
              assert.strictEqual(letters.length, 1)
              assert.include(letters[0], "handler-defect")
              assert.notInclude(letters.join(), "canary")
              yield* publish([[sick, 6]])
              yield* eventually("a later one waits too", parked, (all) => all.length === 5)
              assert.deepStrictEqual(yield* effectsOf(group, [sick]), [label(sick, 1)])
              // Asked too soon: it fails again, and nothing is lost.
              yield* replayParked("correlator", sick.signal)
              yield* eventually("a failed replay", parked, (all) => all[0]?.tries === 1)
              assert.strictEqual((yield* parked).length, 5)
              broken = false
              yield* replayParked("correlator", sick.signal)
              yield* eventually("healed", parked, (all) => all.length === 0)
              yield* publish([[sick, 7]])
              yield* eventually("all effects", effectsOf(group, [sick]), (seen) => seen.length === 7)
            })
          )
          assert.deepStrictEqual(
            yield* effectsOf(group, [sick]),
            revisions(1, 7).map((revision) => label(sick, revision))
          )
          for (const one of sound) {
            assert.deepStrictEqual(
              ofAggregate(one, yield* effectsOf(group, sound)),
              revisions(1, 5).map((revision) => label(one, revision))
            )
          }
        }),
      120_000
    )

    it.effect(
      "lets the last word about a parked aggregate through: what is erased waits for nothing",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const [sick, sound] = yield* Effect.all([aggregate("erased"), aggregate("erased")])
          const handle = (events: Parameters<typeof effectOf>[1]) =>
            events.some((one) => one.envelope.subject === sick.signal && revisionOf(one) < 5)
              ? Effect.die(new Error("never to be handled"))
              : effectOf(group, events)
          yield* publish(revisions(1, 3).flatMap((revision) => [sick, sound].map((one) => [one, revision] as const)))
          const parked = Effect.map(listParked("correlator"), (all) => all.filter((one) => one.group === group))
          yield* during(
            { group, handle },
            Effect.gen(function* () {
              yield* eventually("parked", parked, (all) => all.length === 3)
              yield* publish([[sick, 4]])
              yield* publishErased(sick, 5)
              yield* eventually("the last word", effectsOf(group, [sick]), (seen) => seen.length === 1)
              assert.deepStrictEqual(yield* parked, [])
              assert.deepStrictEqual(yield* deadLetters(sick.signal), [])
              yield* eventually("the others", effectsOf(group, [sound]), (seen) => seen.length === 3)
            })
          )
          assert.deepStrictEqual(yield* effectsOf(group, [sick]), [label(sick, 5)])
        }),
      120_000
    )

    it.effect(
      "skips a newer type of its major, and sets aside another major and data that it cannot read",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const [newer, major, garbled, sound] = yield* Effect.all([
            aggregate("types"),
            aggregate("types"),
            aggregate("types"),
            aggregate("types")
          ])
          const raw = (one: Aggregate, type: string, data: unknown) =>
            publishRaw({ topic: TOPIC, type, data, subject: one.signal, partitionkey: one.covenant })
          yield* raw(newer, "nl.kruisverband.signal.celebrated.v1", { any: "thing" })
          yield* raw(major, "nl.kruisverband.signal.withdrawn.v2", { signal: major.signal })
          yield* raw(garbled, "nl.kruisverband.signal.withdrawn.v1", { signal: 12, note: "canary-name" })
          yield* publish([newer, major, garbled, sound].map((one) => [one, 2] as const))
          const own = Effect.map(listParked("correlator"), (all) =>
            all.filter((one) => one.group === group && [major.signal, garbled.signal].some((id) => id === one.subject))
          )
          yield* during(
            { group },
            Effect.gen(function* () {
              yield* eventually("the sound ones", effectsOf(group, [newer, sound]), (seen) => seen.length === 2)
              const aside = yield* eventually("parked", own, (all) => all.length === 4)
              assert.deepStrictEqual(
                aside.map((one) => [one.subject, one.reason]).sort(),
                [
                  [major.signal, "unknown-major"],
                  [major.signal, "waiting"],
                  [garbled.signal, "data-invalid"],
                  [garbled.signal, "waiting"]
                ].sort()
              )
              assert.notInclude((yield* deadLetters(garbled.signal)).join(), "canary")
              assert.strictEqual((yield* deadLetters(garbled.signal)).length, 1)
            })
          )
        }),
      120_000
    )

    it.effect(
      "reads no further than it can handle",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const own = yield* aggregate("pressure")
          for (const from of [1, 501, 1001, 1501]) {
            yield* publish(revisions(from, from + 499).map((revision) => [own, revision] as const))
          }
          const gate = yield* Deferred.make<void>()
          const inHand = new Set<string>()
          let most = 0
          const prepare = (events: Parameters<typeof effectOf>[1]) =>
            Effect.gen(function* () {
              const mine = events.filter((one) => one.envelope.subject === own.signal)
              for (const one of mine) inHand.add(one.envelope.id)
              most = Math.max(most, inHand.size)
              if (mine.length > 0) yield* Deferred.await(gate)
            })
          const handle = (events: Parameters<typeof effectOf>[1]) =>
            Effect.gen(function* () {
              yield* effectOf(group, events)
              for (const one of events) inHand.delete(one.envelope.id)
            })
          yield* during(
            { group, prepare, handle },
            Effect.gen(function* () {
              yield* eventually(
                "first batch",
                Effect.sync(() => most),
                (count) => count > 0
              )
              yield* Effect.sleep("1 second")
              assert.isAtMost(most, 500)
              yield* Deferred.succeed(gate, undefined)
              yield* eventually("all effects", effectsOf(group, [own]), (seen) => seen.length === 2000)
            })
          )
          assert.isAtMost(most, 500)
          assert.strictEqual(new Set(yield* effectsOf(group, [own])).size, 2000)
        }),
      120_000
    )

    it.effect(
      "lets the running transaction end when it is told to stop, begins no other, and goes on there later",
      () =>
        Effect.gen(function* () {
          const group = yield* newGroup
          const own = yield* aggregate("stop")
          yield* publish([[own, 1]])
          const busy = yield* Deferred.make<void>()
          const slow = (events: Parameters<typeof effectOf>[1]) =>
            Effect.gen(function* () {
              yield* effectOf(group, events)
              if (events.some((one) => one.envelope.subject === own.signal)) yield* Deferred.succeed(busy, undefined)
              yield* Effect.sleep("500 millis")
            })
          const fiber = yield* consumer({ group, handle: slow })
          yield* Deferred.await(busy)
          yield* Fiber.interrupt(fiber)
          assert.deepStrictEqual(yield* effectsOf(group, [own]), [label(own, 1)])
          yield* publish([[own, 2]])
          yield* Effect.sleep("300 millis")
          assert.deepStrictEqual(yield* effectsOf(group, [own]), [label(own, 1)])
          yield* during(
            { group },
            eventually("resumed", effectsOf(group, [own]), (seen) => seen.length === 2)
          )
          assert.deepStrictEqual(yield* effectsOf(group, [own]), [label(own, 1), label(own, 2)])
        }),
      120_000
    )
  })
}
