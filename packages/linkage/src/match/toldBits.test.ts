import fc from "fast-check"
import { expect, it } from "vitest"
import { toldBits } from "./toldBits.ts"

const bits = fc.double({ min: -60, max: 60, noNaN: true })

it("comes as near as a thousandth, and comes back from JSON as it was", () => {
  fc.assert(
    fc.property(bits, (some) => {
      const told = toldBits(some)
      expect(Math.abs(told - some)).toBeLessThanOrEqual(0.0005 + 1e-9)
      expect(toldBits(told)).toBe(told)
      expect(JSON.parse(JSON.stringify(told))).toBe(told)
      expect(JSON.stringify(told).length).toBeLessThanOrEqual("-60.000".length)
    })
  )
})

it("never puts a weaker weight before a stronger one", () => {
  fc.assert(
    fc.property(bits, bits, (x, y) => {
      expect(toldBits(Math.min(x, y))).toBeLessThanOrEqual(toldBits(Math.max(x, y)))
    })
  )
})
