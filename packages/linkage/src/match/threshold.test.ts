import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { encode } from "../encode/index.ts"
import { isFollowed, isHub, limitOf, model, threshold, tokensOf, valueTokensOf } from "./index.ts"

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

describe("limits", () => {
  const e = encode(
    {
      givenNames: "Fenna",
      familyName: "Vos",
      birthDate: "2008-03-14",
      phones: ["0612349876"],
      address: { postcode: "9901AB", houseNumber: 4 }
    },
    keys
  )
  it("hold the covenant's limit for values and the block limit for the rest", () => {
    const values = valueTokensOf(e)
    expect(values.map((t) => t.charAt(0)).sort()).toEqual(["a", "p"])
    for (const token of tokensOf(e)) {
      expect(token.length).toBeLessThanOrEqual(24)
      const limit = values.includes(token) ? 20 : 128
      expect(limitOf(token, 20)).toBe(limit)
      expect(isFollowed(token, limit, 20)).toBe(true)
      expect(isFollowed(token, limit + 1, 20)).toBe(false)
      expect(isHub(token, limit + 1, 20)).toBe(values.includes(token))
    }
  })
})
