import { describe, expect, it } from "vitest"
import { mapShares } from "./adaptShares.ts"
import { CROWDS } from "./crowd.ts"
import { type Levels, type Model, model, movesOf, priorMovesOf, publish, weigh } from "./index.ts"

const rarer: Model = {
  ...model,
  shares: mapShares(model, (share, of) => (of === "match" ? share / 2 : share))
}
const LEVELS: Levels = {
  hubs: [],
  crowd: "8",
  familyName: "near",
  givenNames: undefined,
  order: undefined,
  birthDate: "exact",
  address: undefined,
  phone: undefined,
  email: undefined,
  handle: undefined,
  sex: "same"
}

describe("publish", () => {
  it("gives shares that sum to 1, a name and a parent, and moves no weight", () => {
    const next = publish(rarer, "2026.12-1", model.version)
    const all = Object.values(next.shares).flatMap((row) => Object.values(row))
    expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(next).toMatchObject({ version: "2026.12-1", parent: model.version, threshold: model.threshold })
    expect(weigh(LEVELS, next).weight).toBeCloseTo(weigh(LEVELS, rarer).weight, 6)
  })
})

describe("movesOf", () => {
  it("tells nothing of a model beside itself", () => {
    expect(movesOf(model, model)).toEqual([])
    expect(priorMovesOf(model, model).map(({ bits }) => bits)).toEqual(CROWDS.map(() => 0))
  })

  it("tells each number that moved with its bits, the furthest first", () => {
    const { sex } = model.levels.twin
    const moved: Model = {
      ...rarer,
      levels: { ...model.levels, twin: { ...model.levels.twin, sex: { ...sex, differs: sex.differs / 8 } } }
    }
    const [first, ...rest] = movesOf(model, moved)
    expect(first).toMatchObject({ place: "levels.twin.sex.differs", before: sex.differs })
    expect(first?.bits).toBeCloseTo(-3, 9)
    expect(rest.map(({ place }) => place).sort()).toEqual(CROWDS.map((crowd) => `shares.${crowd}.match`).sort())
    for (const { bits } of rest) expect(bits).toBeCloseTo(-1, 9)
  })

  it("tells by how many bits the start of the evidence moved", () => {
    for (const { bits, before, after } of priorMovesOf(model, rarer)) {
      expect(bits).toBeCloseTo(-1, 9)
      expect(after - before).toBe(bits)
    }
  })
})
