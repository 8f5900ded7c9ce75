import { describe, expect, it } from "vitest"
import table from "../data/commonNames.json" with { type: "json" }
import { familyRarity, givenRarity, isCommonGiven } from "./rarity.ts"

describe("givenRarity", () => {
  it("counts every spelling and call name alike", () => {
    for (const name of ["mohamed", "mohammed", "muhammad", "mo", "maxamed"]) expect(givenRarity(name), name).toBe(0)
    for (const name of ["johannes", "jan", "hans"]) expect(givenRarity(name), name).toBe(0)
    for (const name of ["abdelrahman", "abdirahman", "abdurrahman"]) expect(givenRarity(name), name).toBe(1)
    for (const name of ["tesfay", "tesfaye", "tesfai"]) expect(givenRarity(name), name).toBe(0)
  })

  it("takes a name of no list for rare", () => {
    expect(givenRarity("quirijn")).toBe(2)
    expect(isCommonGiven("quirijn")).toBe(false)
    expect(isCommonGiven("fatma")).toBe(true)
  })
})

describe("familyRarity", () => {
  it.each(["jong", "yilmaz", "ali", "hassan", "tesfay", "nowak", "kowalska", "singh"])(
    "knows %s as very common",
    (name) => {
      expect(familyRarity(name)).toBe(0)
    }
  )
  it.each(["amrani", "khatib", "ramdin", "wisniewska", "warsame", "karimi", "shevchenko", "woldu"])(
    "knows %s as common",
    (name) => {
      expect(familyRarity(name)).toBe(1)
    }
  )
  it("takes a name of no list for rare, and a very common given name for a common father's name", () => {
    expect(familyRarity("elzenoord")).toBe(2)
    expect(familyRarity("fatima")).toBe(1)
  })
})

describe("the table of common names", () => {
  const groups = [...Object.entries(table.given), ...Object.entries(table.family)]

  it("has names of every group that the linker must treat alike", () => {
    for (const kind of [table.given, table.family])
      for (const group of [
        "dutch",
        "moroccan",
        "turkish",
        "syrian-iraqi",
        "eritrean-ethiopian",
        "surinamese-antillean",
        "polish-european",
        "somali",
        "afghan-iranian"
      ] as const)
        expect(`${kind[group].very} ${kind[group].common}`.trim().split(" ").length, group).toBeGreaterThanOrEqual(8)
  })

  it("counts no name in two classes of one group", () => {
    for (const [group, { very, common }] of groups) {
      const list = `${very} ${common}`.trim().split(" ")
      expect(new Set(list).size, group).toBe(list.length)
    }
  })
})
