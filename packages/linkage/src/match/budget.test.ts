import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { BUDGET, FREE_STEP, followedOf, isValueToken, limitOf, loadOf, OVERFULL, stepOf, tokenStep } from "./index.ts"

const KINDS = "nbcikdpeas"
const token = fc
  .tuple(fc.constantFrom(...KINDS), fc.integer({ min: 0, max: 40 }))
  .map(([kind, n]) => `${kind}${String(n).padStart(2, "0")}`)
/** Tokens of one record, and how many records hold each. */
const held = fc.uniqueArray(fc.tuple(token, fc.integer({ min: 1, max: 200 })), {
  selector: ([name]) => name,
  maxLength: 40
})
const tokensIn = (record: ReadonlyArray<readonly [string, number]>) => record.map(([name]) => name)
const stepsOf = (record: ReadonlyArray<readonly [string, number]>, hubLimit = 20) => {
  const holders = new Map(record)
  return (name: string) => tokenStep(name, holders.get(name) ?? 0, hubLimit)
}
const costOf = (record: ReadonlyArray<readonly [string, number]>) => {
  const holders = new Map(record)
  return followedOf(tokensIn(record), stepsOf(record)).reduce((sum, name) => sum + (holders.get(name) ?? 1) - 1, 0)
}

describe("stepOf", () => {
  it("is the least of 4, 8 ... 128 that is not below the count, and one step above them all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (holders) => {
        const step = stepOf(holders)
        expect([4, 8, 16, 32, 64, 128, OVERFULL]).toContain(step)
        if (holders <= 128) expect(step).toBeGreaterThanOrEqual(holders)
        else expect(step).toBe(OVERFULL)
        if (step > FREE_STEP) expect(step / 2).toBeLessThan(holders)
      })
    )
  })
})

describe("tokenStep", () => {
  it("is overfull above the covenant's limit for values, and above the block limit for the rest", () => {
    fc.assert(
      fc.property(
        token,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (name, holders, hubLimit) => {
          const limit = isValueToken(name) ? Math.min(hubLimit, 128) : 128
          expect(limitOf(name, hubLimit)).toBe(limit)
          expect(tokenStep(name, holders, hubLimit)).toBe(holders > limit ? OVERFULL : stepOf(holders))
        }
      )
    )
  })
})

describe("followedOf", () => {
  it("stays what it is when more hold tokens that are not followed", () => {
    let cases = 0
    fc.assert(
      fc.property(
        held,
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 40, maxLength: 40 }),
        (record, more) => {
          const before = followedOf(tokensIn(record), stepsOf(record))
          const followed = new Set(before)
          const busier = record.map(
            ([name, holders], index) => [name, followed.has(name) ? holders : holders + (more[index] ?? 0)] as const
          )
          expect(followedOf(tokensIn(busier), stepsOf(busier))).toEqual(before)
          if (before.length < record.length) cases++
        }
      )
    )
    expect(cases).toBeGreaterThan(0)
  })

  it("leads to no more than the budget and three others for each token, however many hold them", () => {
    fc.assert(
      fc.property(held, (record) => {
        expect(costOf(record)).toBeLessThanOrEqual(BUDGET + 3 * record.length)
      }),
      { numRuns: 500 }
    )
  })

  it("follows every free token, no overfull one, and all where the load is within the budget", () => {
    fc.assert(
      fc.property(held, (record) => {
        const step = stepsOf(record)
        const followed = new Set(followedOf(tokensIn(record), step))
        for (const name of tokensIn(record)) {
          if (step(name) === FREE_STEP) expect(followed.has(name)).toBe(true)
          if (step(name) === OVERFULL) expect(followed.has(name)).toBe(false)
          if (loadOf(tokensIn(record), step) <= BUDGET) expect(followed.has(name)).toBe(step(name) < OVERFULL)
        }
      })
    )
  })

  it("passes over a busier token before a rarer one, and leaves no budget unused that the next would fit in", () => {
    fc.assert(
      fc.property(held, (record) => {
        const step = stepsOf(record)
        const followed = followedOf(tokensIn(record), step)
        const passed = tokensIn(record).filter((name) => step(name) < OVERFULL && !followed.includes(name))
        const spent = loadOf(followed, step)
        expect(spent).toBeLessThanOrEqual(BUDGET)
        for (const out of passed) {
          expect(spent + step(out)).toBeGreaterThan(BUDGET)
          for (const name of followed) {
            expect(
              [step(name), step(out)].join() === `${step(out)},${step(out)}` ? name < out : step(name) < step(out)
            ).toBe(true)
          }
        }
      })
    )
  })

  it("does not depend on the order or the repetition of tokens, nor on counts within a step", () => {
    fc.assert(
      fc.property(held, fc.integer({ min: 0, max: 7 }), (record, turn) => {
        const wanted = followedOf(tokensIn(record), stepsOf(record))
        const turned = [...record.slice(turn), ...record.slice(0, turn), ...record.slice(0, turn)].reverse()
        expect(followedOf(tokensIn(turned), stepsOf(record))).toEqual(wanted)
        const least = record.map(([name, holders]) => [name, stepOf(holders) / 2 + 1] as const)
        const most = record.map(([name, holders]) => [name, stepOf(holders)] as const)
        const open = 1000
        expect(followedOf(tokensIn(record), stepsOf(least, open))).toEqual(
          followedOf(tokensIn(record), stepsOf(most, open))
        )
      })
    )
  })
})
