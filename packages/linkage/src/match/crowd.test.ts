import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { NOTHING_COMMON } from "../../test/frequencies.ts"
import { type Encoding, encode } from "../encode/index.ts"
import { OVERFULL, stepOf } from "./budget.ts"
import { CROWDS, crowdOf } from "./crowd.ts"
import { frequenciesOf, isValueToken, model, weigh } from "./index.ts"
import { levelsOf } from "./levels.ts"

const person = (givenNames: string, familyName: string): Encoding => encode({ givenNames, familyName }, keys)
const fenna = person("Fenna", "Elzenoord")
const namesOf = (e: Encoding) => e.tokens.filter((token) => token.startsWith("n"))
const heldBy = (holders: number) => {
  const step = holders > 128 ? OVERFULL : stepOf(holders)
  return frequenciesOf(new Map(namesOf(fenna).map((token) => [token, step] as const)))
}

describe("crowdOf", () => {
  it.each([
    [2, "4"],
    [4, "4"],
    [5, "8"],
    [9, "16"],
    [32, "32"],
    [33, "64"],
    [128, "128"],
    [129, "more"]
  ] as const)("tells of %i records of one name that they are in crowd %s", (holders, crowd) => {
    expect(crowdOf(fenna, fenna, heldBy(holders))).toBe(crowd)
  })

  it("is none for two who share no whole name, or of whom one has none", () => {
    expect(crowdOf(fenna, person("Fenna", "Bakker"), NOTHING_COMMON)).toBe("none")
    expect(crowdOf(fenna, person("", "Elzenoord"), NOTHING_COMMON)).toBe("none")
  })

  it("is symmetric, and takes the rarer of two names that are shared", () => {
    const double = person("Fenna", "Elzenoord-Bakker")
    const [first = "", second = ""] = namesOf(double)
    expect(second).not.toBe("")
    const frequencies = frequenciesOf(new Map([[first, 64]]))
    expect(crowdOf(double, double, frequencies)).toBe("4")
    expect(crowdOf(double, fenna, frequencies)).toBe(crowdOf(fenna, double, frequencies))
  })

  it("never counts a value: a name is no value token", () => {
    expect(namesOf(fenna).some(isValueToken)).toBe(false)
  })
})

describe("a whole name that is shared by sound", () => {
  it.each([
    ["Hamouni", "Hamani"],
    ["Berkhof", "Brughof"]
  ])("does not count the surnames %s and %s as close: the sound is all that agrees", (one, other) => {
    const born = (givenNames: string, familyName: string) =>
      encode({ givenNames, familyName, birthDate: "2001-02-03" }, keys)
    const level = (left: Encoding, right: Encoding) => levelsOf(left, right, NOTHING_COMMON, model).familyName
    expect(crowdOf(born("Marek", one), born("Marek", other), NOTHING_COMMON)).toBe("4")
    expect(level(born("Marek", one), born("Marek", other))).toBe("loose")
    expect(level(born("Marek", one), born("Piotr", other))).toBe("close")
  })

  it("takes another spelling for the same name still", () => {
    const { familyName } = levelsOf(person("Fenna", "Elsenoord"), fenna, NOTHING_COMMON, model)
    expect(familyName).toBe("near")
  })
})

describe("the shipped odds", () => {
  it("fall as more records hold the name that two share, all else equal", () => {
    const weightIn = (holders: number) => weigh(levelsOf(fenna, fenna, heldBy(holders), model), model).weight
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 2, max: 300 }), (x, y) => {
        expect(weightIn(Math.max(x, y))).toBeLessThanOrEqual(weightIn(Math.min(x, y)))
      })
    )
    expect(weightIn(129)).toBeLessThan(weightIn(4) - 4)
  })

  it("are there for every crowd", () => {
    expect(Object.keys(model.shares).sort()).toEqual([...CROWDS].sort())
  })
})
