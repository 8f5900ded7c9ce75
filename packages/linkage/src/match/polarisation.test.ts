import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys, otherKeys } from "../../test/arbitraries.ts"
import { encodeExpression, encodeGroup } from "../encode/index.ts"
import { comparePolarisation, POLARISATION_THRESHOLD, type PolarisationFacts } from "./index.ts"

const facts: PolarisationFacts = {
  municipality: "GM9001",
  observedAt: "2026-03-01",
  themes: ["antisemitism"],
  groupTokens: [],
  expressionTokens: []
}
const links = (a: PolarisationFacts, b: PolarisationFacts) => comparePolarisation(a, b).weight >= POLARISATION_THRESHOLD
const arbitrary = fc.record({
  municipality: fc.constantFrom("GM9001", "GM9002"),
  observedAt: fc.constantFrom("2026-03-01", "2026-03-05T10:00:00Z", "2026-04-30", "2026-05-01", "never"),
  themes: fc.subarray(["antisemitism", "group-conflict"]),
  groupTokens: fc.subarray(["Ga", "Gb"]),
  expressionTokens: fc.subarray(["Xa", "Xb"])
})

describe("comparePolarisation", () => {
  it("is symmetric and sums to the last bit", () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const found = comparePolarisation(a, b)
        expect(comparePolarisation(b, a)).toEqual(found)
        expect(found.terms.reduce((sum, t) => sum + t.weight, 0)).toBe(found.weight)
      })
    )
  })

  it("links one theme or group in one municipality within sixty days", () => {
    expect(links(facts, { ...facts, observedAt: "2026-04-30" })).toBe(true)
    expect(
      links(
        { ...facts, themes: ["group-conflict"], groupTokens: ["Ga"] },
        { ...facts, observedAt: "2026-04-30", groupTokens: ["Ga", "Gb"] }
      )
    ).toBe(true)
  })

  it("links nothing later, elsewhere, or without a ground in common", () => {
    expect(links(facts, { ...facts, observedAt: "2026-05-01" })).toBe(false)
    expect(links(facts, { ...facts, municipality: "GM9002" })).toBe(false)
    expect(links(facts, { ...facts, themes: ["group-conflict"] })).toBe(false)
    expect(links(facts, { ...facts, observedAt: "unreadable" })).toBe(false)
    expect(
      links({ ...facts, themes: [], expressionTokens: ["Xa"] }, { ...facts, themes: [], expressionTokens: ["Xb"] })
    ).toBe(false)
  })
})

describe("tokens of groups and expressions", () => {
  it("read through spelling, and are of one covenant", () => {
    expect(encodeGroup("Voorpost Noord", keys)).toBe(encodeGroup("voorpost-NOORD", keys))
    expect(encodeGroup("Voorpost Noord", keys)).not.toBe(encodeGroup("Voorpost Noord", otherKeys))
    expect(encodeGroup("...", keys)).toBeUndefined()
    expect(encodeExpression({ type: "handle", value: "@voorpost88" }, keys)).toBe(
      encodeExpression({ type: "handle", value: "Voorpost88" }, keys)
    )
    expect(encodeExpression({ type: "slogan", value: "88" }, keys)).not.toBe(
      encodeExpression({ type: "symbol", value: "88" }, keys)
    )
  })
})
