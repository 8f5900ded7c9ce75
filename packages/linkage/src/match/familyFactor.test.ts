import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { NOTHING_KNOWN, times } from "../../test/levels.ts"
import { familyFactor } from "./familyFactor.ts"
import { type Levels, model } from "./index.ts"
import { patternsOf } from "./patterns.ts"

const same: Levels = {
  ...NOTHING_KNOWN,
  crowd: "4",
  familyName: "exact-rare",
  address: "exact",
  birthDate: "exact",
  givenNames: "exact-rare",
  order: "straight"
}
const sibling: Levels = { ...same, crowd: "none", birthDate: "near-year", givenNames: "differs" }
const factorOf = (pairs: ReadonlyArray<Levels>) => familyFactor(model, patternsOf(pairs), 0)

describe("familyFactor", () => {
  it("keeps the model's families for a file that shows no home", () => {
    expect(factorOf([])).toBeCloseTo(1)
    expect(factorOf(times(4000, { ...same, address: undefined }))).toBeCloseTo(1)
  })

  it("hardly believes a handful of pairs, and does believe thousands", () => {
    expect(factorOf(times(5, same))).toBeGreaterThan(0.5)
    expect(factorOf(times(5000, same))).toBeLessThan(0.01)
  })

  it("never takes families for more usual than the model does, and for less with fewer siblings", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (people, x, y) => {
        const [few, many] = [Math.min(x, y), Math.max(x, y)]
        const fewer = factorOf([...times(people, same), ...times(few, sibling)])
        const more = factorOf([...times(people, same), ...times(many, sibling)])
        expect(fewer).toBeLessThanOrEqual(more)
        expect(more).toBeLessThanOrEqual(1)
        expect(fewer).toBeGreaterThan(0)
      }),
      { numRuns: 50 }
    )
  })
})
