import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bestOf, decisionAt, precisionRecall, recallAt, scoresOf } from "./index.ts"

const pairs = fc.array(
  fc.record({ weight: fc.integer({ min: -9, max: 9 }), same: fc.nat({ max: 5 }), other: fc.nat({ max: 5 }) }),
  { maxLength: 30 }
)
const sum = (all: ReadonlyArray<number>) => all.reduce((total, one) => total + one, 0)

describe("precisionRecall", () => {
  it("falls in weight and never in recall, and ends with all that was compared", () => {
    fc.assert(
      fc.property(pairs, fc.nat({ max: 20 }), (all, missed) => {
        const same = sum(all.map((one) => one.same))
        const curve = precisionRecall(all, same + missed)
        curve.forEach((point, i) => {
          const before = curve[i - 1]
          if (before === undefined) return
          expect(point.weight).toBeLessThan(before.weight)
          expect(point.recall).toBeGreaterThanOrEqual(before.recall)
        })
        const { weight: _, ...last } = curve.at(-1) ?? { weight: 0, ...scoresOf(0, 0, same + missed) }
        expect(last).toEqual(scoresOf(same, same + sum(all.map((one) => one.other)), same + missed))
      })
    )
  })

  it("decides at a bar as counting the pairs from there on would", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -10, max: 10 }), (all, bar) => {
        const wanted = sum(all.map((one) => one.same)) + 1
        const taken = all.filter(({ weight }) => weight >= bar)
        const same = sum(taken.map((one) => one.same))
        expect(decisionAt(precisionRecall(all, wanted), bar)).toMatchObject(
          scoresOf(same, same + sum(taken.map((one) => one.other)), wanted)
        )
      })
    )
  })

  it("has its best point where no other has a higher F1, and tells recall only at the precision that was asked for", () => {
    const curve = precisionRecall(
      [
        { weight: 9, same: 50, other: 0 },
        { weight: 5, same: 30, other: 1 },
        { weight: 1, same: 10, other: 60 }
      ],
      100
    )
    expect(bestOf(curve)).toBe(curve[1])
    expect(recallAt(curve, 1)).toBe(0.5)
    expect(recallAt(curve, 0.98)).toBe(0.8)
    expect(recallAt([], 0.99)).toBe(0)
  })
})
