import { assert, layer } from "@effect/vitest"
import type { SignalFacts } from "@kruisverband/domain"
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
      const subjects = [{ givenNames: "Sam", familyName: "Voorbeeld", handles: ["@voorpost88"] }]
      yield* tell(world, [
        world.covenant(both),
        world.post(1, { by: "school", over: day("2026-10-01"), expressions: ["voorpost88"] }),
        world.post(2, { by: "welfare", subjects, expressions: ["voorpost88"], over: { themes: ["group-conflict"] } })
      ])
      assert.deepStrictEqual(yield* linked, [])
    })
  )
})
