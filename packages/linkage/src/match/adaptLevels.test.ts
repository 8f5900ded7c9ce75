import { describe, expect, it } from "vitest"
import { NOTHING_KNOWN, times } from "../../test/levels.ts"
import { adaptLevels } from "./adaptLevels.ts"
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
const fitOf = (pairs: ReadonlyArray<Levels>) => adaptLevels(model, patternsOf(pairs), 0)

describe("adaptLevels", () => {
  it("learns from pairs that the other fields decide how often a field is wrong", () => {
    const right: Levels = { ...same, phone: "mobile", email: "same" }
    const fitted = fitOf([...times(1000, right), ...times(200, { ...right, birthDate: "differs" })])
    expect(fitted.levels.match.birthDate.differs).toBeGreaterThan(0.1)
  })

  it("does not learn a field from pairs that the other fields leave open, however many they are", () => {
    const namesake: Levels = {
      ...NOTHING_KNOWN,
      crowd: "64",
      address: "differs",
      familyName: "exact-rare",
      givenNames: "exact-rare",
      order: "straight"
    }
    const pairs = [...times(500, same), ...times(9000, { ...namesake, birthDate: "differs" }), ...times(900, namesake)]
    const shipped = model.levels.match.birthDate.differs
    expect(fitOf(pairs).levels.match.birthDate.differs).toBeLessThanOrEqual(shipped)
  })

  it("is not drowned by strangers: the chances of one person's records stay near the shipped ones", () => {
    const stranger: Levels = {
      ...NOTHING_KNOWN,
      familyName: "differs",
      address: "town",
      birthDate: "differs",
      givenNames: "exact-usual"
    }
    const fitted = fitOf([...times(2000, same), ...times(40_000, stranger)])
    expect(fitted.levels.match.birthDate.differs).toBeLessThan(model.levels.match.birthDate.differs * 2)
    expect(fitted.levels.match.familyName.differs).toBeLessThan(model.levels.match.familyName.differs * 2)
  })

  it("leaves every class but that of one person as it agrees", () => {
    const { match: _, ...others } = fitOf(times(500, same)).levels
    const { match: __, ...shipped } = model.levels
    expect(others).toEqual(shipped)
  })
})
