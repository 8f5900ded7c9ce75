import { describe, expect, it } from "vitest"
import { COVENANT_RULE, RuleColumns, ruleHolds } from "./linkRule.ts"

const at = (angle: string, observedDay: number | undefined) => ({ angle, observedDay })

describe("ruleHolds", () => {
  it("asks for enough angles in one window", () => {
    expect(ruleHolds([at("education", 0), at("welfare", 700)], COVENANT_RULE)).toBe(true)
    expect(ruleHolds([at("education", 0), at("welfare", 800)], COVENANT_RULE)).toBe(false)
    expect(ruleHolds([at("education", undefined), at("welfare", undefined)], COVENANT_RULE)).toBe(true)
    expect(ruleHolds([at("education", 0), at("", 0)], COVENANT_RULE)).toBe(false)
  })
})

describe("RuleColumns", () => {
  it("keeps the facts of each record, days before 1970 and none at all included", () => {
    const columns = new RuleColumns()
    const facts = [
      { covenant: "c2", angle: "education", observedDay: 0 },
      { covenant: "c1", angle: "welfare", observedDay: -100_000_000 },
      { covenant: "c2", angle: "", observedDay: undefined },
      { covenant: "", angle: "education", observedDay: 100_000_000 }
    ]
    for (const one of facts) columns.add(one)
    const factsOf = columns.reader()
    expect(facts.map((_, i) => factsOf(i))).toEqual(facts.map(({ angle, observedDay }) => ({ angle, observedDay })))
    expect([...columns.covenantOf()]).toEqual([0, 1, 0, 2])
    expect(columns.covenants).toBe(3)
  })
})
