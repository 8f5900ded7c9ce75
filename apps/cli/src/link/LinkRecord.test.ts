import { describe, expect, it } from "vitest"
import { headerOf } from "./columns.ts"
import { identityOf, idOf, LONGEST, ruleFactsOf } from "./LinkRecord.ts"
import { rowFaults } from "./linkTexts.ts"

const { at } = headerOf(["id", "house_number", "gender", "domain", "phone", "received_at", "covenant"], new Map())

describe("identityOf", () => {
  it("reads house numbers with their suffix, sexes and several phones", () => {
    expect(identityOf(["1", "12-a", "Female", "school", "06-1; 06-2"], at)).toMatchObject({
      sex: "v",
      address: { houseNumber: 12, suffix: "a" },
      phones: ["06-1", "06-2"]
    })
  })

  it("leaves out what is not there, and cuts what is no name", () => {
    const names = headerOf(["id", "family_name", "given_names"], new Map()).at
    const { familyName, givenNames } = identityOf(["1", "x".repeat(5000)], names)
    expect(familyName?.length).toBe(LONGEST)
    expect(givenNames).toBeUndefined()
  })
})

describe("ruleFactsOf", () => {
  it("reads the angle by any of its names, and the day of a moment", () => {
    const facts = ruleFactsOf(["1", "", "", "school", "", "2026-03-01T23:30:00Z", "c1"], at)
    expect(facts).toEqual({ covenant: "c1", angle: "education", observedDay: 20_513 })
    expect(ruleFactsOf(["1", "", "", "", "", "soon", ""], at).observedDay).toBeUndefined()
  })
})

describe("idOf", () => {
  it("takes no row without an id, and cuts none", () => {
    expect(idOf([" 7 "], at)).toEqual({ id: "7" })
    expect(idOf([" ", "1"], at)).toEqual({ fault: rowFaults.noId })
    expect(idOf([], at)).toEqual({ fault: rowFaults.noId })
    expect(idOf(["x".repeat(LONGEST)], at)).toEqual({ id: "x".repeat(LONGEST) })
    expect(idOf(["x".repeat(LONGEST + 1)], at)).toEqual({ fault: rowFaults.longId(1000) })
  })
})
