import { assert, describe, it } from "vitest"
import { parseDuration } from "./durations.ts"
import { parseScenarioYaml } from "./parseScenarioYaml.ts"
import { orders } from "./permutations.ts"
import { arrange } from "./runScenario.ts"

describe("arrange", () => {
  const post = (ref: string) => ({ post: ref })
  const names = (steps: ReturnType<typeof arrange>) => steps.map((step) => step.post ?? step.withdraw ?? "?")

  it("keeps a step that speaks of a signal behind the post of that signal", () => {
    const steps = [post("a"), { withdraw: "a" }, post("b")]
    assert.deepStrictEqual(names(arrange(steps, [0, 1])), ["a", "a", "b"])
    assert.deepStrictEqual(names(arrange(steps, [1, 0])), ["b", "a", "a"])
  })

  it("loses no step in any order", () => {
    const steps = [post("a"), post("b"), { withdraw: "b" }, post("c"), { withdraw: "a" }]
    for (const order of orders(3)) assert.strictEqual(arrange(steps, order).length, steps.length)
  })
})

describe("orders", () => {
  it("gives every order of up to four, and 24 of more", () => {
    assert.strictEqual(new Set(orders(4).map(String)).size, 24)
    assert.strictEqual(orders(3).length, 6)
    assert.strictEqual(orders(9).length, 24)
    for (const order of orders(9)) assert.sameMembers([...order], [0, 1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe("parseDuration", () => {
  it.each([
    ["3d", 259_200_000],
    ["90m", 5_400_000],
    ["P1Y", 31_536_000_000],
    ["PT36H", 129_600_000],
    ["soon", undefined]
  ])("%s", (text, millis) => assert.strictEqual(parseDuration(text), millis))
})

describe("parseScenarioYaml", () => {
  it("keeps what begins with a zero as text, and numbers as numbers", () => {
    assert.deepStrictEqual(parseScenarioYaml("{phone: 0612345678, house: 12, zero: 0, date: 2008-03-04}"), {
      phone: "0612345678",
      house: 12,
      zero: 0,
      date: "2008-03-04"
    })
  })
})
