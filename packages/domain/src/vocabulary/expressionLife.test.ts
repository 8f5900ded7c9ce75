import { describe, expect, it } from "vitest"
import { EXPRESSION_HALF_LIFE, fadedBits } from "./expressionLife.ts"
import { ExpressionType } from "./vocabulary.ts"

const worths = [0, 0.5, 3, 6.25, 12]

describe("fadedBits", () => {
  it("is whole on one day, and falls with the days between but never below nothing", () => {
    for (const type of ExpressionType.literals) {
      for (const bits of worths) {
        expect(fadedBits(bits, 0, type)).toBeCloseTo(bits, 9)
        for (let days = 1; days < 1500; days += 7) {
          expect(fadedBits(bits, days, type)).toBeLessThanOrEqual(fadedBits(bits, days - 1, type) + 1e-9)
          expect(fadedBits(bits, days, type)).toBeGreaterThanOrEqual(0)
        }
      }
    }
  })

  it("halves the odds with each half-life", () => {
    const odds = (days: number) => 2 ** fadedBits(6, days, "music") - 1
    expect(odds(EXPRESSION_HALF_LIFE.music) / odds(0)).toBeCloseTo(0.5, 9)
    expect(odds(3 * EXPRESSION_HALF_LIFE.music) / odds(0)).toBeCloseTo(0.125, 9)
  })

  it("lets an account last longest, and a picture fade first", () => {
    const faded = (type: ExpressionType) => fadedBits(6, 60, type)
    expect(faded("handle")).toBeGreaterThan(faded("symbol"))
    expect(faded("symbol")).toBeGreaterThan(faded("slogan"))
    expect(faded("slogan")).toBeGreaterThan(faded("music"))
    expect(faded("music")).toBeGreaterThan(faded("image"))
    expect(faded("channel")).toBe(faded("handle"))
  })
})
