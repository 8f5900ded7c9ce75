import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encoding } from "../../test/arbitraries.ts"
import { NOTHING_COMMON } from "../../test/frequencies.ts"
import { tension } from "../../test/tensions.ts"
import {
  clusters,
  compare,
  comparePolarisation,
  type Edge,
  explain,
  model,
  POLARISATION_THRESHOLD,
  recompute,
  threshold
} from "./index.ts"

const wire = <A>(value: A): A => JSON.parse(JSON.stringify(value))

describe("recompute", () => {
  it("gives the weight and the verdict of every pair, link or not, as they were stored, after the wire", () => {
    fc.assert(
      fc.property(encoding, encoding, fc.integer({ min: 1, max: 5_000_000 }), (x, y, size) => {
        const bar = threshold(model, size)
        const found = compare(x, y, { model, frequencies: NOTHING_COMMON })
        const { pairs } = wire(explain([{ a: "s1", b: "s2", ...found }], bar))
        const again = recompute({ signals: ["s1", "s2"], bar, pairs, omitted: 0, confirmed: [] })
        expect(again.weight).toBe(found.weight)
        expect(again.pairs).toEqual([{ a: "s1", b: "s2", weight: found.weight, holds: found.weight >= bar }])
        expect(again.together).toBe(found.weight >= bar)
      })
    )
  })

  it("gives those of situations", () => {
    const found = comparePolarisation(
      tension({ themes: ["antisemitism"] }),
      tension({ themes: ["antisemitism", "group-conflict"], groups: ["Voorpost Noord"] }),
      NOTHING_COMMON
    )
    const { pairs } = wire(explain([{ a: "s1", b: "s2", ...found }]))
    const bar = POLARISATION_THRESHOLD
    const again = recompute({ signals: ["s1", "s2"], bar, pairs, omitted: 0, confirmed: [] })
    expect(again).toEqual({
      pairs: [{ a: "s1", b: "s2", weight: found.weight, holds: true }],
      weight: found.weight,
      together: true
    })
  })

  const ids = ["a", "b", "c", "d", "e", "f"]
  const edges = fc.uniqueArray(
    fc.record({
      a: fc.constantFrom(...ids),
      b: fc.constantFrom(...ids),
      weight: fc.double({ min: -14, max: 16, noNaN: true })
    }),
    { maxLength: 15, selector: ({ a, b }) => [a, b].sort().join() }
  )
  const inside = (members: ReadonlyArray<string>, all: ReadonlyArray<Edge>) =>
    all
      .filter(({ a, b }) => a !== b && members.includes(a) && members.includes(b))
      .map(({ a, b, weight }) => ({ a, b, terms: [{ weight }] }))

  it("finds each cluster together from its own evidence, without what lay around it", () => {
    fc.assert(
      fc.property(edges, fc.double({ min: 0, max: 4, noNaN: true }), (all, bar) => {
        const found = clusters(ids, all, { threshold: bar, mustLink: [], cannotLink: [] })
        for (const signals of found.clusters) {
          const told = { signals, bar, pairs: inside(signals, all), confirmed: [] }
          expect(recompute({ ...told, omitted: 0 }).together).toBe(true)
          expect(recompute({ ...told, omitted: 3 }).together).toBe(true)
        }
      })
    )
  })

  it("finds together what people put together without evidence", () => {
    const told = { signals: ["a", "b", "c"], bar: 2, pairs: [], omitted: 0 }
    expect(recompute({ ...told, confirmed: ["a", "b", "c"] }).together).toBe(true)
    expect(recompute({ ...told, confirmed: [] }).together).toBe(false)
    expect(recompute({ ...told, confirmed: [] }).weight).toBeUndefined()
  })

  it("finds apart what a changed number no longer carries", () => {
    const told = { signals: ["a", "b"], bar: 2, omitted: 0, confirmed: [] }
    const of = (second: number) => [{ a: "a", b: "b", terms: [{ weight: 1 }, { weight: second }] }]
    expect(recompute({ ...told, pairs: of(1) }).together).toBe(true)
    expect(recompute({ ...told, pairs: of(0.9) }).together).toBe(false)
  })
})
