import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { model, threshold } from "./index.ts"

describe("threshold", () => {
  it("rises with the history, in steps, and only at a power of two", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (n) => {
        expect(threshold(model, n + 1)).toBeGreaterThanOrEqual(threshold(model, n))
        if (!Number.isInteger(Math.log2(n + 1))) expect(threshold(model, n + 1)).toBe(threshold(model, n))
      })
    )
    expect(threshold(model, 0)).toBe(model.threshold.base)
    expect(threshold(model, model.threshold.records * 2) - threshold(model, model.threshold.records)).toBeCloseTo(
      model.threshold.perDoubling
    )
  })
})
