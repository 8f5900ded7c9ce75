import { describe, expect, it } from "vitest"
import { FREE_STEP, frequenciesOf, OVERFULL } from "./index.ts"

describe("frequenciesOf", () => {
  const frequencies = frequenciesOf(
    new Map([
      ["n1", OVERFULL],
      ["p1", OVERFULL],
      ["p2", 16]
    ])
  )

  it("takes what it was not told of for rare", () => {
    expect(frequencies.step("n2")).toBe(FREE_STEP)
    expect(frequencies.step("p2")).toBe(16)
    expect(frequencies.step("n1")).toBe(OVERFULL)
  })

  it("calls a value of too many a hub, and never a name or a busy value", () => {
    expect(frequencies.isHub("p1")).toBe(true)
    expect(frequencies.isHub("p2")).toBe(false)
    expect(frequencies.isHub("n1")).toBe(false)
  })
})
