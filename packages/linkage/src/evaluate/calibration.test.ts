import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calibration, chanceOf, histogram } from "./index.ts"

const pairs = fc.array(
  fc.record({
    weight: fc.double({ min: -60, max: 60, noNaN: true }),
    same: fc.nat({ max: 9 }),
    other: fc.nat({ max: 9 })
  }),
  { maxLength: 40 }
)

describe("calibration", () => {
  it("counts each pair in one of ten bins, under a mean that lies in the bin", () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: -5, max: 5, noNaN: true }), (all, bar) => {
        const bins = calibration(all, bar)
        expect(bins).toHaveLength(10)
        expect(bins.reduce((sum, bin) => sum + bin.pairs, 0)).toBe(
          all.reduce((sum, one) => sum + one.same + one.other, 0)
        )
        expect(bins.reduce((sum, bin) => sum + bin.found * bin.pairs, 0)).toBeCloseTo(
          all.reduce((sum, one) => sum + one.same, 0),
          6
        )
        for (const { from, to, pairs, predicted, found } of bins) {
          if (pairs === 0) continue
          expect(predicted).toBeGreaterThanOrEqual(from - 1e-9)
          expect(predicted).toBeLessThanOrEqual(to + 1e-9)
          expect(found).toBeLessThanOrEqual(1)
        }
      })
    )
  })

  it("gives even odds at the bar, and twice the odds a bit above it", () => {
    expect(chanceOf(3, 3)).toBe(0.5)
    expect(chanceOf(4, 3)).toBeCloseTo(2 / 3, 12)
    expect(chanceOf(2000, 0)).toBe(1)
    expect(chanceOf(-2000, 0)).toBe(0)
  })

  it("sees a model whose chances are right on the diagonal", () => {
    const right = [-2, -1, 0, 1, 2].map((weight) => {
      const same = Math.round(chanceOf(weight, 0) * 30_000)
      return { weight, same, other: 30_000 - same }
    })
    for (const { pairs, predicted, found } of calibration(right, 0))
      if (pairs > 0) expect(found).toBeCloseTo(predicted, 3)
  })
})

describe("histogram", () => {
  it("counts every pair once, those beyond its ends too", () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const bins = histogram(all.map(({ weight, same }) => ({ weight, pairs: same })))
        expect(bins.reduce((sum, bin) => sum + bin.pairs, 0)).toBe(all.reduce((sum, one) => sum + one.same, 0))
      })
    )
    const [bin] = histogram([{ weight: 3.5, pairs: 7 }]).filter(({ pairs }) => pairs > 0)
    expect(bin).toEqual({ from: 2, to: 4, pairs: 7 })
  })
})
