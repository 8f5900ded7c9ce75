import { assert, layer } from "@effect/vitest"
import type { SignalFacts } from "@kruisverband/domain"
import { EPISODE_DAYS } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { linked, links, reset, store, tell } from "../testing/harness.ts"
import { World } from "../testing/world.ts"

const polarisation = { kind: "polarisation", themes: ["group-conflict"] } as const satisfies Partial<SignalFacts>
const both = { kinds: ["radicalisation", "polarisation"] } as const
const day = (date: string) => ({ ...polarisation, observedAt: `${date}T10:00:00.000Z` })

layer(store, { timeout: "60 seconds", excludeTestServices: true })("polarisation signals", (it) => {
  it.effect("meet by place, time and theme, and not when weeks or towns apart", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant(both),
        world.post(1, { by: "school", over: day("2026-10-01"), groups: ["Voorpost Noord"] }),
        world.post(2, { by: "welfare", over: day("2026-10-05"), groups: ["VOORPOST-NOORD"] }),
        world.post(3, { by: "police", over: day("2026-07-05"), groups: ["Voorpost Noord"] }),
        world.post(4, {
          by: "police",
          over: { ...day("2026-10-05"), municipality: "GM9002" as SignalFacts["municipality"] }
        })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.deepStrictEqual((yield* links)[0]?.facets, ["group", "place", "theme"])
    })
  )

  it.effect("are found across the border of two periods", () =>
    Effect.gen(function* () {
      for (const [from, to] of [
        ["2026-03-01", "2026-04-29"],
        ["2026-03-31", "2026-05-29"],
        ["2026-02-10", "2026-04-10"]
      ] as const) {
        yield* reset
        const world = new World()
        yield* tell(world, [
          world.covenant(both),
          world.post(1, { by: "school", over: day(from), groups: ["Voorpost Noord"] }),
          world.post(2, { by: "welfare", over: day(to), groups: ["Voorpost Noord"] })
        ])
        assert.deepStrictEqual(yield* linked, [[1, 2]], from)
      }
    })
  )

  it.effect("never meet a person, even under one expression", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const handle = { type: "handle", value: "@voorpost88" } as const
      const subjects = [{ givenNames: "Sam", familyName: "Voorbeeld", handles: ["@voorpost88"] }]
      yield* tell(world, [
        world.covenant(both),
        world.post(1, { by: "school", over: day("2026-10-01"), expressions: [handle] }),
        world.post(2, { by: "welfare", subjects, expressions: [handle], over: { themes: ["group-conflict"] } })
      ])
      assert.deepStrictEqual(yield* linked, [])
    })
  )

  it.effect("meet by a group's name in another spelling, and by nothing but the name in another district", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const quiet = (date: string) => ({ ...day(date), themes: [] })
      yield* tell(world, [
        world.covenant(both),
        world.post(1, { by: "school", over: quiet("2026-10-01"), groups: ["Voorpost Noord"], districts: ["Centrum"] }),
        world.post(2, {
          by: "welfare",
          over: quiet("2026-10-03"),
          groups: ["De voorpost Nord"],
          districts: ["Centrum"]
        }),
        world.post(3, { by: "police", over: quiet("2026-10-03"), groups: ["Voorpost Zuid"], districts: ["Centrum"] })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.deepStrictEqual((yield* links)[0]?.facets, ["group", "place"])
    })
  )

  it.effect("meet by a fading expression within its time and not after", () =>
    Effect.gen(function* () {
      const image = { type: "image", value: "vuist met ster" } as const
      for (const [date, expected] of [
        ["2026-10-05", [[1, 2]]],
        ["2026-10-29", []]
      ] satisfies ReadonlyArray<readonly [string, Array<ReadonlyArray<number>>]>) {
        yield* reset
        const world = new World()
        yield* tell(world, [
          world.covenant(both),
          world.post(1, { by: "school", over: { ...day("2026-10-01"), themes: [] }, expressions: [image] }),
          world.post(2, { by: "welfare", over: { ...day(date), themes: [] }, expressions: [image] })
        ])
        assert.deepStrictEqual(yield* linked, expected, date)
      }
    })
  )

  it.effect("make episodes of a place where something is told every week, none longer than one lasts", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const start = Date.UTC(2026, 0, 5)
      const partners = ["school", "welfare", "police"] as const
      const days = Array.from({ length: 43 }, (_, week) =>
        new Date(start + week * 7 * 86_400_000).toISOString().slice(0, 10)
      )
      yield* tell(world, [
        world.covenant(both),
        ...days.map((date, n) =>
          world.post(n + 1, { by: partners[n % 3] ?? "school", over: day(date), groups: ["Voorpost Noord"] })
        )
      ])
      const found = yield* linked
      assert.isAbove(found.length, 2)
      assert.strictEqual(found.flat().length, days.length)
      for (const numbers of found) {
        const weeks = Math.max(...numbers) - Math.min(...numbers)
        assert.isAtMost(weeks * 7, EPISODE_DAYS)
      }
    })
  )

  it.effect("stay together as long as people say so, and take in what comes between", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      yield* tell(world, [
        world.covenant(both),
        world.post(1, { by: "school", over: day("2026-03-01") }),
        world.post(2, { by: "welfare", over: day("2026-10-01") }),
        world.post(3, { by: "police", over: day("2026-03-03") })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 3]])
      const confirmed = world.confirm(1, 2)
      yield* tell(world, [confirmed])
      assert.deepStrictEqual(yield* linked, [[1, 2, 3]])
      yield* tell(world, [world.undo(confirmed)])
      assert.deepStrictEqual(yield* linked, [[1, 3]])
    })
  )
})
