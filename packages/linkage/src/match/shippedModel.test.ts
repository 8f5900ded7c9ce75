import { describe, expect, it } from "vitest"
import { model } from "./index.ts"
import { LEVELS } from "./levelNames.ts"

describe("the shipped model", () => {
  it("has a chance for every level of every field in every class, and they sum to one", () => {
    for (const [name, fields] of Object.entries(model.levels)) {
      for (const [field, levels] of Object.entries(LEVELS)) {
        const chances = Object.entries(fields).find(([f]) => f === field)?.[1]
        expect(Object.keys(chances ?? {}).sort(), `${name} ${field}`).toEqual([...levels].sort())
        expect(
          Object.values(chances ?? {}).reduce((sum, p) => sum + p, 0),
          `${name} ${field}`
        ).toBeCloseTo(1, 2)
      }
    }
  })

  it("shares the candidates out over all classes", () => {
    const all = Object.values(model.shares)
    for (const shares of all) expect(Object.keys(shares).sort()).toEqual(Object.keys(model.levels).sort())
    expect(all.flatMap((shares) => Object.values(shares)).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 1)
    expect(model.version).toMatch(/^\d{4}\.\d{2}-\d+$/u)
  })
})
