import { assert, layer } from "@effect/vitest"
import { model } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { LinkageModel } from "./evidence/compareRecords.ts"
import { dump, linked, links, published, reset, store, tell } from "./testing/harness.ts"
import { generate, reorder } from "./testing/histories.ts"
import { mirror } from "./testing/mirror.ts"

/** More for a soak: `HISTORIES=500 npx vitest run`. */
const SEEDS = Array.from({ length: Number(process.env.HISTORIES ?? "8") }, (_, index) => index + 1)
const ORDERS = 5
/** The shipped model, but that the bar rises with the fourth, eighth and sixteenth record: histories of a few signals cross it. */
const stepping = { ...model, threshold: { base: model.threshold.base, records: 2, perDoubling: 2 } }
const withSteps = Effect.provideService(LinkageModel, stepping)

layer(store, { timeout: "120 seconds", excludeTestServices: true })("any order of the same events", (it) => {
  for (const seed of SEEDS) {
    it.effect(
      `gives the same state, history ${seed}`,
      () =>
        Effect.gen(function* () {
          const history = generate(seed, 16)
          const seen = new Map<string, string>()
          for (let order = 0; order < ORDERS; order++) {
            yield* reset
            yield* tell(history.world, ...reorder(history, seed * 1000 + order))
            const state = yield* dump
            assert.strictEqual(state.waiting, 0)
            seen.set(state.hash, JSON.stringify([order, state.tables, yield* linked], null, 1))
          }
          assert.strictEqual(seen.size, 1, [...seen.values()].join("\n"))
        }).pipe(withSteps),
      600_000
    )
  }
})

layer(store, { timeout: "120 seconds", excludeTestServices: true })("the index in SQL", (it) => {
  it.effect(
    "gives the very links of the pure engine in memory",
    () =>
      Effect.gen(function* () {
        let compared = { people: 0, places: 0 }
        for (const seed of SEEDS.map((one) => one + 100)) {
          const history = generate(seed, 30, false)
          yield* reset
          yield* tell(history.world, ...reorder(history, seed))
          const all = yield* links
          const of = (person: boolean) =>
            all
              .filter((link) => link.facets.includes("person") === person)
              .map((link) => link.signals)
              .toSorted((x, y) => ((x[0] ?? "") < (y[0] ?? "") ? -1 : 1))
          const found = { people: of(true), places: of(false) }
          assert.deepStrictEqual(found, mirror(history, stepping), `history ${seed}`)
          compared = {
            people: compared.people + found.people.length,
            places: compared.places + found.places.length
          }
        }
        assert.isAbove(compared.people, 7)
        assert.isAbove(compared.places, 5)
      }).pipe(withSteps),
    600_000
  )

  it.effect(
    "never has a signal about a person and one about a place in one link, whatever people decide",
    () =>
      Effect.gen(function* () {
        let places = 0
        for (const seed of SEEDS.map((one) => one + 200)) {
          const history = generate(seed, 24)
          const kinds = new Map(
            history.aggregates
              .flat()
              .flatMap(({ event }) => ("angle" in event.data ? [[event.data.signal, event.data.kind] as const] : []))
          )
          yield* reset
          yield* tell(history.world, ...reorder(history, seed))
          for (const { data } of yield* published) {
            const mixed = new Set((data.signals ?? []).map((signal) => kinds.get(signal)))
            if (data.signals === undefined) continue
            assert.strictEqual(mixed.size, 1, `history ${seed}`)
            assert.strictEqual(mixed.has("radicalisation"), data.facets?.includes("person"), `history ${seed}`)
            if (mixed.has("polarisation")) places += 1
          }
        }
        assert.isAbove(places, 5)
      }).pipe(withSteps),
    600_000
  )
})
